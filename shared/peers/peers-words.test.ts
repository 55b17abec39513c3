import { describe, expect, it } from 'vitest';
import type { BrightSpotsView, PeersView } from '../api/peers.ts';
import { brightSpotSentence, brightSpotsLead } from './bright-spot-words.ts';
import { leftOut, peersLead, peersTitle, similarIn } from './peers-words.ts';

const share = (percent: number, numerator = 241, denominator = 1000) => ({ percent, numerator, denominator });
const peer = (name: string) => ({
  ...{ place: { id: name, name }, value: share(20), distance: 0.5, likeness: 'alike' as const, because: [] },
});
const indicator = {
  id: 'absence',
  name: 'Chronic absence',
  betterWhen: 'lower' as const,
  edition: '1',
  source: 'files',
};
const worse = { mean: 20, deviation: 1.5, difference: 4.1, interval: [1.1, 7.1] as [number, number], p: 0.02 };

const view = (change: Partial<PeersView> = {}): PeersView => ({
  ...{ indicator, place: { id: 'highline', name: 'Highline', kind: 'district' }, group: 'all', period: '2026-02' },
  value: share(24.1),
  matchedOn: [
    { id: 'enrollment', name: 'Enrollment', kind: 'number', unit: 'students', own: 1000 },
    { id: 'learners', name: 'Share of English learners', kind: 'share', own: 0.2 },
  ],
  peers: ['Ash', 'Birch', 'Cedar'].map(peer),
  ...{ notMatchedOn: [], others: [], withoutValue: [], withoutAttributes: [] },
  comparison: { ...worse, verdict: 'worse' },
  ...change,
});
const cannot = (cannotSay: 'no-value' | 'nothing-to-match-on' | 'too-few-peers' | 'all-the-same', more = {}) =>
  view({ comparison: { cannotSay }, ...more });
const better = { ...worse, difference: -4.1, interval: [-7.1, -1.1] as [number, number], verdict: 'better' as const };
const unclear = { ...worse, interval: [-2, 10.2] as [number, number], p: 0.2, verdict: 'no-clear-difference' as const };
const { period: _, ...withoutPeriod } = view();

const outcomes: [string, PeersView, string][] = [
  ['a concern', view(), 'Chronic absence at Highline is 4.1 points above places like it'],
  ['better', view({ comparison: better }), 'Chronic absence at Highline is 4.1 points below places like it'],
  [
    'a group',
    view({ group: 'english_learner:yes', comparison: better }),
    'Chronic absence among English learners at Highline is 4.1 points below places like it',
  ],
  [
    'no clear difference',
    view({ comparison: unclear }),
    'Chronic absence at Highline: no clear difference from places like it',
  ],
  [
    'two peers',
    cannot('too-few-peers', { peers: [peer('Ash'), peer('Birch')] }),
    'It cannot be said how Highline compares: only 2 similar places have a value',
  ],
  [
    'no peers',
    cannot('too-few-peers', { peers: [] }),
    'It cannot be said how Highline compares: no similar place has a value',
  ],
  ['nothing to match on', cannot('nothing-to-match-on'), 'It cannot be said which places are like Highline'],
  ['all the same', cannot('all-the-same'), 'Chronic absence at Highline is the same as at places like it'],
  [
    'a hidden value',
    { ...withoutPeriod, ...cannot('no-value', { value: 'hidden' }) },
    'Chronic absence at Highline is hidden to protect students',
  ],
  ['no value', cannot('no-value', { value: 'none' }), 'Chronic absence at Highline has no value to compare yet'],
];

describe('a place beside its peers, in words', () => {
  it.each(outcomes)('says %s', (_, one, title) => {
    expect(peersTitle(one)).toBe(title);
  });

  it('says how sure a difference is', () => {
    const theirs = 'February 2026: 24.1% (241 of 1,000 students). The 3 districts most like it have 20.0% on average. ';
    expect(peersLead(view())).toBe(
      `${theirs}It is likely between 1.1 and 7.1 points higher than one more place like them. Lower is better.`,
    );
    expect(peersLead(view({ comparison: better }))).toContain('between 1.1 and 7.1 points lower than one more');
    expect(peersLead(view({ comparison: unclear }))).toContain(
      'likely between −2.0 and +10.2 points, so it may be no more than such places usually differ.',
    );
    expect(peersLead(cannot('too-few-peers'))).toContain('At least 3 are needed');
    expect(peersLead(cannot('no-value', { value: 'hidden' }))).not.toMatch(/\d/);
  });

  it('says what similar means, and who and what is left out', () => {
    expect(similarIn(view())).toBe('Similar in enrollment and share of English learners.');
    expect(leftOut(view())).toEqual([]);
    const found = leftOut(
      view({
        notMatchedOn: [{ id: 'mobility', name: 'Mobility', because: 'unknown-of-many' }],
        withoutAttributes: [{ id: 'dune', name: 'Dune', attributes: ['Enrollment'] }],
        withoutValue: [{ id: 'elm', name: 'Elm' }],
      }),
    );
    expect(found).toEqual([
      'Not matched on mobility (not known of enough places).',
      'Without Dune (enrollment), of which that is not known.',
      'Without Elm: no value that may be shown in February 2026.',
    ]);
  });
});

describe('bright spots in words', () => {
  const spots: BrightSpotsView = {
    ...{ indicator, falseDiscoveryRate: 0.05, comparisons: 1240, places: 62 },
    spots: [
      {
        ...{ place: { id: 'cedar', name: 'Cedar', kind: 'district' }, group: 'low_income:yes', period: '2026-02' },
        value: share(18.2, 182),
        than: [
          { kind: 'peers', percent: 24.4, points: -6.2 },
          { kind: 'expected', percent: 23, points: -4.8 },
        ],
      },
    ],
  };

  it('say what is better than what', () => {
    expect(spots.spots.map(brightSpotSentence)).toEqual([
      '18.2% (182 of 1,000 students) among students with low income in February 2026: 6.2 points below the average of ' +
        'places like it (24.4%) and 4.8 points below what is expected of places with its attributes (23.0%).',
    ]);
  });

  it('say how much was looked at', () => {
    expect(brightSpotsLead(spots)).toBe(
      '1,240 comparisons at 62 places were looked at together. Of those told, at most 1 in 20 is expected to be chance.',
    );
    expect(brightSpotsLead({ ...spots, comparisons: 0 })).toContain('Nothing could be compared yet');
  });

  it('never claim a cause, nor rank or blame, as nothing here does', () => {
    const said = [
      ...outcomes.flatMap(([, one]) => [peersTitle(one), peersLead(one), similarIn(one)]),
      ...spots.spots.map(brightSpotSentence),
      brightSpotsLead(spots),
    ];
    for (const sentence of said) {
      expect(sentence).not.toMatch(/because|due to|caused?|thanks to|led to|worst|best|rank|fail|poor|outperform/i);
    }
  });
});
