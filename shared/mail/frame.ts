import { html } from 'hono/html';
import { color, sheet, text } from './style.ts';

export type Html = ReturnType<typeof html>;

/** Attributes of a table that is layout only. */
export const table = html`role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"`;

type Frame = {
  partnership: string;
  /** Beside the partnership's name. */
  aside: string;
  subject: string;
  /** What a list of mails shows after the subject. */
  preview: string;
  cards: Html[];
  /** Why it is sent, and where to choose. */
  reason: string;
  choiceUrl: string;
  footer: string;
};

/** The HTML of every mail around its cards: one column of 600 pixels that narrows to a phone, nothing to load. */
export function mailFrame({ partnership, aside, subject, preview, cards, reason, choiceUrl, footer }: Frame): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${subject}</title><style>${sheet}</style></head>
<body class="ground" style="margin:0;padding:0;background:${color.ground};">
<div style="display:none;max-height:0;overflow:hidden;">${preview}</div>
<div role="article" aria-label="${subject}" lang="en">
<table ${table} class="ground" style="background:${color.ground};"><tr><td align="center" style="padding:16px 0 24px;">
<table ${table} style="max-width:600px;">
<tr><td class="pad" style="padding:4px 24px 12px;"><table ${table}><tr>
<td class="ink" style="${text(14, 18, color.ink, 600)}">${partnership}</td>
<td class="label" align="right" style="${text(13, 18, color.label)}">${aside}</td></tr></table></td></tr>
${cards}
<tr><td class="pad" style="padding:0 24px;">
<p class="label" style="margin:0;${text(12, 18, color.label)}">${reason}</p>
<p class="label" style="margin:6px 0 0;${text(12, 18, color.label)}"><a class="label" href="${choiceUrl}"
 style="color:${color.label};">Change what you get, or unsubscribe</a>&nbsp;&nbsp; ${footer}</p></td></tr>
</table></td></tr></table></div></body></html>
`.toString();
}

/** A sheet of paper on the ground. */
export const card = (content: Html): Html => html`<tr><td class="edge" style="padding:0 0 12px;">
<table ${table} class="card" style="background:${color.paper};border:1px solid ${color.line};border-radius:12px;">
<tr><td class="pad" style="padding:20px 24px;">${content}</td></tr></table></td></tr>`;

/** A link that looks like a button. */
export const button = (url: string, words: string): Html => html`<table role="presentation" cellpadding="0"
 cellspacing="0" border="0"><tr><td class="button" style="background:${color.ink};border-radius:8px;"><a href="${url}"
 style="display:inline-block;padding:12px 20px;${text(15, 20, color.paper, 600)}text-decoration:none;">${words}</a></td>
</tr></table>`;

/** Shapes that tell kinds apart without color, the same as on the pages: a diamond for a concern, a ring for an improvement. */
export const marks = {
  concern: { tone: 'worse', glyph: '\u25c6' },
  improvement: { tone: 'better', glyph: '\u25cb' },
} as const;
