import { describe, expect, it } from 'vitest';
import { describeFinding } from './describe-finding.ts';
import { sectionsOf } from './sections.ts';
import { gapSignal, names, of, signal } from './testing/findings.ts';

const subjectOf = (finding: Parameters<typeof describeFinding>[0]) => describeFinding(finding, names).subject;

describe('a signal in words', () => {
  it.each([
    ['higher', 'Chronic absence at Highline is higher than usual: 24.1%'],
    ['lower', 'Chronic absence at Highline is lower than usual: 24.1%'],
  ] as const)('that is %s', (direction, words) => {
    expect(subjectOf(signal({ direction }))).toBe(words);
  });

  it('of a student group names the group', () => {
    const finding = signal({ group: 'english_learner:yes' });
    expect(subjectOf(finding)).toBe('Chronic absence among English learners at Highline is higher than usual: 24.1%');
  });

  it('says what would be usual and since when, and never why', () => {
    expect(describeFinding(signal(), names)).toMatchObject({
      sentence:
        'Chronic absence at Highline is higher than usual: 24.1% in February 2026 (4,196 of 17,412 students), from 20.6% (3,586 of 17,406) in February 2025.',
      certainty:
        'About 20.3% would be usual here at this time of year, with what moved other places taken into account. The difference is beyond the usual ups and downs. It has been higher since December 2025.',
    });
  });

  it('that is new this period does not say since when', () => {
    expect(describeFinding(signal({ since: '2026-02' }), names).certainty).not.toContain('since');
  });
});

describe('a signal of a gap in words', () => {
  it.each([
    ['widens', 'The gap for English learners in chronic absence at Highline is wider than usual: 8.4 points'],
    ['narrows', 'The gap for English learners in chronic absence at Highline is narrower than usual: 8.4 points'],
  ] as const)('that %s', (direction, words) => {
    expect(subjectOf(gapSignal({ direction }))).toBe(words);
  });

  it('says which group moved, so that a gap which narrows because the higher group fell is not read as good', () => {
    const finding = gapSignal({
      direction: 'narrows',
      before: { period: '2025-02', focal: of(300, 1000), reference: of(200, 1000) },
      after: { period: '2026-02', focal: of(300, 1000), reference: of(260, 1000) },
      change: -6,
    });
    expect(describeFinding(finding, names).certainty).toBe(
      'A gap of about 5.1 points would be usual here. The difference is beyond the usual ups and downs. English learners stayed as they were; other students rose.',
    );
  });

  it('stands in a mail beside the share of the same place, with the rule that found it', () => {
    const noticed = [gapSignal(), signal()].map((finding) => ({
      alertId: 'a',
      severity: 'normal' as const,
      finding,
      restated: false,
    }));
    expect(sectionsOf(noticed, names)).toMatchObject([
      {
        headline:
          'Chronic absence at Highline is higher than usual: 24.1%; the gap for English learners is wider than usual: 8.4 points',
        rules: [
          'chronic absence beyond its usual ups and downs',
          'gap for English learners beyond its usual ups and downs',
        ],
        comparisons: [{ gaps: [{ after: 8.4, was: { before: 5.2, change: 3.2 } }] }],
      },
    ]);
  });
});
