import { describe, expect, it } from 'vitest';
import type { Finding } from '../alerts/finding.ts';
import { findingAsSeen } from '../alerts/finding-as-seen.ts';
import { cycleAt } from '../cycles/testing/cycle.ts';
import { type AlertMailInput, composeAlertMail } from './alert-mail.ts';
import { describeFinding, topicOf } from './describe-finding.ts';
import { comparison, overText } from './digest-words.ts';
import { headlineOf } from './headline.ts';
import { ruleInWords } from './rule-words.ts';
import { cycleDue, cycleJudged, indicators, names, places, threshold } from './testing/findings.ts';

const topic = topicOf(cycleDue(), names);
const mail = (finding: Finding, rest: Partial<AlertMailInput> = {}) =>
  composeAlertMail({
    notifications: [{ alertId: 'a', severity: 'normal', finding, restated: false }],
    recipient: { id: 'maya-lindqvist' },
    partnership: {
      name: 'Rivermouth',
      contact: 'Jordan',
      minimumGroupSize: 10,
      timeZone: 'America/Los_Angeles',
      demo: false,
    },
    ...{ indicators, places, siteUrl: 'https://x.example', choiceUrl: 'https://x.example/preferences/token' },
    ...rest,
  });

describe('a decision that is due, in words', () => {
  it('says on what, where and by when', () => {
    const { subject, clause, sentence } = describeFinding(cycleDue(), names);
    expect(subject).toBe('The decision on Attendance teams at Highline is due by March 20, 2026');
    expect(clause).toBe('the decision on Attendance teams at Highline is due by March 20, 2026');
    expect(sentence).toMatch(/^The decision .* 2026\. Adopt, adapt, abandon or expand: /);
    expect(ruleInWords(cycleDue(), topic)).toBe('decisions on cycles 14 days before they are due');
    expect(overText(cycleDue(), topic)).toBe('The decision on Attendance teams at Highline is due no more');
  });

  it('stands in both parts of a mail, and is no concern', () => {
    const { subject, text, html } = mail(cycleDue());
    expect(subject).toBe('The decision on Attendance teams at Highline is due by March 20, 2026');
    expect(text).toContain(`Decision due: ${subject}`);
    for (const part of [text, html]) expect(part).toContain('Adopt, adapt, abandon or expand');
    expect(text).not.toContain('Concern');
  });
});

describe('what a decision rule came to, in words', () => {
  const agreed = 'It was agreed: “Expand if it falls by 3 points more.”';
  const [ahead] = cycleJudged().checks;
  const judged = (verdict: 'missed' | 'cannot-say', check: object, rest: object = {}) =>
    cycleJudged({ verdict, checks: [{ ...ahead, verdict, ...check } as NonNullable<typeof ahead>], ...rest });
  const missing = { missing: { cannotSay: 'not-received', arm: 'comparison', period: '2026-02' } };

  it('says the figures with their interval, and in the same breath what they cannot show', () => {
    const { subject, clause, sentence, certainty } = describeFinding(cycleJudged(), names);
    expect(subject).toBe('The decision rule of Attendance teams is met: 4.0 points ahead');
    expect(clause).toBe('the decision rule of Attendance teams is met: 4.0 points ahead');
    const seen =
      '4.0 points ahead, the rule says 3.0; −6.1 to −1.9 excludes zero. Two schools cannot show that it is the cause.';
    expect(sentence).toBe(`${subject}. ${agreed} ${seen}`);
    expect(certainty).toBe(`${seen} ${agreed} The decision is due by March 20, 2026.`);
  });

  it('says what was missed, by the first condition that was', () => {
    const { subject } = describeFinding(judged('missed', { seen: 1.2 }), names);
    expect(subject).toBe('The decision rule of Attendance teams is missed: 1.2 points behind');
    const of = (check: object) => describeFinding(judged('missed', check), names).subject;
    expect(of({ kind: 'reach', seen: 21.4 })).toMatch(/is missed: 21\.4%$/);
    expect(of({ kind: 'change', seen: -1.5 })).toMatch(/is missed: −1\.5 points$/);
  });

  it('says what is missing, and of which places something is', () => {
    const { subject, certainty } = describeFinding(
      judged('cannot-say', { ...missing, words: 'Cannot be judged.', seen: undefined }, { compared: undefined }),
      names,
    );
    expect(subject).toBe(
      'The decision rule of Attendance teams cannot be judged: February 2026 was not received at the comparison',
    );
    expect(certainty).toMatch(/^Cannot be judged\. It was agreed/);
    const { compared } = cycleJudged();
    if (!compared) throw new Error('there is something to compare');
    const without = { ...compared, test: { ...compared.test, placeIds: ['harbor'], without: ['linden'] } };
    expect(describeFinding(cycleJudged({ compared: without }), names).certainty).toContain(
      'excludes zero. Counted without Linden. One school cannot show that it is the cause.',
    );
  });

  it('says what a comparison of students cannot show, and what no comparison cannot', () => {
    const { compared } = cycleJudged();
    if (!compared?.comparison) throw new Error('there is something to compare');
    const same = { ...compared, comparison: { ...compared.comparison, placeIds: ['harbor'] } };
    const certainty = (one: object) =>
      describeFinding(cycleJudged({ compared: one as typeof compared }), names).certainty;
    expect(certainty(same)).toContain('These students differ in more than this, so the numbers cannot show');
    const { comparison, ...alone } = compared;
    expect(certainty(alone)).toContain('Without a comparison, whatever else changed in that time is in it too.');
  });

  it('says the verdict alone to who may not see all of its places', () => {
    const { subject, sentence } = describeFinding(
      findingAsSeen(cycleJudged(), () => false),
      names,
    );
    expect(subject).toBe('The decision rule of Attendance teams is met');
    expect(sentence).toContain('of places that you may not see');
    expect(sentence).not.toMatch(/4\.0|Two schools/);
  });

  it('stands in a mail with both arms, and leads to the page of the cycle', () => {
    const { subject, text, html } = mail(cycleJudged());
    expect(subject).toBe('The decision rule of Attendance teams is met: 4.0 points ahead');
    expect(text).toContain(`Cycle: ${subject}`);
    expect(text).toContain('February 2026 against February 2025. Lower is better.');
    expect(text).toContain('- Test: Harbor and Linden: 24.0% (240 of 1,000) → 19.0% (190 of 1,000 students), −5.0');
    expect(text).toContain('- Comparison: Alder and Elm: 23.0%');
    for (const part of [text, html]) expect(part).toContain('https://x.example/cycles/teams');
    expect(html).toContain('Look at the cycle');
    expect(mail(cycleDue()).text).toContain('Look at the cycle: https://x.example/cycles/teams');
  });

  it('is said beside what else was found, each once', () => {
    const other = cycleJudged({
      decisionRule: { id: 'year-two', words: 'Again.', decide: 'adopt' },
      verdict: 'missed',
    });
    expect(headlineOf([cycleJudged(), other, threshold({ placeId: 'harbor' })], names)).toMatch(
      /^The decision rule of Attendance teams is met: 4\.0 points ahead; the decision rule of Attendance teams is missed; /,
    );
    expect(ruleInWords(cycleJudged(), topic)).toBe('decision rule of Attendance teams');
    expect(comparison(cycleJudged())).toBe('');
    expect(overText(cycleJudged(), topic)).toBe('The decision rule of Attendance teams is answered');
  });
});

describe('a mail about anything', () => {
  const cycle = cycleAt(['highline'], { decideBy: '2026-04-30' });

  it('names the open cycle that it touches, with its next days', () => {
    const words = 'A cycle here: Attendance teams, review March 20, 2026, decision by April 30, 2026.';
    const { text, html } = mail(threshold(), { cycles: [{ ...cycle, reviewsOn: ['2026-03-20'] }] });
    for (const part of [text, html]) expect(part).toContain(words);
    expect(mail(threshold(), { cycles: [cycle] }).text).toContain(
      'A cycle here: Attendance teams, decision by April 30, 2026.',
    );
  });

  it('says that its reader owns the cycle, where they do not own the indicator', () => {
    const reasonFor = (id: string) => mail(cycleDue(), { recipient: { id }, cycles: [cycle] }).text;
    expect(reasonFor('maya')).toContain('You own Attendance teams. Rule: decisions on cycles 14 days before');
    expect(reasonFor('maya-lindqvist')).toContain('You own chronic absence. Rule:');
    expect(reasonFor('lin')).toContain('A rule tells you of chronic absence. Rule:');
  });

  it('names no other', () => {
    const others = [
      { ...cycle, state: 'closed' as const },
      { ...cycle, indicatorId: 'reading' },
    ];
    expect(mail(threshold(), { cycles: others }).text).not.toContain('A cycle here');
    expect(mail(threshold()).text).not.toContain('A cycle here');
  });
});
