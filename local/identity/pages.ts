import type { Person } from './people.ts';

const STYLE = `
:root { color-scheme: light dark; --ground: #f7f6f3; --paper: #fff; --line: #e4e1da; --control: #858a94; --ink: #1b1d22; --ink-2: #474c56; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #111317; --paper: #181b20; --line: #2b3037; --control: #7d8590; --ink: #ecedef; --ink-2: #bcc1c9; }
}
body { margin: 0; padding: 48px 16px; background: var(--ground); color: var(--ink);
  font: 1rem/1.5rem Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 30rem; margin: 0 auto; }
h1 { font-size: 1.625rem; line-height: 2rem; margin: 0 0 8px; }
p { margin: 0 0 24px; color: var(--ink-2); }
button { display: block; width: 100%; margin: 0 0 12px; padding: 12px 16px; text-align: left; cursor: pointer;
  background: var(--paper); color: var(--ink); border: 1px solid var(--control); border-radius: 8px; font: inherit; }
button small { display: block; color: var(--ink-2); font-size: .875rem; line-height: 1.25rem; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }`;

/** Allows the page's own style only, and its form to this site. */
export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

const page = (title: string, content: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Throughline</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>
`;

/** Asks who is signing in. */
export function choosePersonPage(people: readonly Person[], action: string): string {
  const buttons = people.map(
    ({ username, name, role }) =>
      `<button name="person" value="${escapeHtml(username)}">${escapeHtml(name)}<small>${escapeHtml(role)}</small></button>`,
  );
  return page(
    'Who are you?',
    `<p>On this machine you choose a made person. On AWS you would sign in here with a password.</p>
<form method="post" action="${escapeHtml(action)}">${buttons.join('')}</form>`,
  );
}

/** Asks whether to sign out. @param form the provider's own form, of the id `op.logoutForm` */
export const signOutPage = (form: string) =>
  page('Sign out?', `${form}<button form="op.logoutForm" name="logout" value="yes" autofocus>Sign out</button>`);

export const signedOutPage = () => page('You are signed out', '<p><a href="/">Back to the start</a></p>');

/** Says what went wrong with a sign-in. */
export const signInErrorPage = (message: string) =>
  page('This sign-in did not work', `<p>${escapeHtml(message)}</p><p><a href="/">Start again</a></p>`);

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
