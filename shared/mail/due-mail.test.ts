import { describe, expect, it } from 'vitest';
import { dueMail } from './due-mail.ts';
import { escalationMail } from './escalation-mail.ts';

const partnership = { name: 'Rivermouth Partnership', contact: 'Jordan Ames', timeZone: 'America/Los_Angeles' };
const link = { url: 'https://x.example/send/token', expiresAt: '2026-03-25T06:59:00Z', maximumUses: 20 };
const due = (kind: 'reminder' | 'overdue', missing: string[] = []) =>
  dueMail({
    ...{ partnership, partner: 'Fircrest School District', what: 'attendance', missing, link },
    notice: { kind, period: '2026-02', dueOn: '2026-03-10' },
  });

describe('the mail about a file that is due', () => {
  it('says what is asked for, until when, and how to send it', () => {
    const { subject, text, html } = due('reminder');
    expect(subject).toBe('Due on March 10, 2026: attendance, February 2026');
    expect(text).toBe(`Rivermouth Partnership

Due on March 10, 2026: attendance, February 2026

Rivermouth Partnership asks Fircrest School District for attendance, February 2026. It is due on March 10, 2026, and has not come yet.

Send attendance, February 2026:
https://x.example/send/token
It takes up to 20 files until March 24, 2026.

Nothing to send this time, or not until later? Tell Jordan Ames: it can be excused or put off.

No account is needed: whoever has the link can send files with it and see what was sent. Pass it on only to somebody who sends this file for you.
`);
    expect(html.match(/https:\/\/x.example\/send\/token/g)).toHaveLength(1);
  });

  it('says that the day has passed, and which places are missing where some came', () => {
    const { subject, text } = due('overdue', ['Birch School', 'Cedar School']);
    expect(subject).toBe('Overdue since March 10, 2026: attendance, February 2026');
    expect(text).toContain('It was due on March 10, 2026, and has come in part.');
    expect(text).toContain('Still missing: Birch School and Cedar School.');
    const many = Array.from({ length: 20 }, (_, index) => `School ${index + 1}`);
    expect(due('overdue', many).text).toContain('School 12, and 8 more.');
  });
});

describe('the mail to staff about files that are long overdue', () => {
  const one = {
    notice: { period: '2026-02', dueOn: '2026-03-10' },
    partner: { name: 'Fircrest', contacts: [{ name: 'Dana Reyes', email: 'dana@fircrest.example' }] },
    ...{ what: 'attendance', missing: [] },
  };
  const mail = (overdue: Parameters<typeof escalationMail>[0]['overdue']) =>
    escalationMail({ overdue, partnership: 'Rivermouth', siteUrl: 'https://x.example' });

  it('says whose, since when, and whom to call, and leads to the calendar', () => {
    const { subject, text } = mail([one]);
    expect(subject).toBe('Still overdue: attendance, February 2026, of Fircrest');
    expect(text).toContain(
      'Fircrest: attendance, February 2026, was due on March 10, 2026 and has not come. Their main contact is Dana Reyes, dana@fircrest.example.',
    );
    expect(text).toContain('Open the calendar:\nhttps://x.example/calendar');
  });

  it('tells of several at once', () => {
    const { subject, text } = mail([one, { ...one, partner: { name: 'Eastmoor' }, missing: ['Dune'] }]);
    expect(subject).toBe('2 files are still overdue');
    expect(text).toContain('has come in part. Still missing: Dune. They have no contact on record.');
  });
});
