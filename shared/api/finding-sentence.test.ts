import { describe, expect, it } from 'vitest';
import { findingSentence } from './finding-sentence.ts';
import { groupName } from './group-name.ts';

const common = { ruleId: 'rule', ruleVersion: 1, indicatorId: 'absence', placeId: 'highline', all: {} };
const named = { indicator: 'Chronic absence', place: 'Highline' };
const of = (numerator: number, denominator = 1000) => ({ numerator, denominator });

describe('a finding as a sentence', () => {
  const threshold = {
    ...common,
    kind: 'threshold' as const,
    group: 'all',
    thresholdPercent: 20,
    after: { period: '2026-02', counts: of(241) },
  };

  it('says what crossed a threshold, from where, to where and when', () => {
    const before = { period: '2026-01', counts: of(194) };
    expect(findingSentence({ ...threshold, before }, named)).toBe(
      'Chronic absence at Highline rose from 19.4% (Jan 2026) to 24.1% (Feb 2026), past the threshold of 20%.',
    );
    expect(findingSentence({ ...threshold, before: { ...before, counts: of(300) } }, named)).toContain(
      'fell from 30.0%',
    );
  });

  it('says a first value as it is, and names the group that it is of', () => {
    expect(findingSentence({ ...threshold, group: 'english_learner:yes' }, named)).toBe(
      'Chronic absence, English learners, at Highline is 24.1% (Feb 2026), past the threshold of 20%.',
    );
  });

  it('says by how much a gap widened, and what each group did', () => {
    const sentence = findingSentence(
      {
        ...common,
        kind: 'gap-widens',
        focal: 'english_learner:yes',
        reference: 'english_learner:no',
        points: 3,
        comparison: 'previous',
        before: { period: '2026-01', focal: of(250), reference: of(198) },
        after: { period: '2026-02', focal: of(290), reference: of(206) },
        change: 3.2,
        interval: [1.1, 5.3],
      },
      named,
    );
    expect(sentence).toBe(
      'The gap in Chronic absence at Highline between English learners and Not English learners widened by 3.2 points: ' +
        'from 25.0% and 19.8% (Jan 2026) to 29.0% and 20.6% (Feb 2026).',
    );
  });
});

describe('a student group in words', () => {
  it.each([
    ['all', 'All students'],
    ['low_income:yes', 'Low-income students'],
    ['grade:k', 'Kindergarten'],
    ['grade:3', 'Grade 3'],
    ['migrant:yes', 'Migrant'],
    ['migrant:no', 'Not migrant'],
    ['race:two_or_more', 'Two or more'],
    ['race:not_reported', 'Race not reported'],
  ])('%s is %s', (group, words) => {
    expect(groupName(group)).toBe(words);
  });
});
