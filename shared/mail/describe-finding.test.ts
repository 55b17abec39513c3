import { describe, expect, it } from 'vitest';
import { describeFinding, topicOf } from './describe-finding.ts';
import { ruleInWords } from './rule-words.ts';
import { change, gapExceeds, gapSignal, gapWidens, missing, names, of, signal, threshold } from './testing/findings.ts';

const say = (...[finding, options]: [Parameters<typeof describeFinding>[0], { restated: boolean }?]) =>
  describeFinding(finding, names, options);

describe('a threshold in words', () => {
  it('says who, what, from, to, when, and the students counted', () => {
    const { subject, sentence } = say(threshold());
    expect(subject).toBe('Chronic absence at Highline rose to 24.1%');
    expect(sentence).toBe(
      'Chronic absence at Highline rose to 24.1% in February 2026 (4,196 of 17,412 students), ' +
        'from 20.6% (3,586 of 17,406) in February 2025, at or above the threshold of 20.0%.',
    );
  });

  it('turns round where higher is better', () => {
    const finding = threshold({
      indicatorId: 'reading',
      percent: 45,
      before: { period: '2025-26-BOY', counts: of(500, 1000) },
      after: { period: '2025-26-MOY', counts: of(443, 1000) },
    });
    expect(say(finding).sentence).toBe(
      'Reading at benchmark at Highline fell to 44.3% at the middle of year 2025–26 (443 of 1,000 students), ' +
        'from 50.0% (500 of 1,000) at the beginning of year 2025–26, at or below the threshold of 45.0%.',
    );
  });

  it('names the group that it is about', () => {
    expect(say(threshold({ group: 'english_learner:yes' })).subject).toBe(
      'Chronic absence among English learners at Highline rose to 24.1%',
    );
    expect(say(threshold({ group: 'program_reading_coaching:no' })).subject).toBe(
      'Chronic absence among students not in Reading coaching at Highline rose to 24.1%',
    );
    expect(say(threshold({ group: 'grade:3' })).clause).toBe('in grade 3 it rose to 24.1%');
  });

  it('says of a first figure that it is one, and claims no change', () => {
    const { subject, sentence } = say(threshold({ before: undefined }));
    expect(subject).toBe('Chronic absence at Highline is 24.1%');
    expect(sentence).toContain('(4,196 of 17,412 students), the first figure, at or above');
  });

  it('says that a figure stayed, and that one over the threshold fell', () => {
    const [before, after] = [of(241, 1000), of(241, 1000)];
    const at = (counts: typeof before) => ({ period: '2026-01', counts });
    expect(say(threshold({ before: at(before), after: at(after) })).subject).toContain('stayed at 24.1%');
    expect(say(threshold({ before: at(of(260, 1000)), after: at(after) })).subject).toContain('fell to 24.1%');
  });

  it('is in the region, and at a district', () => {
    expect(say(threshold({ placeId: 'rivermouth' })).subject).toBe('Chronic absence in Rivermouth rose to 24.1%');
  });

  it('calls by their ids what was removed meanwhile', () => {
    expect(say(threshold({ placeId: 'gone', indicatorId: 'old' })).subject).toBe('old at gone rose to 24.1%');
  });
});

describe('a widening gap in words', () => {
  it('says its size before and after, and what each group did', () => {
    const { subject, clause, sentence, certainty } = say(gapWidens());
    expect(clause).toBe('the gap for English learners widened by 3.2 points');
    expect(subject).toBe('The gap for English learners in chronic absence at Highline widened by 3.2 points');
    expect(sentence).toBe(
      `${subject}, from 5.2 points in February 2025 to 8.4 points in February 2026: ` +
        'English learners went from 24.5% to 30.4%, other students from 19.3% to 22.0%.',
    );
    expect(certainty).toBe(
      'The gap likely widened by between 1.1 and 5.3 points. Both groups rose; English learners rose more.',
    );
  });

  it('says of two groups of their own that it is between them', () => {
    const coached = gapWidens({ focal: 'program_reading_coaching:yes', reference: 'program_reading_coaching:no' });
    expect(say(coached).clause).toContain(
      'the gap between students in Reading coaching and students not in Reading coaching widened',
    );
    const finding = gapWidens({ focal: 'race_ethnicity:black', reference: 'race_ethnicity:white' });
    expect(say(finding).clause).toBe('the gap between Black students and White students widened by 3.2 points');
  });

  it.each([
    [of(35, 100), of(30, 100), 'Both groups fell; English learners fell more.'],
    [of(50, 100), of(35, 100), 'English learners stayed as they were; other students fell.'],
    [of(60, 100), of(40, 100), 'English learners rose; other students stayed as they were.'],
    [of(60, 100), of(35, 100), 'English learners rose; other students fell.'],
    [of(60, 100), of(50, 100), 'Both groups rose by the same.'],
  ])('says which group moved (%o, %o)', (focal, reference, words) => {
    const finding = gapWidens({
      before: { period: '2026-01', focal: of(50, 100), reference: of(40, 100) },
      after: { period: '2026-02', focal, reference },
    });
    expect(say(finding).certainty).toContain(words);
  });

  it('says when the other group has the higher share now', () => {
    const finding = gapWidens({
      before: { period: '2026-01', focal: of(30, 100), reference: of(32, 100) },
      after: { period: '2026-02', focal: of(50, 100), reference: of(40, 100) },
    });
    expect(say(finding).certainty).toContain(
      'The gap changed sides: other students had the higher share before, English learners have it now.',
    );
  });

  it('does not claim a widening that chance alone could bring', () => {
    expect(say(gapWidens({ interval: [-0.41, 5.3] })).certainty).toContain(
      'likely between −0.4 and +5.3 points, so it may be no more than the usual ups and downs',
    );
  });
});

describe('a change in words', () => {
  it('says by how much, and how sure', () => {
    const { subject, clause, sentence, certainty } = say(change());
    expect(subject).toBe('Chronic absence at Highline rose by 3.5 points to 24.1%');
    expect(clause).toBe('for all students it rose by 3.5 points to 24.1%');
    expect(sentence).toBe(
      `${subject} in February 2026 (4,196 of 17,412 students), from 20.6% (3,586 of 17,406) in February 2025.`,
    );
    expect(certainty).toBe('It likely rose by between 2.6 and 4.4 points.');
  });

  it.each([
    [-3.5, [-4.4, -2.6], 'fell by 3.5 points to', 'It likely fell by between 2.6 and 4.4 points.'],
    [0.5, [-0.4, 1.4], 'rose by 0.5 points to', 'so it may be no more than the usual ups and downs.'],
    [0, [-0.9, 0.9], 'stayed at', 'so it may be no more than the usual ups and downs.'],
  ] as const)('of %d points (%o)', (points, interval, moved, sure) => {
    const finding = change({ change: points, interval: [...interval] });
    expect(say(finding).subject).toContain(moved);
    expect(say(finding).certainty).toContain(sure);
  });
});

describe('a gap that exceeds in words', () => {
  it('says its size, both groups, and how sure', () => {
    const { subject, clause, sentence, certainty } = say(gapExceeds());
    expect(clause).toBe('the gap for English learners is 8.4 points');
    expect(subject).toBe('The gap for English learners in chronic absence at Highline is 8.4 points');
    expect(sentence).toBe(
      `${subject} in February 2026: 30.4% (1,323 of 4,353) of English learners, 22.0% (2,873 of 13,059) of other students.`,
    );
    expect(certainty).toBe(
      'The gap is likely between 6.9 and 9.9 points. Both groups rose; English learners rose more.',
    );
  });

  it('says the same of a gap to the other side, and claims no more than chance allows', () => {
    expect(say(gapExceeds({ interval: [-9.9, -6.9] })).certainty).toContain('between 6.9 and 9.9 points');
    expect(say(gapExceeds({ interval: [-1, 9], before: undefined })).certainty).toBe(
      'Chance alone could bring a gap of this size.',
    );
  });
});

describe('data that did not come, in words', () => {
  it('says which, since when, and what came last', () => {
    const { subject, clause, sentence } = say(missing());
    expect(subject).toBe('Chronic absence at Highline has no data for February 2026 yet');
    expect(clause).toBe('chronic absence for February 2026 is overdue since March 22, 2026');
    expect(sentence).toBe(`${subject}, overdue since March 22, 2026; the last that came is for January 2026.`);
    expect(say(missing({ last: undefined })).sentence).toBe(`${subject}, overdue since March 22, 2026.`);
  });
});

describe('a rule in words', () => {
  const topic = topicOf(threshold(), names);
  it.each([
    [threshold(), 'chronic absence at or above 20.0%'],
    [threshold({ group: 'english_learner:yes' }), 'chronic absence among English learners at or above 20.0%'],
    [change(), 'chronic absence changed by more than 3.0 points, and by more than chance alone would bring'],
    [change({ unit: 'percent', beyondChance: false }), 'chronic absence changed by more than 3.0 percent'],
    [gapExceeds(), 'gap for English learners of more than 5.0 points, and by more than chance alone would bring'],
    [gapWidens({ beyondChance: false }), 'gap for English learners wider by more than 2.0 points than a year before'],
    [
      gapWidens({ beyondChance: false, comparison: 'previous' }),
      'gap for English learners wider by more than 2.0 points than in the period before',
    ],
    [
      gapWidens({ beyondChance: false, comparison: { baseline: '2024-09' } }),
      'gap for English learners wider by more than 2.0 points than in September 2024',
    ],
    [
      gapWidens({ beyondChance: false, comparison: { periodsBefore: 3 } }),
      'gap for English learners wider by more than 2.0 points than 3 periods before',
    ],
    [signal(), 'chronic absence beyond its usual ups and downs'],
    [gapSignal(), 'gap for English learners beyond its usual ups and downs'],
    [missing(), 'chronic absence overdue'],
  ])('(%#) is %s', (finding, words) => {
    expect(ruleInWords(finding, topic)).toBe(words);
  });
});

describe('a corrected file', () => {
  it('is said first', () => {
    expect(say(threshold(), { restated: true }).sentence).toMatch(
      /^Restated: a corrected file changed February 2026\. Chronic absence at Highline rose/,
    );
    expect(say(gapWidens(), { restated: true }).sentence).toMatch(/^Restated: a corrected file/);
  });
});
