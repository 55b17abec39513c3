import { html } from 'hono/html';
import { SPARK } from '../charts/spark-chart-svg.tsx';
import type { DigestLayout, Entry, Spark, Standing } from './digest-layout.ts';
import { button, card, type Html, mailFrame, marks, table } from './frame.ts';
import { color, text } from './style.ts';

/** The digest as HTML: a card for each part, each thing with its mark and its course, and how all that is followed stands. */
export function digestHtml(layout: DigestLayout): string {
  const { partnership, subject, title, days, parts, standings, consoleUrl, reason, choiceUrl, footer } = layout;
  const cards = [
    html`<tr><td class="pad" style="padding:0 24px 16px;">
<h1 class="title ink" style="margin:0;${text(24, 30, color.ink, 700)}letter-spacing:-.3px;">${title}</h1></td></tr>`,
    ...parts.map(({ title, entries, further }) =>
      card(html`${heading(title)}${entries.map(entryHtml)}${furtherHtml(further)}`),
    ),
    ...(standings.length > 0 ? [card(standingsHtml(layout))] : []),
    html`<tr><td class="pad" style="padding:4px 24px 20px;">${button(consoleUrl, 'Open the console')}</td></tr>`,
  ];
  const preview = parts[0]?.entries.map(({ headline }) => headline).join('; ') ?? '';
  return mailFrame({ partnership, aside: days, subject, preview, cards, reason, choiceUrl, footer });
}

const heading = (title: string) =>
  html`<h2 class="ink" style="margin:0 0 4px;${text(16, 22, color.ink, 600)}">${title}</h2>`;

function entryHtml({ mark, headline, url, detail, spark }: Entry): Html {
  const words = html`${markHtml(mark)}${url ? linkHtml(url, headline) : html`<b class="ink">${headline}</b>`}
${detail ? html`<br><span class="soft" style="${text(14, 20, color.soft)}">${detail}</span>` : ''}`;
  const picture = spark
    ? html`<td class="stack" width="216" valign="top" style="padding:0 16px 6px 0;">${sparkHtml(spark)}</td>`
    : '';
  return html`<table ${table}><tr><td class="line" style="padding:12px 0;border-top:1px solid ${color.line};">
<table ${table}><tr>${picture}<td class="stack ink" valign="top" style="${text(15, 21, color.ink)}">${words}</td></tr></table>
</td></tr></table>`;
}

function markHtml(mark: Entry['mark']): Html | string {
  if (!mark) return '';
  const { tone, glyph } = marks[mark];
  return html`<span class="${tone}" style="color:${color[tone]};">${glyph}</span> `;
}

const linkHtml = (url: string, words: string) =>
  html`<a class="ink" href="${url}" style="color:${color.ink};font-weight:600;text-decoration:underline;">${words}</a>`;

/** The numbers stand beside it, so programs that show no pictures lose none. */
const sparkHtml = ({ cid }: Spark) => html`<img src="cid:${cid}" width="${SPARK.width}" alt=""
 style="display:block;width:100%;max-width:${SPARK.width}px;height:auto;border:0;border-radius:6px;background:#ffffff;">`;

const furtherHtml = (further: string): Html | string =>
  further && html`<p class="label" style="margin:4px 0 0;${text(13, 18, color.label)}">${further}</p>`;

function standingsHtml({ standings, furtherStandings }: DigestLayout): Html {
  const rows = Array.from({ length: Math.ceil(standings.length / 2) }, (_, row) =>
    standings.slice(2 * row, 2 * row + 2),
  );
  return html`${heading('What you follow')}<table ${table} style="border-collapse:collapse;">
${rows.map((row) => html`<tr>${row.map(standingHtml)}</tr>`)}</table>${furtherHtml(furtherStandings)}`;
}

function standingHtml({ name, value, words, url, spark }: Standing): Html {
  return html`<td class="stack" width="50%" valign="top" style="padding:12px 16px 4px 0;">
${spark ? sparkHtml(spark) : ''}<p class="soft" style="margin:4px 0 0;${text(14, 20, color.soft)}">${linkHtml(url, name)}
 <b class="ink" style="color:${color.ink};">${value}</b> ${words}</p></td>`;
}
