import { html } from 'hono/html';
import type { Email } from 'postal-mime';
import type { Mail } from './mail-store.ts';

type Html = ReturnType<typeof html>;

const page = (title: string, content: Html): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/inbox/style.css">
</head>
<body><main>${content}</main></body>
</html>`;

/** The inbox: the newest mail first, each with the recipient it went to. */
export function listPage(mails: readonly Mail[]): Html {
  return page(
    'Inbox',
    html`<h1>Inbox</h1>
<p>What Throughline sends on this machine arrives here and nowhere else. <a href="/inbox">Look again</a></p>
${mails.length === 0 ? html`<p>No mail yet. The first one comes when a file changes an indicator that someone owns.</p>` : list(mails)}`,
  );
}

const list = (mails: readonly Mail[]) =>
  html`<ul class="mails sheet">${mails.map(
    ({ id, to, subject, sentAt }) =>
      html`<li><a href="/inbox/${id}"><span class="to">${to.join(', ')}</span><strong>${subject || 'No subject'}</strong>${time(sentAt)}</a></li>`,
  )}</ul>`;

/** One mail: its envelope, the message as its reader sees it, its text and its headers. */
export function mailPage(mail: Mail, email: Email): Html {
  const { id, from, to, subject, sentAt, tags } = mail;
  const title = subject || 'No subject';
  const tagText = Object.entries(tags).map(([name, value]) => `${name} = ${value}`);
  const headers = email.headers.map(({ originalKey, value }) => `${originalKey}: ${value}`);
  return page(
    title,
    html`<nav><a href="/inbox">All mail</a><a href="/inbox/${id}/raw">Raw message (.eml)</a></nav>
<h1>${title}</h1>
<dl>
<dt>From</dt><dd>${from}</dd>
<dt>To</dt><dd>${to.join(', ')}</dd>
<dt>Sent</dt><dd>${time(sentAt)}</dd>
${tagText.length > 0 ? html`<dt>Tags</dt><dd>${tagText.join(', ')}</dd>` : ''}
</dl>
${email.html ? frame(id) : ''}
${email.text ? section('Plain text', email.text, !email.html) : ''}
${attachments(id, email)}
${section('Headers', headers.join('\n'), false)}`,
  );
}

// Without `allow-scripts` nothing in a mail can run; links open outside of the frame.
const frame = (id: string) =>
  html`<div class="sheet message"><iframe title="The message" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/inbox/${id}/body"></iframe></div>`;

const section = (title: string, text: string, open: boolean) =>
  html`<details class="sheet" ${open ? 'open' : ''}><summary>${title}</summary><pre>${text}</pre></details>`;

function attachments(id: string, { attachments }: Email): Html | string {
  const named = attachments.flatMap(({ filename }, index) => (filename ? [{ filename, index }] : []));
  if (named.length === 0) return '';
  return html`<p>Attached: ${named.map(({ filename, index }) => html`<a href="/inbox/${id}/attachments/${index}">${filename}</a> `)}</p>`;
}

const clock = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium' });
const time = (iso: string) => html`<time datetime="${iso}">${clock.format(new Date(iso))}</time>`;

/** The HTML part on its own, with the images it carries in place. */
export function bodyPage({ html: body = '', attachments }: Email): string {
  const images = new Map(
    attachments.flatMap(({ contentId, mimeType, content }) =>
      contentId ? [[contentId.replace(/^<|>$/g, ''), dataUrl(mimeType, content)]] : [],
    ),
  );
  const withImages = body.replace(/cid:([^"')\s>]+)/g, (whole, id: string) => images.get(decodeId(id)) ?? whole);
  // Links open outside of the frame. Anything before the doctype would change how the message is laid out.
  const base = '<base target="_blank">';
  const head = /<head(\s[^>]*)?>/i;
  return head.test(withImages) ? withImages.replace(head, (tag) => tag + base) : `<!doctype html>${base}${withImages}`;
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const dataUrl = (type: string, content: string | ArrayBuffer | Uint8Array) =>
  `data:${type};base64,${Buffer.from(content as ArrayBuffer).toString('base64')}`;
