import { describe, expect, it } from 'vitest';
import type { Receipt } from '../api/partner.ts';
import { suspicion } from '../submissions/suspicions/catalog.ts';
import { receiptMail } from './receipt-mail.ts';
import { link, moved, partnership, receipt, report } from './testing/receipt.ts';

const mail = (change: Partial<Receipt> = {}, more: { link?: typeof link | undefined; nextDue?: string } = { link }) =>
  receiptMail({ receipt: { ...receipt, ...change }, partnership, link: undefined, ...more });

describe('the mail with a receipt', () => {
  it('says what became of the rows, what moved and what it set off, and leads to the receipt', () => {
    expect(mail().subject).toBe('Attendance, February 2026: 6 rows to mend');
    expect(mail({}, { link, nextDue: '2026-04-10' }).text).toBe(`Rivermouth Partnership

Attendance, February 2026: 6 rows to mend

The file february.csv of Fircrest, March 10, 2026.

1,234 of 1,240 rows accepted; 6 to mend.

They are of 1,234 students at 5 schools.

What to mend is in the attached file, by row and column, with what is wrong and how to mend it. It repeats no value of your file.

What moved
- Chronic absence, Fircrest: 21.0% (Jan 2026) to 23.5%, +2.5 points, 235 of 1,000
- Chronic absence, Birch: 21.0% (Jan 2026) to 23.5%, +2.5 points, 235 of 1,000

What it set off
- Chronic absence rose.

Open the receipt, correct or withdraw the file:
https://x.example/send/abc#receipt-0000000042
It works until March 24, 2026, for this period alone. Whoever has it can send files and see this receipt.

The next file is due on April 10, 2026.

Questions? Ask Jordan Ames.
`);
  });

  it('says the same as HTML, and leads nowhere else', () => {
    const { html } = mail();
    for (const part of ['6 to mend.', 'What moved', '<li>Chronic absence rose.</li>']) expect(html).toContain(part);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([link.url]);
  });

  it('says of participation which programs it names, and of a roster which groups', () => {
    const joined = { moved: [], alerts: [], period: { id: '2025-26-YEAR', name: '2025–26' } };
    const programs = ['program_homework_club', 'program_reading_coaching'];
    expect(mail({ ...joined, dataset: 'participation', report: { ...report, programs } }).text).toContain(
      'The values of 2025–26 are also told for students who are in these programs and for those who are not, ' +
        'at the schools that it names for each: Homework club, Reading coaching.',
    );
    const columnsUsed = { student_id: 'id', english_learner: 'ELL' };
    expect(mail({ ...joined, dataset: 'roster', report: { ...report, columnsUsed } }).text).toContain(
      'wherever other files leave them open: English learners.',
    );
  });

  it('attaches what to mend, and nothing where all is well', () => {
    const [file] = mail().files;
    expect(file).toMatchObject({ name: 'rows-to-mend.csv', type: 'text/csv; charset=utf-8' });
    expect(file?.text.split(/\r?\n/)[1]).toBe('4,days_absent,This is no number.,Write 3 or 0.5.,not-a-number');
    const fine = mail({ report: { ...report, refused: 0, accepted: 1240, problems: [] } });
    expect([fine.files, fine.subject]).toEqual([[], 'Attendance, February 2026: all rows were accepted']);
    expect(mail({ report: { ...report, refused: 900 } }).text).toContain(
      'The first 6 problems are in the attached file',
    );
  });

  it('lists a dozen values, schools last, and says how many more there are', () => {
    const schools = Array.from({ length: 20 }, (_, index) => moved(`School ${index}`, 'school'));
    const { text } = mail({ moved: [...schools, moved('Fircrest', 'district')] });
    expect(text.match(/^- Chronic absence, /gm)).toHaveLength(12);
    expect(text).toContain('- Chronic absence, Fircrest:');
    expect(text).toContain('- and 9 more values, which the receipt shows');
  });

  it('says of a refused file why, of a withdrawn one by whom, of one that is not computed yet just that', () => {
    const refusal = {
      code: 'wrong-dataset',
      message: 'This looks like DIBELS, not attendance.',
      hint: 'Send the other file.',
    };
    const { report: _, ...unread } = receipt;
    const refused = mail({ ...unread, stage: 'refused', refusal, moved: [], alerts: [] });
    expect(refused.subject).toBe('Attendance, February 2026: the file was not taken');
    expect(refused.text).toContain('This looks like DIBELS, not attendance. Send the other file.');
    const withdrawal = { at: '2026-03-11T16:00:00.000Z', by: { who: 'partner' as const }, reason: 'Wrong month' };
    const withdrawn = mail({ stage: 'withdrawn', withdrawal, moved: [], alerts: [] });
    expect(withdrawn.subject).toBe('Attendance, February 2026: the file was withdrawn');
    expect(withdrawn.text).toContain('withdrawn by Fircrest: “Wrong month”. What it had replaced counts again.');
    const suspicions = [suspicion('fewer-students', ['Birch: 60 students, before 120'], 'January 2026')];
    const held = mail({ stage: 'held', suspicions, moved: [], alerts: [] }, { link });
    expect(held.subject).toBe('Attendance, February 2026: the file waits for an answer of yours');
    expect(held.text).toContain('counts nowhere until you say in a note why it is right');
    expect(held.text).toMatch(/many fewer students than that of January 2026\.[\s\S]*Birch: 60 students, before 120/);
    expect(held.text).toContain('See what is odd, and confirm or withdraw the file:');
    expect(mail({ stage: 'withdrawn', withdrawal, suspicions, moved: [] }).text).toContain('never counted.');
    expect(mail({ stage: 'computing', moved: [] }).text).toContain('still being computed; the receipt will say.');
  });

  it('has no address where no link may be given, and names no school or value in its subject', () => {
    const { html, text, subject } = mail({}, {});
    for (const part of [html, text]) expect(part).not.toMatch(/https?:/);
    expect(subject).not.toMatch(/Birch|23\.5|235/);
  });
});
