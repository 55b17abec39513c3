import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partnership, records } from '../../local/demo/definitions.ts';
import { saveMissing } from '../../local/demo/save-missing.ts';
import { openSite } from '../../local/demo/site.ts';
import { loadStories } from '../../local/demo/stories/load-stories.ts';
import type { FactorView } from '../../shared/api/factors.ts';
import type { BrightSpotsView, PeersView } from '../../shared/api/peers.ts';
import type { ReportView } from '../../shared/api/report.ts';
import type { SeriesView } from '../../shared/api/series.ts';
import type { Cycle } from '../../shared/cycles/cycle.ts';
import type { CycleResult } from '../../shared/cycles/result.ts';
import { eventually, type LocalHost, startLocalHost } from '../support/local-host.ts';

let host: LocalHost;
beforeAll(async () => {
  host = await startLocalHost();
  const site = openSite({ siteUrl: host.siteUrl, token: await host.token('backbone') });
  await site.api('PUT', '/api/partnership', partnership);
  const needed = records
    .filter(({ path }) => path === 'owners' || path === 'places')
    .flatMap(({ path, records: all }) => ({
      path,
      records: path === 'places' ? all.filter(({ id }) => id === 'rivermouth') : all,
    }));
  await saveMissing(site.api, needed);
  await loadStories(site);
}, 180_000);
afterAll(() => host?.stop());

const get = <T>(path: string) => host.api<T>('GET', path);
const series = (indicator: string, place: string) =>
  get<SeriesView>(`/api/series?indicator=${indicator}&place=${place}`);
const cycle = async (id: string) => ({
  ...(await get<CycleResult>(`/api/cycles/${id}/result`)),
  log: (await get<Cycle>(`/api/cycles/${id}`)).log,
});
/** Waits for what comes by mail; the mails of a run go out a little after its numbers. */
const mailAbout = (words: string) =>
  eventually(async () => {
    for (const { id } of await host.inbox()) {
      const text = (await host.mailText(id)).replaceAll(/\s+/g, ' ');
      if (text.includes(words)) return text;
    }
    return undefined;
  }, `a mail that says: ${words}`);

describe('the graduation gap of students of color', () => {
  it('goes from 14.3 to 9.5 points in three years, and both groups gained', async () => {
    const { gaps } = await series('on-time-graduation', 'rosemont');
    expect(gaps[0]?.points.map(({ gap }) => gap)).toEqual([-14.3, -12.8, -11.1, -9.5]);
    expect(gaps[0]?.change?.allGained.answer).toBe('yes');
  });

  it('is gone at some high schools, and widens at others, of which their owner is told', async () => {
    const gapAt = async (school: string) =>
      (await series('on-time-graduation', `${school}-high-school`)).gaps[0]?.points.at(-1)?.gap;
    expect(Math.abs((await gapAt('rosemont')) ?? 99)).toBeLessThan(1);
    expect(await gapAt('irongate')).toBeLessThan(-20);
    const mail = await mailAbout('Irongate High School widened');
    expect(mail).toContain('Larch Hill High School');
  });

  it('was worked on in a cycle whose aim is reached and whose rule is met, while absence in ninth grade fell', async () => {
    const { aim, rules, readings } = await cycle('ninth-grade-counselors');
    expect(aim).toMatchObject({ unit: 'points', from: { value: 14.3 }, latest: { value: 9.5 }, verdict: 'reached' });
    expect(rules).toMatchObject([{ verdict: 'met', decide: 'adopt' }]);
    expect(readings.lead).toMatch(/associated with .* cannot show that it is the cause/);
    const absence = (await series('ninth-grade-absence', 'rosemont')).points.map(({ groups }) => groups.all);
    expect(absence[0]).toMatchObject({ percent: 31.1 });
    expect(absence.at(-1)).toMatchObject({ percent: 24.4 });
  });
});

describe('reading coaching from kindergarten to grade 2', () => {
  it('goes with twice the words a week after three months, against schools without a coach', async () => {
    const { phases, readings } = await cycle('reading-coaching');
    const growth = phases[0]?.growth;
    if (!growth || 'cannotSay' in growth) throw new Error('Growth cannot be said.');
    expect(growth.test.perWeek / (growth.comparison?.perWeek ?? 1)).toBeGreaterThan(1.8);
    expect(growth.yearBefore?.difference?.finding).toBe('unclear');
    expect(phases[0]?.effect).toMatchObject({ finding: 'better' });
    expect(readings.lead).toContain('two schools cannot show that it is the cause');
  });

  it('meets the rule that was agreed on, its owner is told and decides to expand to six schools', async () => {
    const { rules, log, phases } = await cycle('reading-coaching');
    expect(rules[0]).toMatchObject({ ruleId: 'winter', verdict: 'met' });
    const mail = await mailAbout('decision rule of Reading coaching, kindergarten to grade 2 is met');
    expect(mail).toContain(`${host.siteUrl}/cycles/reading-coaching`);
    expect(log.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['created', 'review', 'judged', 'decision']));
    expect(phases[1]).toMatchObject({ name: 'Six schools', test: { placeIds: { length: 6 } } });
  });

  it('then waits for the second year', async () => {
    const { rules, log } = await cycle('reading-coaching');
    expect(rules[1]).toMatchObject({ ruleId: 'second-year', verdict: 'cannot-say', judgedIn: '2026-27-MOY' });
    expect(log.filter((one) => one.kind === 'judged' && one.verdict !== 'cannot-say')).toMatchObject([
      { ruleId: 'winter', period: '2025-26-MOY', verdict: 'met' },
    ]);
  });
});

describe('leveled libraries', () => {
  const factor = (year: string) =>
    get<FactorView>(
      `/api/factors?indicator=third-grade-reading&attribute=leveled-library&kind=school&adjust=low-income&period=${year}`,
    );

  it('go with better reading in third grade, also at the same share of low income', async () => {
    const { verdict, reading, leftOut } = await factor('2023-24-YEAR');
    expect(verdict).toBe('better');
    expect(reading.title).toMatch(/^Third-grade reading is higher at schools with a leveled library/);
    expect(reading.adjusted).toContain('At the same share with low income');
    expect(leftOut).toEqual([]);
  });

  it('are provided to all, and the result of those schools follows', async () => {
    expect(await factor('2025-26-YEAR')).toMatchObject({ verdict: 'cannot-say' });
    const { phases, rules } = await cycle('libraries-for-all');
    expect(phases[0]?.effect).toMatchObject({ finding: 'better' });
    expect(rules).toMatchObject([{ verdict: 'met', decide: 'adopt' }]);
  });
});

describe('a district beside others of the same profile', () => {
  it('has peers that do better, which its demographics do not explain', async () => {
    const peers = await get<PeersView>('/api/peers?indicator=ninth-grade-on-track&place=hillmont');
    expect(peers.matchedOn.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['low-income', 'english-learners', 'enrollment', 'mobility']),
    );
    expect(peers.peers.every(({ likeness }) => likeness === 'very-alike')).toBe(true);
    expect(peers.comparison).toMatchObject({ verdict: 'worse' });
  });

  it('sees where students do better than at places like it', async () => {
    const { spots, falseDiscoveryRate } = await get<BrightSpotsView>(
      '/api/bright-spots?indicator=ninth-grade-on-track',
    );
    expect(falseDiscoveryRate).toBe(0.05);
    expect(new Set(spots.map(({ place }) => place.name))).toEqual(new Set(['Amber Flats', 'Kentwell']));
  });

  it('reads the trend of years, and FAFSA completion week by week, in the report of the region', async () => {
    const { indicators } = await get<ReportView>('/api/report?place=rivermouth');
    const of = (id: string) => indicators.find(({ indicator }) => indicator.id === id);
    expect(of('ninth-grade-on-track')?.points).toHaveLength(4);
    expect(of('fafsa-by-week')?.points.map(({ period }) => period)).toHaveLength(20);
    expect(of('fafsa-by-week')?.places).toHaveLength(24);
  });
});
