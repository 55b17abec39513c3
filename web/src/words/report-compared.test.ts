import { describe, expect, it } from 'vitest';
import type { ReportedIndicator, ReportView } from '../../../shared/api/report.ts';
import { shownValue } from '../../../shared/api/shown-value.ts';
import { besideWords, brightSentence, comparedWords, stripKey } from './report-compared.ts';

type Beside = NonNullable<ReportedIndicator['besidePeers']>;
const fircrest = { place: { id: 'fircrest', name: 'Fircrest', kind: 'district' as const } };
const enrollment = { id: 'enrollment', name: 'Enrollment', kind: 'number' as const };
const beside = (rest: Partial<Beside> = {}): Beside => ({
  ...{ period: '2025-26-YEAR', value: shownValue({ numerator: 780, denominator: 1000 }), bright: [], others: [] },
  matchedOn: [{ ...enrollment, own: 1000 }],
  peers: ['Elm', 'Oak'].map((name) => ({
    place: { id: name, name },
    value: shownValue({ numerator: 7, denominator: 10 }),
  })),
  comparison: { mean: 71, deviation: 1, difference: 7, interval: [2, 12], p: 0.01, verdict: 'better' },
  ...rest,
});
const indicator = (besidePeers?: Beside): ReportedIndicator => ({
  indicator: { id: 'graduation', name: 'Graduation', betterWhen: 'higher', edition: 'cohort', source: 'State' },
  ...{ periodKind: 'year', points: [], breaks: [], gaps: [], places: [], brightSpots: [] },
  chart: { verdict: { state: 'cannot-say', reason: 'too-few-points' }, points: [] },
  ...(besidePeers && { besidePeers }),
});
const words = (rest?: Partial<Beside>) => besideWords(fircrest, indicator(beside(rest)));

describe('a bright spot in a report', () => {
  it('names the place, whose share it is, and what that is better than', () => {
    const spot = {
      ...{ place: { id: 'cedar', name: 'Cedar', kind: 'school' as const }, group: 'english_learner:yes' },
      ...{ period: '2025-26-YEAR', value: shownValue({ numerator: 241, denominator: 500 }) },
      than: [{ kind: 'peers' as const, percent: 42.1, points: 6.1 }],
    };
    expect(brightSentence(spot)).toBe(
      'Cedar: 48.2% (241 of 500 students) among English learners in 2025–26: 6.1 points above the average of places like it (42.1%).',
    );
  });
});

describe('a place beside similar ones in a report', () => {
  it('says by how much it differs, or that it does not clearly, and what similar means', () => {
    const similar = 'Similar in enrollment.';
    expect(words()).toEqual({ title: 'Graduation at Fircrest is 7.0 points above places like it.', similar });
    const unclear = { mean: 77, deviation: 9, difference: 1, interval: [-9, 11] as [number, number], p: 0.8 };
    expect(words({ comparison: { ...unclear, verdict: 'no-clear-difference' } })?.title).toBe(
      'Graduation at Fircrest: no clear difference from places like it.',
    );
    expect(words({ comparison: { cannotSay: 'too-few-peers' } })?.title).toBe(
      'It cannot be said how Fircrest compares: only 2 similar places have a value.',
    );
  });

  it('says nothing at a region, without a value, or where it is not known what is similar', () => {
    expect(besideWords(fircrest, indicator())).toBeUndefined();
    expect(words({ value: 'hidden', comparison: { cannotSay: 'no-value' } })).toBeUndefined();
    expect(words({ matchedOn: [], comparison: { cannotSay: 'nothing-to-match-on' } })).toBeUndefined();
  });

  it('explains the marks that are there', () => {
    expect(stripKey(fircrest, beside())).toBe('Filled: similar districts.');
    const others = beside().peers;
    const place = { ...fircrest.place, kind: 'school' as const };
    expect(stripKey({ place }, beside({ others, bright: ['Elm'] }))).toBe(
      'Filled: similar schools, open: other schools, star: bright spot.',
    );
  });
});

describe('how places were compared', () => {
  const report = (...all: ReportedIndicator[]): Pick<ReportView, 'place' | 'indicators' | 'attributes'> => ({
    ...{ ...fircrest, indicators: all, attributes: [{ ...enrollment, source: 'State' }] },
  });

  it('is said with what is matched on, how sure it is, and where it cannot be said', () => {
    expect(comparedWords(report(indicator(beside())))).toBe(
      'Places are similar that are near each other in enrollment, as far as that is known; never in outcomes. A bright spot does better than similar places, or than is expected of places with its attributes; of those told, at most 1 in 20 is expected to be chance. It does not say why.',
    );
    const hidden = beside({ value: 'hidden', comparison: { cannotSay: 'no-value' } });
    expect(comparedWords(report(indicator(hidden)))).toMatch(
      / Fircrest cannot be compared with similar places yet in: Graduation\.$/,
    );
    expect(comparedWords({ ...report(), attributes: [] })).toMatch(
      /^No attribute is named by which places are similar\./,
    );
  });
});
