import { html } from 'hono/html';
import type { AlertLayout } from './layout.ts';
import { color, text } from './style.ts';

type Html = ReturnType<typeof html>;
type Shown = NonNullable<AlertLayout['sections'][number]['course']>;

/** The chart, and under it the same in numbers for programs that show no pictures. */
export function courseHtml({ cid, label, title, table: { head, rows } }: Shown): Html {
  const cell = (words: string, weight = 400) =>
    html`<td align="right" class="soft" style="padding:3px 0 3px 6px;${text(12, 16, color.soft, weight)}">${words}</td>`;
  const name = (words: string) =>
    html`<td class="label" style="padding:3px 0;${text(12, 16, color.label)}">${words}</td>`;
  const last = rows.length - 1;
  return html`<h2 class="ink" style="margin:16px 0 6px;${text(15, 22, color.ink, 600)}">${title}</h2>
<img src="cid:${cid}" width="550" alt="${label}"
 style="display:block;width:100%;max-width:550px;height:auto;border:0;border-radius:6px;background:#ffffff;${text(12, 16, '#5e646f')}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:8px;">
<tr>${name('')}${head.map((words) => cell(words))}</tr>
${rows.map((row, index) => html`<tr>${name(row.name)}${row.cells.map((words) => cell(words, index === last ? 600 : 400))}</tr>`)}
</table>`;
}
