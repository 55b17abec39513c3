import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import { laterPeriod } from '../catalog/period.ts';
import { runChartSvg } from '../charts/run-chart-svg.tsx';
import type { Released } from '../disclosure/release.ts';
import { composeAlertMail } from './alert-mail.ts';
import { courseOf } from './course.ts';
import { publishedIndicator } from './published-indicator.ts';
import { gapWidens, indicators, missing, pace, places, threshold } from './testing/findings.ts';

const periods = Array.from({ length: 18 }, (_, at) => laterPeriod('2024-09', at));
const released = (period: string, percent: number | 'hidden'): Released => ({
  ...{ indicatorId: 'chronic-absence', placeId: 'highline', period, parts: [] },
  cells: {
    all: percent === 'hidden' ? 'hidden' : { numerator: percent * 10, denominator: 1000 },
    'english_learner:yes': 'hidden',
  },
});
const publishedAs = (shareAt: (at: number) => number | 'hidden') =>
  publishedIndicator({
    indicator: chronicAbsence,
    places,
    series: new Map([['highline', periods.map((period, at) => released(period, shareAt(at)))]]),
  });
const published = publishedAs((at) => 15 + at);

describe('the course of a finding', () => {
  it('is a chart up to its period, with the level that was crossed', () => {
    const course = courseOf(threshold(), published, 'A finding');
    expect(course?.title).toBe('Over time');
    expect(course?.chart.periods).toEqual(periods);
    expect(course?.chart.level).toEqual({ kind: 'threshold', percent: 20 });
    expect(course?.chart.signals.get('2026-02')).toBe('worse');
    const earlier = threshold({ after: { period: '2025-09', counts: { numerator: 1, denominator: 10 } } });
    expect(courseOf(earlier, published, 'A finding')?.chart.periods.at(-1)).toBe('2025-09');
  });

  it('shows the target that is aimed at, and the way there', () => {
    const target = { group: 'all', percent: 12, by: '2027-09', baseline: { period: '2025-09' } };
    const aiming = { ...published, indicator: { ...chronicAbsence, targets: [target] } };
    const chart = courseOf(pace({ aim: { ...pace().aim, percent: 12 } }), aiming, 'A finding')?.chart;
    expect(chart?.level).toEqual({ kind: 'target', percent: 12 });
    expect([...(chart?.aim?.keys() ?? [])]).toEqual(['2025-10', '2025-11', '2025-12', '2026-01', '2026-02']);
  });

  it('says the latest periods and those a year before in numbers', () => {
    expect(courseOf(threshold(), published, '')?.table).toEqual({
      head: ['Oct 2025', 'Nov 2025', 'Dec 2025', 'Jan 2026', 'Feb 2026'],
      rows: [
        { name: 'A year before', cells: ['16.0', '17.0', '18.0', '19.0', '20.0'] },
        { name: 'In %', cells: ['28.0', '29.0', '30.0', '31.0', '32.0'] },
      ],
    });
  });

  it('hides in chart and numbers what is hidden', () => {
    const hidden = courseOf(
      threshold(),
      publishedAs((at) => (at === 16 ? 'hidden' : 15 + at)),
      '',
    );
    expect(hidden?.table.rows.at(-1)?.cells).toEqual(['28.0', '29.0', '30.0', 'hidden', '32.0']);
    expect(hidden && runChartSvg(hidden.chart)).toContain('hatch');
  });

  it('is not told where there is nothing to draw', () => {
    expect(courseOf(gapWidens(), published, '')).toBeUndefined();
    expect(courseOf(missing(), published, '')).toBeUndefined();
    expect(courseOf(threshold({ placeId: 'elsewhere' }), published, '')).toBeUndefined();
  });

  it('stands in the mail as a picture of its own with the finding as its words, and in numbers', () => {
    const mail = composeAlertMail({
      notifications: [{ alertId: 'a', severity: 'normal', finding: threshold(), restated: false }],
      recipient: { id: 'maya-lindqvist' },
      partnership: {
        name: 'Rivermouth',
        contact: 'Jordan',
        minimumGroupSize: 10,
        timeZone: 'America/Los_Angeles',
        demo: false,
      },
      ...{ indicators, places, siteUrl: 'https://x.example', choiceUrl: 'https://x.example/preferences/token' },
      courseOf: (finding, label) => courseOf(finding, published, label),
    });
    expect(mail.pictures.map(({ cid }) => cid)).toEqual(['chart-1']);
    expect(mail.html).toMatch(/<img src="cid:chart-1"[^>]*alt="Chronic absence at Highline rose to 24.1%"/);
    expect(mail.html).toContain('>32.0</td>');
    expect(mail.text).toContain('In %: 28.0, 29.0, 30.0, 31.0, 32.0');
  });
});
