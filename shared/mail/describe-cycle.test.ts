import { describe, expect, it } from 'vitest';
import type { Finding } from '../alerts/finding.ts';
import { cycleAt } from '../cycles/testing/cycle.ts';
import { type AlertMailInput, composeAlertMail } from './alert-mail.ts';
import { describeFinding, topicOf } from './describe-finding.ts';
import { comparison, overText } from './digest-words.ts';
import { headlineOf } from './headline.ts';
import { ruleInWords } from './rule-words.ts';
import { cycleDue, cycleMet, indicators, names, of, places, signal, threshold } from './testing/findings.ts';

const topic = topicOf(cycleMet(), names);
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

describe('a decision rule that is met, in words', () => {
  it('says what was agreed on, how sure, and not that the cycle brought it', () => {
    const { subject, clause, sentence, certainty } = describeFinding(cycleMet(), names);
    expect(subject).toBe('Chronic absence at Highline meets the decision rule of Attendance teams: 20.6%');
    expect(clause).toBe('for all students it meets the decision rule of Attendance teams: 20.6%');
    expect(sentence).toBe(
      `${subject} in February 2026 (3,586 of 17,406 students), from 24.1% (4,196 of 17,412) in February 2025. ` +
        'It was agreed on a fall of 2.0 points or more, beyond chance.',
    );
    expect(certainty).toBe(
      'It likely fell by between 2.6 and 4.4 points. It was agreed on a fall of 2.0 points or more, beyond chance. ' +
        'Whether the cycle brought it, only other places can tell.',
    );
  });

  it('says a share that was to be reached, and turns round where higher is better', () => {
    const reach = { kind: 'reach', percent: 21 } as const;
    const agreed = (rest: object) => describeFinding(cycleMet(rest), names).sentence;
    expect(agreed({ decisionRule: reach })).toContain('agreed on 21.0% or below, and a fall beyond chance.');
    const at = (period: string, numerator: number) => ({ period, counts: of(numerator, 1000) });
    const rising = {
      ...{ indicatorId: 'reading', before: at('2024-25-MOY', 440), after: at('2025-26-MOY', 500) },
      ...{ change: 6, interval: [1.6, 10.3] },
    };
    expect(agreed({ ...rising, decisionRule: reach })).toContain('21.0% or above, and a rise beyond chance.');
    expect(agreed(rising)).toContain('a rise of 2.0 points or more');
  });

  it('is good news, and said beside what another rule found', () => {
    expect(mail(cycleMet()).text).toContain('Improved: Chronic absence at Highline meets the decision rule');
    const lower = signal({ direction: 'lower', after: cycleMet().after });
    expect(headlineOf([cycleMet(), threshold({ after: cycleMet().after }), lower], names)).toMatch(
      /, meets the decision rule of Attendance teams, lower than usual$/,
    );
    expect(ruleInWords(cycleMet(), topic)).toBe('decision rule of Attendance teams');
    expect(comparison(cycleMet())).toMatch(/^February 2026, from 24\.1% a year before\. It likely fell/);
    expect(overText(cycleMet(), topic)).toBe(
      'Chronic absence at Highline no longer meets the decision rule of Attendance teams',
    );
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
