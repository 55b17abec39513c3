/** The inbox's look: the design's tokens, as far as it needs them. */
export const inboxStyle = `
:root {
  color-scheme: light dark;
  --font: "Inter", "InterVariable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace;
  --ground: #f7f6f3; --paper: #ffffff; --sunk: #f1efeb; --line: #e4e1da; --control: #858a94;
  --ink: #1b1d22; --ink-2: #474c56; --ink-3: #5e646f;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #111317; --paper: #181b20; --sunk: #21252b; --line: #2b3037; --control: #7d8590;
    --ink: #ecedef; --ink-2: #bcc1c9; --ink-3: #979ea9;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 400 0.875rem/1.25rem var(--font); }
main { max-width: 52rem; margin: 0 auto; padding: 32px 24px 64px; }
h1 { margin: 0; font-size: 1.625rem; line-height: 2rem; font-weight: 650; letter-spacing: -0.018em; overflow-wrap: anywhere; }
p { margin: 8px 0 0; max-width: 66ch; color: var(--ink-2); font-size: 1rem; line-height: 1.5rem; }
a { color: inherit; text-decoration-color: var(--control); text-underline-offset: 3px; }
a:hover { text-decoration-color: var(--ink); }
time { color: var(--ink-3); font-variant-numeric: tabular-nums; white-space: nowrap; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 4px; }
.sheet { margin-top: 24px; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.mails { margin: 24px 0 0; padding: 0; list-style: none; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: minmax(0, 14rem) minmax(0, 1fr) auto; gap: 4px 16px; padding: 12px 24px;
  text-decoration: none; overflow-wrap: anywhere; }
.mails a:hover { background: var(--sunk); }
.mails a:focus-visible { outline-offset: -2px; }
.mails strong { font-weight: 600; }
.mails .to { color: var(--ink-2); }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 4px 16px; margin: 16px 0 0; overflow-wrap: anywhere; }
dt { color: var(--ink-3); }
dd { margin: 0; }
iframe { display: block; width: 100%; height: 75vh; border: 0; background: var(--paper); resize: vertical; }
pre { margin: 0; padding: 16px 24px; overflow-x: auto; font: 0.8125rem/1.25rem var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
summary { padding: 12px 24px; font-weight: 600; cursor: pointer; }
nav { display: flex; flex-wrap: wrap; gap: 4px 24px; margin-bottom: 16px; }
nav a { display: inline-flex; align-items: center; min-height: 34px; }
@media (max-width: 760px) {
  main { padding: 16px 16px 32px; }
  h1 { font-size: 1.375rem; line-height: 1.75rem; }
  .mails a { grid-template-columns: minmax(0, 1fr); padding: 12px 16px; }
  nav a { min-height: 44px; }
  pre, summary { padding-inline: 16px; }
  .message { margin-inline: -16px; border-inline: 0; border-radius: 0; }
}
`;
