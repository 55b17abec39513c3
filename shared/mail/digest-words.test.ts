import { describe, expect, it } from 'vitest';
import type { Finding } from '../alerts/finding.ts';
import * as say from './digest-words.ts';
import { change, gapExceeds, gapSignal, gapWidens, missing, of, signal, threshold } from './testing/findings.ts';

const topic = { indicator: 'Chronic absence', betterWhen: 'lower', place: 'Highline', isRegion: false } as const;

it.each([
  [{ attention: 2, better: 4, decisions: 1, judged: 0 }, 'Two need attention; four got better; one decision is due'],
  [{ attention: 1, better: 0, decisions: 0, judged: 0 }, 'One needs attention'],
  [
    { attention: 0, better: 12, decisions: 2, judged: 1 },
    '12 got better; two decisions are due; one decision rule was judged',
  ],
  [{ attention: 0, better: 0, decisions: 0, judged: 0 }, 'Nothing new'],
])('a digest of %o is called: %s', (counts, title) => {
  expect(say.digestTitle(counts)).toBe(title);
});

it('its subject says the partnership, the time and the finding', () => {
  expect(say.digestSubject('Rivermouth', 'month', 'Two need attention')).toBe(
    'Rivermouth this month: two need attention',
  );
});

it.each([
  ['America/Los_Angeles', 'February 24 to March 3, 2026'],
  ['Asia/Kolkata', 'February 25 to March 4, 2026'],
])('its days are those of the calendar in %s', (timeZone, days) => {
  const span = { since: '2026-02-25T02:00:00.000Z', until: '2026-03-04T02:00:00.000Z' };
  expect(say.daysTold(span, timeZone).replaceAll('\u2009', ' ')).toBe(days);
});

describe('how a finding compares', () => {
  it.each<[string, Finding, string]>([
    ['a level', threshold(), 'February 2026, from 20.6% a year before.'],
    ['a first figure', threshold({ before: undefined }), 'February 2026.'],
    [
      'a level since the month before',
      threshold({ before: { period: '2026-01', counts: of(2, 10) } }),
      'February 2026, from 20.0% in January 2026.',
    ],
    ['a change', change(), 'February 2026, from 20.6% a year before. It likely rose by between 2.6 and 4.4 points.'],
    ['a signal', signal(), 'February 2026, from 20.6% a year before. About 20.3% would be usual.'],
    ['missing data', missing(), ''],
    [
      'a gap',
      gapWidens(),
      'From 5.2 points in February 2025 to 8.4 points in February 2026. Both groups rose; English learners rose more.',
    ],
    ['a gap that is shown for the first time', gapExceeds({ before: undefined }), 'February 2026.'],
  ])('%s', (_, finding, words) => {
    expect(say.comparison(finding)).toBe(words);
  });

  it('a gap whose sides changed', () => {
    const before = { period: '2025-02', focal: of(20, 100), reference: of(30, 100) };
    const after = { period: '2026-02', focal: of(40, 100), reference: of(30, 100) };
    expect(say.comparison(gapSignal({ before, after }))).toContain('The gap changed sides');
  });
});

describe('what is over', () => {
  it.each<[Finding, string]>([
    [threshold(), 'Chronic absence at Highline is below 20.0% again'],
    [
      threshold({ group: 'english_learner:yes' }),
      'Chronic absence among English learners at Highline is below 20.0% again',
    ],
    [signal(), 'Chronic absence at Highline is as usual again'],
    [change(), 'Chronic absence at Highline has no such change any more'],
    [missing(), 'Chronic absence at Highline has its data'],
    [gapSignal(), 'The gap for English learners in chronic absence at Highline is as usual again'],
    [gapExceeds(), 'The gap for English learners in chronic absence at Highline is no longer more than 5.0 points'],
    [gapWidens(), 'The gap for English learners in chronic absence at Highline is widening no further'],
  ])('%o', (finding, words) => {
    expect(say.overText(finding, topic)).toBe(words);
  });

  it('where higher is better', () => {
    expect(say.overText(threshold(), { ...topic, betterWhen: 'higher' })).toContain('above 20.0% again');
  });
});

it.each([
  ['week', 'on Mondays at 7:00 (America/Los Angeles)'],
  ['month', 'on the first Monday of a month at 7:00 (America/Los Angeles)'],
  ['quarter', 'on the first Monday of a quarter at 7:00 (America/Los Angeles)'],
] as const)('one of every %s comes %s', (every, words) => {
  expect(say.scheduleText({ every, day: 1, hour: 7, timeZone: 'America/Los_Angeles' })).toBe(words);
});
