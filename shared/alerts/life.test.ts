import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Released } from '../disclosure/release.ts';
import { cycleJudged } from '../mail/testing/findings.ts';
import { type Alert, alertSchema } from './alert.ts';
import { endAlert } from './end-alert.ts';
import { live } from './life.ts';
import type { Edition, Rule } from './rule.ts';
import { acknowledge, endSilence, silence } from './staff-actions.ts';
import { gapWidens, judgeSeries, level, released, ruleOf } from './testing/series.ts';

const lower = { betterWhen: 'lower', edition: 'first' } as const;
const now = new Date('2026-03-02T08:00:00Z');
const all = (period: string, percent: number | 'hidden', rest: Partial<Released> = {}) =>
  released(period, { all: percent === 'hidden' ? percent : [percent, 100] }, rest);

/** Plays a rule over what is published at each step. */
function play(
  steps: { rule?: Rule & Edition; series: Released[]; at?: Date; act?: (alert: Alert) => Alert | undefined }[],
) {
  let alert: Alert | undefined;
  const mails: string[] = [];
  for (const { rule = level(), series, at = now, act } of steps) {
    if (alert && act) alert = act(alert) ?? alert;
    const last = 'consecutive' in rule ? 2 * rule.consecutive : 1;
    const moved = live(alert, judgeSeries(rule, series, lower, { now: at }, last), { id: 'the-alert', rule, now: at });
    if (!moved) continue;
    alert = alertSchema.parse(moved.alert);
    if (moved.notify) mails.push(`${alert.reason} ${alert.period} #${alert.revision}`);
  }
  return { alert, mails };
}
/** The series grows by one period a step. */
const growing = (...periods: Released[]) => periods.map((_, index) => ({ series: periods.slice(0, index + 1) }));

describe('an alert', () => {
  const [calm, high, higher, hidden] = [
    all('2026-01', 10),
    all('2026-02', 25),
    all('2026-03', 30),
    all('2026-03', 'hidden'),
  ];

  it('does not exist while its rule never held', () => {
    expect(play(growing(calm))).toEqual({ alert: undefined, mails: [] });
  });

  it('opens with one mail, and stays without another', () => {
    const { alert, mails } = play(growing(calm, high, higher));
    expect(mails).toEqual(['opened 2026-02 #1']);
    expect(alert).toMatchObject({ state: 'firing', since: '2026-02', period: '2026-03' });
    expect(alert?.finding.period).toBe('2026-03');
  });

  it('resolves without a mail, and opening again is a new transition', () => {
    const { alert, mails } = play(growing(high, all('2026-03', 10), all('2026-04', 25)));
    expect(mails).toEqual(['opened 2026-02 #1', 'opened 2026-04 #3']);
    expect(alert).toMatchObject({ state: 'firing', since: '2026-04' });
  });

  it('never resolves for want of data', () => {
    for (const last of [hidden, all('2026-03', 5, { parts: [] })]) {
      expect(play(growing(calm, high, last)).alert).toMatchObject({ state: 'firing', period: '2026-02' });
    }
    expect(play([{ series: [calm, high] }, { series: [calm] }, { series: [] }]).alert?.state).toBe('firing');
  });

  it('that a corrected file resolves or opens says restated', () => {
    const corrected = play([{ series: [calm, high] }, { series: [calm, all('2026-02', 15, { restated: true })] }]);
    expect(corrected.alert).toMatchObject({ state: 'resolved', reason: 'restated', period: '2026-02', revision: 2 });
    const raised = play([{ series: [calm, all('2026-02', 15)] }, { series: [calm, { ...high, restated: true }] }]);
    expect(raised.mails).toEqual(['restated 2026-02 #1']);
    const again = play([
      { series: [high] },
      { series: [high, all('2026-03', 10)] },
      { series: [high, { ...higher, restated: true as const }] },
    ]);
    expect(again.mails).toEqual(['opened 2026-02 #1', 'restated 2026-03 #3']);
  });

  it('that comes back in the same period, as when other places’ files come in, is not told twice', () => {
    const steps = [
      { series: [high] },
      { series: [all('2026-02', 15, { restated: true })] },
      { series: [{ ...high, restated: true as const }] },
    ];
    expect(play(steps)).toMatchObject({
      alert: { state: 'firing', revision: 3 },
      mails: ['opened 2026-02 #1'],
    });
  });

  it('keeps to the corrected counts while it stays, without a mail', () => {
    const { alert, mails } = play([{ series: [high] }, { series: [all('2026-02', 28)] }]);
    expect(mails).toHaveLength(1);
    expect(alert).toMatchObject({ revision: 1, finding: { after: { counts: { numerator: 28 } } } });
  });

  it('is not repeated by an edited rule that still holds, and is resolved by one that no longer does', () => {
    const series = [calm, high];
    const edited = play([{ series }, { rule: level({ percent: 22 }, 2), series }]);
    expect(edited.mails).toHaveLength(1);
    expect(edited.alert).toMatchObject({ state: 'firing', ruleVersion: 2, revision: 1 });
    const loosened = play([{ series }, { rule: level({ percent: 40 }, 2), series }]);
    expect(loosened.alert).toMatchObject({ state: 'resolved', reason: 'rule-changed', revision: 2 });
  });

  it('is told of a correction all the same when an edited rule had ended it', () => {
    const corrected = { ...all('2026-02', 40), restated: true as const };
    const rule = level({ percent: 35 }, 2);
    const steps = [{ series: [high] }, { rule, series: [high] }, { rule, series: [corrected] }];
    expect(play(steps).mails).toEqual(['opened 2026-02 #1', 'restated 2026-02 #3']);
    const twice = [
      ...steps.slice(0, 1),
      { rule, series: [corrected] },
      { rule: level({ percent: 15 }, 3), series: [high] },
    ];
    expect(play(twice).mails).toEqual(['opened 2026-02 #1']);
  });

  it('opened by an edited rule says so', () => {
    const series = [calm, all('2026-02', 15)];
    const steps = [{ series: [all('2026-01', 25)] }, { series }, { rule: level({ percent: 15 }, 2), series }];
    expect(play(steps).mails).toEqual(['opened 2026-01 #1', 'rule-changed 2026-02 #3']);
  });

  it('is not moved by history that comes late', () => {
    const { alert, mails } = play([{ series: [high] }, { series: [all('2025-11', 90), calm, high] }]);
    expect(mails).toHaveLength(1);
    expect(alert).toMatchObject({ state: 'firing', since: '2026-02', finding: { before: { period: '2026-01' } } });
  });

  it('of a gap is mailed again when it widened once more, but not for being as wide as a year before', () => {
    const gap = (period: string, focal: number) => released(period, { 'el:yes': [focal, 9999], 'el:no': [1000, 9999] });
    const months = [gap('2026-01', 2000), gap('2026-02', 3000), gap('2026-03', 4000)];
    const monthly = growing(...months).map((step) => ({ ...step, rule: gapWidens() }));
    expect(play(monthly).mails).toEqual(['opened 2026-02 #1', 'opened 2026-03 #2']);
    const years = [gap('2025-02', 2000), gap('2025-03', 2000), ...months.slice(1)];
    const yearly = growing(...years).map((step) => ({ ...step, rule: gapWidens({ comparison: 'year-before' }) }));
    expect(play(yearly).mails).toEqual(['opened 2026-02 #1']);
  });
});

describe('an alert that has to hold for two periods', () => {
  const rule = level({ consecutive: 2, clearsAt: 15 });
  const months = (...percents: (number | 'hidden')[]) =>
    percents.map((percent, month) => all(`2026-0${month + 1}`, percent));
  const grow = (...percents: (number | 'hidden')[]) =>
    growing(...months(...percents)).map((step) => ({ ...step, rule }));

  it('is pending first, and then opens', () => {
    expect(play(grow(10, 25))).toMatchObject({ alert: { state: 'pending' }, mails: [] });
    expect(play(grow(10, 25, 25))).toMatchObject({ alert: { state: 'firing', since: '2026-03' } });
    expect(play(grow(10, 25, 'hidden', 25)).mails).toHaveLength(1);
  });

  it('is over before it opened when it did not hold again', () => {
    expect(play(grow(10, 25, 17, 25))).toMatchObject({ alert: { state: 'pending' }, mails: [] });
    expect(play(grow(10, 25, 10))).toMatchObject({ alert: { state: 'resolved' }, mails: [] });
  });

  it('goes on between its level and where it is over', () => {
    expect(play(grow(25, 25, 17)).alert).toMatchObject({ state: 'firing', period: '2026-03' });
    expect(play(grow(25, 25, 17, 25)).mails).toHaveLength(1);
    expect(play(grow(25, 25, 14)).alert).toMatchObject({ state: 'resolved' });
  });
});

describe('an alert that comes and goes', () => {
  const flapping = [25, 10, 25, 10, 25, 25, 25].map((percent, month) => all(`2026-0${month + 1}`, percent));
  const mailsOf = (quietPeriods: number) =>
    play(growing(...flapping).map((step) => ({ ...step, rule: level({ quietPeriods }) }))).mails;

  it('is told each time, or once it held beyond the quiet time', () => {
    expect(mailsOf(0).map((mail) => mail.split(' ')[1])).toEqual(['2026-01', '2026-03', '2026-05']);
    expect(mailsOf(2).map((mail) => mail.split(' ')[1])).toEqual(['2026-01', '2026-05']);
    expect(mailsOf(5).map((mail) => mail.split(' ')[1])).toEqual(['2026-01', '2026-07']);
    expect(mailsOf(9)).toHaveLength(1);
  });

  it('is told within the quiet time when it turned round, and not when it comes again as it was', () => {
    const rule = ruleOf('change', { by: 5, comparison: 'previous', beyondChance: false, quietPeriods: 6 });
    const tellsOf = (...shares: number[]) => {
      const months = shares.map((percent, month) => all(`2026-0${month + 1}`, percent));
      return play(growing(...months).map((step) => ({ ...step, rule }))).mails.map((mail) => mail.split(' ')[1]);
    };
    expect(tellsOf(20, 30, 20)).toEqual(['2026-02', '2026-03']);
    expect(tellsOf(20, 30, 30, 20)).toEqual(['2026-02', '2026-04']);
    expect(tellsOf(20, 30, 30, 40)).toEqual(['2026-02']);
  });

  it('is not told again when its rule is switched off and on', () => {
    const series = [all('2026-01', 25)];
    const steps = [{ series }, { series, act: (alert: Alert) => endAlert(alert, now) }, { series }];
    expect(play(steps)).toMatchObject({ alert: { state: 'firing', revision: 3 }, mails: [expect.any(String)] });
  });
});

describe('what people do with an alert', () => {
  const by = { by: 'jordan', now };
  const [calm, high, higher] = [all('2026-01', 10), all('2026-02', 25), all('2026-03', 30)];
  const later = new Date('2026-05-01T00:00:00Z');
  const silenced = (alert: Alert) => silence(alert, { until: new Date('2026-04-01T00:00:00Z'), reason: 'Flood.' }, by);

  it('acknowledged, it stays so until it is over, and opens anew after', () => {
    const act = (alert: Alert) => acknowledge(alert, by);
    expect(play([{ series: [high] }, { series: [high, higher], act }])).toMatchObject({
      alert: { state: 'acknowledged', period: '2026-03', history: [{}, { by: 'jordan', reason: 'acknowledged' }] },
      mails: [expect.any(String)],
    });
    const over = [high, higher, all('2026-04', 10)];
    const steps = [{ series: [high] }, { series: over, act }, { series: [...over, all('2026-05', 25)] }];
    expect(play(steps).mails).toEqual(['opened 2026-02 #1', 'opened 2026-05 #4']);
  });

  it('silenced, it is quiet whatever comes, and told once after the end if it still holds', () => {
    const steps = [{ series: [calm, high] }, { series: [calm, high, higher], act: silenced }];
    expect(play(steps)).toMatchObject({ alert: { state: 'silenced', period: '2026-03' }, mails: [expect.any(String)] });
    const [after, again] = [
      { series: [calm, high, higher], at: later },
      { series: [high, higher], at: later },
    ];
    expect(play([...steps, after, again])).toMatchObject({
      alert: { state: 'firing', reason: 'silence-ended' },
      mails: ['opened 2026-02 #1', 'silence-ended 2026-03 #3'],
    });
  });

  it('silenced, it may open and be over without a word', () => {
    const over = [high, all('2026-03', 10)];
    const open = [...over, all('2026-04', 25)];
    const steps = [{ series: [high] }, { series: over, act: silenced }, { series: open }];
    expect(play(steps)).toMatchObject({ alert: { state: 'silenced' }, mails: [expect.any(String)] });
    const ended = [{ series: [...open, all('2026-05', 10)], at: later }];
    expect(play([...steps, ...ended])).toMatchObject({ alert: { state: 'resolved' }, mails: [expect.any(String)] });
  });

  it('a silence that is ended by hand tells nobody', () => {
    const act = (alert: Alert) => endSilence(silenced(alert) ?? alert, by);
    expect(play([{ series: [high] }, { series: [high], act }])).toMatchObject({
      alert: { state: 'acknowledged' },
      mails: [expect.any(String)],
    });
  });

  it('is turned down where it does not fit', () => {
    const { alert } = play(growing(high, all('2026-03', 10)));
    if (!alert) throw new Error('there is one');
    expect(acknowledge(alert, by)).toBeUndefined();
    expect(endSilence(alert, by)).toBeUndefined();
    expect(silence(alert, { until: now, reason: 'Too late.' }, by)).toBeUndefined();
  });
});

describe('whatever is published', () => {
  const percent = fc.oneof(
    { weight: 5, arbitrary: fc.nat(100) },
    { weight: 1, arbitrary: fc.constant('hidden' as const) },
  );
  const history = fc
    .array(percent, { minLength: 1, maxLength: 8 })
    .map((values) => values.map((value, month) => all(`2026-0${month + 1}`, value)));

  it('judging twice changes nothing', () => {
    fc.assert(
      fc.property(history, (months) => {
        const once = growing(...months);
        const twice = once.flatMap((step) => [step, step]);
        expect(play(twice)).toEqual(play(once));
      }),
    );
  });

  it('periods that arrive in any order end in the same state', () => {
    fc.assert(
      fc.property(
        history.chain((months) =>
          fc.tuple(fc.constant(months), fc.shuffledSubarray(months, { minLength: months.length })),
        ),
        ([months, shuffled]) => {
          const ends = (order: Released[]) => {
            const { alert } = play(growing(...order));
            return alert?.state === 'firing' && { period: alert.period, finding: alert.finding };
          };
          expect(ends(shuffled) || undefined).toEqual(ends(months) || undefined);
        },
      ),
    );
  });

  it('no transition is mailed twice', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 6 }), (releases) => {
        const { mails } = play(releases.map((series) => ({ series })));
        expect(new Set(mails.map((mail) => mail.split('#')[1])).size).toBe(mails.length);
      }),
    );
  });
});

describe('the alert of a decision rule', () => {
  type Said = ReturnType<typeof cycleJudged>['verdict'];
  const say = (verdict: Said, restated = false) => ({
    ...{ period: '2026-02', verdict: 'holds' as const, finding: cycleJudged({ verdict }) },
    ...(restated && { restated: true as const }),
  });
  const hear = (...said: ReturnType<typeof say>[]) => {
    let alert: Alert | undefined;
    return said.flatMap((verdict) => {
      const moved = live(alert, [verdict], { id: 'the-alert', rule: ruleOf('cycle'), now });
      alert = moved?.alert ?? alert;
      const { finding, reason } = moved?.alert ?? {};
      return moved?.notify && finding?.kind === 'cycle-judged' ? [`${finding.verdict} ${reason}`] : [];
    });
  };

  it('tells each verdict once, and the last one always, also one that comes again', () => {
    expect(hear(say('met'), say('met'), say('missed', true), say('missed', true), say('met', true))).toEqual([
      ...['met opened', 'missed restated', 'met restated'],
    ]);
  });

  it('tells what came to be judged with the data that was missing', () => {
    expect(hear(say('cannot-say'), say('met'))).toEqual(['cannot-say opened', 'met opened']);
  });
});
