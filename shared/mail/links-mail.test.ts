import { describe, expect, it } from 'vitest';
import { linksMail } from './links-mail.ts';

const partnership = { name: 'Rivermouth Partnership', contact: 'Jordan Ames', timeZone: 'America/Los_Angeles' };
const link = (change: object = {}) => ({
  ...{ dataset: 'attendance' as const, periods: ['2026-02'], maximumUses: 20, dueOn: '2026-03-13' },
  ...{ url: 'https://x.example/send/abc', expiresAt: '2026-03-24T09:00:00.000Z' },
  ...change,
});
const mail = (links = [link()], isAnswer = false) => linksMail({ partnership, partner: 'Fircrest', links, isAnswer });

describe('the mail with a link', () => {
  it('says what for, until when, and what a link lets its holder do', () => {
    expect(mail().subject).toBe('Your link to send attendance, February 2026');
    expect(mail().text).toBe(`Rivermouth Partnership

Your link to send attendance, February 2026

Rivermouth Partnership asks Fircrest for this file. The link opens a page that checks it before it is sent, and says at once what became of it.

Open the page:
https://x.example/send/abc
Due March 13, 2026. It takes up to 20 files until March 24, 2026.

No account is needed: whoever has a link can send files with it and see what was sent. Pass it on only to somebody who sends this file for you.

You do not send these files? Tell Jordan Ames.
`);
  });

  it('says the same as HTML, and leads nowhere else', () => {
    const { html } = mail();
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual(['https://x.example/send/abc']);
    expect(html).toContain('It takes up to 20 files until March 24, 2026.');
  });

  it('names the last day of one that ends with an agreement', () => {
    const { text } = mail([link({ expiresAt: '2026-03-16T07:00:00.000Z', maximumUses: 1, dueOn: undefined })]);
    expect(text).toContain('It takes one file until March 15, 2026.');
    expect(text).not.toContain('Due');
  });

  it('says that it was asked for', () => {
    expect(mail([link()], true).text).toContain('You asked for a new link in place of one that ended.');
  });

  it('has a button for each of several, and counts periods that are many', () => {
    const year = ['2025-09', '2025-10', '2025-11', '2025-12'];
    const { subject, text } = mail([link(), link({ periods: year }), link({ periods: ['2026-01', '2026-02'] })]);
    expect(subject).toBe('Your 3 links to send files');
    for (const what of ['February 2026', '4 periods', 'January 2026 and February 2026']) {
      expect(text).toContain(`Send attendance, ${what}:`);
    }
  });
});
