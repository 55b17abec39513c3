import { describe, expect, it } from 'vitest';
import type { Finding } from '../alerts/finding.ts';
import { composeAlertMail } from './alert-mail.ts';
import { describeFinding, topicOf } from './describe-finding.ts';
import { overText } from './digest-words.ts';
import { ruleInWords } from './rule-words.ts';
import { indicators, names, places, quality, threshold } from './testing/findings.ts';

const say = (rest: Parameters<typeof quality>[0] = {}) => describeFinding(quality(rest), names);
const size = (direction: 'fewer' | 'more', factor = 2) =>
  ({ problem: 'size', direction, factor, than: '2025-02' }) as const;
const sameFile = { problem: 'same-file', as: '2026-01' } as const;
const mail = (...findings: Finding[]) =>
  composeAlertMail({
    notifications: findings.map((finding, at) => ({ alertId: `a${at}`, severity: 'normal', finding, restated: false })),
    recipient: { id: 'maya-lindqvist' },
    partnership: {
      name: 'Rivermouth',
      contact: 'Jordan',
      minimumGroupSize: 10,
      timeZone: 'America/Los_Angeles',
      demo: false,
    },
    ...{ indicators, places, siteUrl: 'https://x.example', choiceUrl: 'https://x.example/preferences/token' },
  });

describe('a doubtful file in words', () => {
  it('has rows to mend, and says where they are told', () => {
    const { subject, clause, sentence } = say();
    expect(subject).toBe(
      'The attendance file of Highline for February 2026 has rows to mend: more than 2.0% of them could not be read',
    );
    expect(clause).toBe(`t${subject.slice(1)}`);
    expect(sentence).toBe(
      `${subject}. What could be read counts. The report of the file says which rows to mend, and how.`,
    );
  });

  it.each([
    [size('fewer'), 'has half of the students of the one for February 2025, or fewer'],
    [size('more'), 'has twice as many students as the one for February 2025, or more'],
    [size('fewer', 3), 'has 33% of the students of the one for February 2025, or fewer'],
    [size('more', 3), 'has 3 times as many students as the one for February 2025, or more'],
    [sameFile, 'is the same as the one for January 2026'],
  ])('that is only unlikely (%#) is to be checked', (problem, words) => {
    const { subject, certainty } = say({ problems: [problem] });
    expect(subject).toBe(`The attendance file of Highline for February 2026 ${words}`);
    expect(certainty).toBe('It may be right. Until a corrected file comes, it counts as it was sent.');
  });

  it('counts rows where it is a file of counts, and says all that is doubtful', () => {
    const { subject } = say({ dataset: 'counts', problems: [size('fewer'), sameFile] });
    expect(subject).toContain('The file of counts of Highline');
    expect(subject).toMatch(
      /half of the rows of the one for .*, or fewer and is the same as the one for January 2026$/,
    );
  });

  it('names its rule, and says when it is over', () => {
    const topic = topicOf(quality(), names);
    expect(ruleInWords(quality(), topic)).toMatch(/^files with rows to mend/);
    expect(overText(quality(), topic)).toBe('The attendance file of Highline for February 2026 is mended');
  });

  it('stands in both parts of a mail, once for all indicators that are made from it', () => {
    const { subject, text, html } = mail(quality(), quality({ indicatorId: 'reading' }), threshold());
    expect(text).toMatch(/Look at the file: https:\S+\/submissions\/\S+/);
    expect(subject).toBe('Chronic absence at Highline rose to 24.1%, and 1 more');
    for (const part of [text, html]) expect(part.split('has rows to mend')).toHaveLength(2);
    expect(text).toContain('Rows to mend: The attendance file of Highline');
    expect(html).toContain('Rows to mend');
    expect(mail(quality({ problems: [sameFile] })).text).toContain('Please check: The attendance file');
  });
});
