import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { type OutgoingMail, toMime } from './mime.ts';

const mail: OutgoingMail = {
  from: { name: 'Rivermouth Partnership', address: 'alerts@partnership.example' },
  to: { name: 'Maya Lindqvist', email: 'maya@partnership.example' },
  mailId: '6f1c7d1e-8e8f-4b59-9d61-0c7f2f0f7f10',
  subject: 'Chronic absence at Highline rose to 24.1%; the gap widened by −3.2 points',
  html: '<p>Both groups rose. → 24.1%</p>',
  text: 'Both groups rose. → 24.1%\n',
};

const parse = async (change: Partial<OutgoingMail> = {}) => PostalMime.parse(await toMime({ ...mail, ...change }));

describe('a mail as MIME', () => {
  it('comes back as it went in', async () => {
    const parsed = await parse();
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.from).toMatchObject({ name: 'Rivermouth Partnership', address: 'alerts@partnership.example' });
    expect(parsed.to).toMatchObject([{ name: 'Maya Lindqvist', address: 'maya@partnership.example' }]);
    expect(parsed.text?.trimEnd()).toBe(mail.text.trimEnd());
    expect(parsed.html?.trimEnd()).toBe(mail.html);
  });

  it('belongs to the conversations of what it tells of', async () => {
    const { headers } = await PostalMime.parse(await toMime({ ...mail, threads: ['alert-a', 'alert-b'] }));
    const header = (key: string) => headers.find((one) => one.key === key)?.value;
    expect(header('in-reply-to')).toBe('<alert-a@partnership.example>');
    expect(header('references')).toBe('<alert-a@partnership.example> <alert-b@partnership.example>');
  });

  it('has a Message-ID from the mail’s id, the same on every attempt', async () => {
    const ids = await Promise.all([parse(), parse()]);
    expect(ids.map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${mail.mailId}@partnership.example>`));
  });

  it('asks for no automatic reply', async () => {
    expect((await parse()).headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
  });

  it('takes no header from a name, an address or a subject', async () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          'Bcc: all@elsewhere.example',
          'X-Evil: 1',
          '\u2028',
          ' ',
          '"',
          '<',
          '>',
          'é',
          ',',
        ),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(''));
    const known = (await parse()).headers.map(({ key }) => key).sort();
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, async (subject, fromName, toName, mailId) => {
        const parsed = await parse({
          subject,
          mailId,
          from: { ...mail.from, name: fromName },
          to: { ...mail.to, name: toName },
        });
        const keys = parsed.headers.map(({ key }) => key);
        expect(keys.filter((key) => !known.includes(key))).toEqual([]);
        expect(new Set(keys).size).toBe(keys.length);
        expect(parsed.to?.map(({ address }) => address)).toEqual([mail.to.email]);
      }),
      { numRuns: 60 },
    );
  });
});
