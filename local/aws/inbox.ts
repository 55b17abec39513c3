import { type Context, Hono } from 'hono';
import PostalMime, { type Email } from 'postal-mime';
import { bodyPage, listPage, mailPage } from './inbox-pages.ts';
import { inboxStyle } from './inbox-style.ts';
import type { Mail, MailStore } from './mail-store.ts';

const PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";
// A mail's own HTML gets an origin of its own, so that it can reach nothing of ours even when opened by itself.
const MESSAGE_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:; font-src data: http: https:";

/**
 * The inbox under `/inbox`: pages for people, and for scripts `/inbox.json` (newest first; `?limit=`, 100 when left out)
 * and `/inbox/<id>/json` (the mail with its text, HTML and headers).
 * @returns a function that answers a request, or gives `undefined` when it is not for the inbox
 */
export function inboxRoutes(mails: MailStore): (request: Request) => Promise<Response | undefined> {
  const app = createApp(mails);
  return async (request) => {
    const { pathname } = new URL(request.url);
    return /^\/inbox(\.json)?(\/|$)/.test(pathname) ? app.fetch(request) : undefined;
  };
}

function createApp(mails: MailStore): Hono {
  const app = new Hono({ strict: false });
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('content-security-policy')) context.header('content-security-policy', PAGE_POLICY);
    context.header('x-content-type-options', 'nosniff');
    context.header('cache-control', 'no-store');
  });
  const newest = (limit: string | undefined) => mails.list(Math.min(Math.max(Number(limit) || 100, 1), 10_000));
  app.get('/inbox.json', (context) => context.json({ mails: newest(context.req.query('limit')) }));
  app.get('/inbox', (context) => context.html(listPage(newest(context.req.query('limit')))));
  app.get('/inbox/style.css', (context) =>
    context.body(inboxStyle, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  for (const [path, view] of Object.entries(VIEWS)) {
    app.get(path, async (context) => {
      const found = await read(mails, context.req.param('id') ?? '');
      return found ? view(context, found) : context.text('There is no such mail in this inbox.\n', 404);
    });
  }
  return app;
}

interface Found {
  readonly mail: Mail;
  readonly email: Email;
  readonly raw: Buffer;
}

async function read(mails: MailStore, id: string): Promise<Found | undefined> {
  const [mail, raw] = [mails.get(id), await mails.raw(id)];
  return mail && raw && { mail, raw, email: await PostalMime.parse(raw) };
}

const ID = ':id{[0-9a-f-]+}';

/** The ways to look at one mail, by path. */
const VIEWS: Record<string, (context: Context, found: Found) => Response | Promise<Response>> = {
  [`/inbox/${ID}`]: (context, { mail, email }) => context.html(mailPage(mail, email)),
  [`/inbox/${ID}/json`]: (context, { mail, email: { text, html, headers } }) =>
    context.json({ ...mail, text, html, headers: headers.map(({ originalKey, value }) => [originalKey, value]) }),
  [`/inbox/${ID}/body`]: (context, { email }) =>
    context.html(bodyPage(email), 200, { 'content-security-policy': MESSAGE_POLICY }),
  [`/inbox/${ID}/raw`]: (_, { mail, raw }) => download(raw, 'message/rfc822', `${mail.id}.eml`),
  [`/inbox/${ID}/attachments/:index{[0-9]+}`]: (context, { email }) => {
    const attachment = email.attachments[Number(context.req.param('index'))];
    if (!attachment) return context.text('This mail has no such attachment.\n', 404);
    const { content, mimeType, filename } = attachment;
    return download(Buffer.from(content as ArrayBuffer), mimeType, filename ?? 'attachment');
  },
};

const download = (data: Buffer, type: string, filename: string) =>
  new Response(new Uint8Array(data), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
    },
  });
