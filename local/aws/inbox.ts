import { Hono } from 'hono';
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
 * and `/inbox/<id>.json` (the mail with its text, HTML and headers).
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
  const limitOf = (text: string | undefined) => Math.min(Math.max(Number(text) || 100, 1), 10_000);

  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('content-security-policy')) context.header('content-security-policy', PAGE_POLICY);
    context.header('x-content-type-options', 'nosniff');
    context.header('cache-control', 'no-store');
  });
  app.get('/inbox.json', (context) => context.json({ mails: mails.list(limitOf(context.req.query('limit'))) }));
  app.get('/inbox', (context) => context.html(listPage(mails.list(limitOf(context.req.query('limit'))))));
  app.get('/inbox/style.css', (context) =>
    context.body(inboxStyle, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );

  /** Answers with what `make` makes of the mail, or 404. */
  const withMail = async (
    id: string,
    make: (mail: Mail, email: Email, raw: Buffer) => Response | Promise<Response>,
  ) => {
    const [mail, raw] = [mails.get(id), await mails.raw(id)];
    if (!mail || !raw) return new Response('There is no such mail in this inbox.\n', { status: 404 });
    return make(mail, await PostalMime.parse(raw), raw);
  };
  app.get('/inbox/:file{[^/]+\\.json}', (context) =>
    withMail(context.req.param('file').replace(/\.json$/, ''), (mail, { text, html, headers }) =>
      context.json({
        ...mail,
        text,
        html,
        headers: headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
      }),
    ),
  );
  app.get('/inbox/:id', (context) =>
    withMail(context.req.param('id'), (mail, email) => context.html(mailPage(mail, email))),
  );
  app.get('/inbox/:id/body', (context) =>
    withMail(context.req.param('id'), (_, email) => {
      context.header('content-security-policy', MESSAGE_POLICY);
      return context.html(bodyPage(email));
    }),
  );
  app.get('/inbox/:id/raw', (context) =>
    withMail(context.req.param('id'), ({ id }, _, raw) => download(raw, 'message/rfc822', `${id}.eml`)),
  );
  app.get('/inbox/:id/attachments/:index{[0-9]+}', (context) =>
    withMail(context.req.param('id'), (_, { attachments }) => {
      const attachment = attachments[Number(context.req.param('index'))];
      if (!attachment) return new Response('This mail has no such attachment.\n', { status: 404 });
      return download(
        Buffer.from(attachment.content as ArrayBuffer),
        attachment.mimeType,
        attachment.filename ?? 'attachment',
      );
    }),
  );
  return app;
}

const download = (data: Buffer, type: string, filename: string) =>
  new Response(new Uint8Array(data), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
    },
  });
