import { describe, expect, it } from 'vitest';
import { addressAskedMail, addressChangedMail } from './address-change-mail.ts';

const owner = { name: 'Jordan Ames' };
const partnership = { name: 'Rivermouth Partnership', contact: 'Robin Castillo', timeZone: 'America/Los_Angeles' };

describe('the mail to a new address', () => {
  const mail = addressAskedMail({
    ...{ owner, partnership, email: 'jordan@new.example' },
    ...{ confirmUrl: 'https://x.example/address/jordan~abc', until: '2026-03-11T16:00:00.000Z' },
  });

  it('says who asked, what to do, until when, and that ignoring it changes nothing', () => {
    expect(mail.subject).toBe('Confirm this address for mails from Rivermouth Partnership');
    expect(mail.text).toBe(`Rivermouth Partnership

Confirm this address for mails from Rivermouth Partnership

Jordan Ames gets mails from Rivermouth Partnership, and asked to have them at this address from now on: jordan@new.example.

Confirm this address:
https://x.example/address/jordan~abc

The link opens a page with a button. It works once, until March 11, 2026 at 9:00 AM PDT.

You did not ask for this? Ignore this mail, and nothing changes. Questions: Robin Castillo.
`);
  });

  it('says the same as HTML, and leads nowhere else', () => {
    for (const paragraph of mail.text.split('\n\n').slice(2, 3)) expect(mail.html).toContain(paragraph);
    expect([...mail.html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      'https://x.example/address/jordan~abc',
    ]);
    expect(mail.html).toContain('nothing changes');
  });

  it('shows a name as it is written, and not as markup', () => {
    const { html } = addressAskedMail({
      ...{ owner: { name: '<b>Jo</b>' }, partnership, email: 'jo@new.example' },
      ...{ confirmUrl: 'https://x.example/address/jo~abc', until: '2026-03-11T16:00:00.000Z' },
    });
    expect(html).toContain('&lt;b&gt;Jo&lt;/b&gt;');
  });
});

describe('the mail to the address before', () => {
  const mail = addressChangedMail({
    ...{ owner, partnership, email: 'jordan@old.example', changedAt: '2026-03-10T16:00:00.000Z' },
  });

  it('says that mails go elsewhere, since when, and whom to tell who did not want that', () => {
    expect(mail.subject).toBe('Your mails from Rivermouth Partnership go to another address now');
    expect(mail.text).toContain('came to jordan@old.example until March 10, 2026 at 9:00 AM PDT.');
    expect(mail.text).toContain('Was it not? Tell Robin Castillo, who can put your address back.');
  });

  it('has no link, and does not give the new address away', () => {
    expect(mail.html).not.toContain('href');
    expect(mail.text).not.toContain('http');
  });
});
