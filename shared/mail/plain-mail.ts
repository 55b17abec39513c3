import { html } from 'hono/html';
import { button } from './frame.ts';
import { color, sheet, text } from './style.ts';

type PlainMail = {
  partnership: string;
  subject: string;
  /** A paragraph each. */
  told: readonly string[];
  /** Lists, each under its title; those without lines are left out. */
  sections?: readonly { title: string; lines: readonly string[] }[];
  /** What to do, each as a button, with what else to know of it. */
  actions?: readonly { url: string; words: string; note?: string }[];
  /** What else to know. */
  rest: readonly string[];
};

/** A short mail of sentences, lists and buttons: no pictures, nothing to choose. */
export function plainMail({ partnership, subject, told, sections = [], actions = [], rest }: PlainMail) {
  const paragraph = (line: string) =>
    html`<p class="soft" style="margin:0 0 12px;${text(15, 22, color.soft)}">${line}</p>`;
  const section = ({ title, lines }: { title: string; lines: readonly string[] }) =>
    html`<h2 class="ink" style="margin:16px 0 4px;${text(15, 22, color.ink, 600)}">${title}</h2>
<ul class="soft" style="margin:0 0 12px;padding-left:20px;${text(15, 22, color.soft)}">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  const linked = actions.map(({ url, words, note }) => `${words}:\n${url}${note ? `\n${note}` : ''}`);
  const filled = sections.filter(({ lines }) => lines.length > 0);
  const listed = filled.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n'));
  const parts = [partnership, subject, ...told, ...listed, ...linked, ...rest];
  return {
    subject,
    text: `${parts.join('\n\n')}\n`,
    html: html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${subject}</title><style>${sheet}</style></head>
<body class="ground" style="margin:0;padding:24px 0;background:${color.ground};">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="max-width:600px;margin:0 auto;background:${color.paper};border:1px solid ${color.line};border-radius:12px;">
<tr><td class="pad" style="padding:20px 24px;">
<p class="label" style="margin:0 0 8px;${text(13, 18, color.label)}">${partnership}</p>
<h1 class="title ink" style="margin:0 0 12px;${text(24, 30, color.ink, 700)}">${subject}</h1>
${told.map(paragraph)}
${filled.map(section)}
${actions.map(({ url, words, note }) => html`<div style="margin:4px 0 16px;">${button(url, words)}</div>${note && paragraph(note)}`)}
${rest.map(paragraph)}
</td></tr></table></body></html>
`.toString(),
  };
}
