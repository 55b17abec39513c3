import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inboxRoutes } from './inbox.ts';
import { admin, arn, startTestEndpoint, type TestEndpoint } from './testing/endpoint.ts';

let endpoint: TestEndpoint;
let inbox: ReturnType<typeof inboxRoutes>;
let ids: string[];

async function send(subject: string, content: object): Promise<string> {
  const { message } = await nodemailer
    .createTransport({ streamTransport: true, buffer: true })
    .sendMail({ from: 'alerts@example.org', to: 'header@example.com', subject, ...content });
  const ses = new SESClient(endpoint.as(admin));
  const RawMessage = { Data: Buffer.from(message as Uint8Array) };
  const { MessageId = '' } = await ses.send(
    new SendRawEmailCommand({ RawMessage, Destinations: ['envelope@example.com'] }),
  );
  ses.destroy();
  return MessageId;
}

beforeAll(async () => {
  endpoint = await startTestEndpoint({
    mail: {
      identities: [{ name: 'example.org', arn: arn.mail('identity/example.org') }],
      configurationSets: [],
      onEvent: () => {},
    },
  });
  inbox = inboxRoutes(endpoint.mails);
  ids = [
    await send('First <script>alert(1)</script>', { text: 'plain & simple' }),
    await send('Second', {
      text: 'text',
      html: '<p>rich</p><img src="cid:chart"><script>alert(2)</script>',
      attachments: [{ filename: 'chart.png', content: Buffer.from('png'), cid: 'chart', contentType: 'image/png' }],
    }),
  ];
});
afterAll(() => endpoint.close());

const get = async (path: string) => {
  const response = await inbox(new Request(`http://127.0.0.1:3000${path}`));
  if (!response) throw new Error(`${path} is not the inbox's`);
  return response;
};
const text = async (path: string) => (await get(path)).text();

describe('the inbox', () => {
  it('lists the newest mail first, with the envelope recipient and an escaped subject', async () => {
    const page = await text('/inbox');
    expect(page.indexOf('Second')).toBeGreaterThan(0);
    expect(page.indexOf('Second')).toBeLessThan(page.indexOf('First &lt;script&gt;'));
    expect(page).toContain('envelope@example.com');
    expect(page).not.toContain('header@example.com');
    expect(page).not.toContain('<script>');
  });

  it('shows a mail with its text, headers and HTML in a frame without scripts', async () => {
    const page = await text(`/inbox/${ids[1]}`);
    expect(page).toContain(`sandbox="allow-popups allow-popups-to-escape-sandbox" src="/inbox/${ids[1]}/body"`);
    expect(page).toContain('<pre>text\n</pre>');
    expect(page).toContain('To: header@example.com');
    expect(page).not.toContain('<script>');
    expect(await text(`/inbox/${ids[0]}`)).toContain('plain &amp; simple');
  });

  it('gives the HTML part its images and an origin of its own', async () => {
    const response = await get(`/inbox/${ids[1]}/body`);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    expect(await response.text()).toContain(
      `<img src="data:image/png;base64,${Buffer.from('png').toString('base64')}">`,
    );
  });

  it('gives the raw message and attachments to keep', async () => {
    const response = await get(`/inbox/${ids[0]}/raw`);
    expect(response.headers.get('content-disposition')).toContain(`${ids[0]}.eml`);
    expect(await response.text()).toContain('Subject: First');
    expect(await text(`/inbox/${ids[1]}/attachments/0`)).toBe('png');
  });

  it('speaks JSON to scripts', async () => {
    const { mails } = await (await get('/inbox.json?limit=1')).json();
    expect(mails).toMatchObject([{ id: ids[1], subject: 'Second', to: ['envelope@example.com'] }]);
    expect(await (await get(`/inbox/${ids[1]}/json`)).json()).toMatchObject({
      text: 'text\n',
      html: expect.stringContaining('rich'),
    });
  });

  it('says so when a mail is not there, and leaves other paths alone', async () => {
    expect((await get('/inbox/none')).status).toBe(404);
    expect(await inbox(new Request('http://127.0.0.1:3000/api/places'))).toBeUndefined();
    expect(await inbox(new Request('http://127.0.0.1:3000/inboxes'))).toBeUndefined();
  });
});
