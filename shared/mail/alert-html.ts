import { html } from 'hono/html';
import { percent } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { courseHtml } from './course-html.ts';
import { button, card, type Html, mailFrame, marks, table } from './frame.ts';
import type { AlertLayout } from './layout.ts';
import { changeText, countsText, pointsText, shareText } from './numbers.ts';
import type { Comparison, GapRow, ShareRow } from './sections.ts';
import { color, text } from './style.ts';

type Told = AlertLayout['sections'][number];

/** The alert mail as HTML: tables and inline styles that mail clients keep, bars as cells, nothing to load. */
export function alertHtml({ partnership, subject, sections, further, reason, footer, choiceUrl }: AlertLayout): string {
  const [first] = sections;
  const aside = first && sections.length === 1 ? `${first.topic.indicator}, ${first.topic.place}` : '';
  const cards = [
    ...sections.map((section) => card(sectionHtml(section))),
    ...(further.length > 0 ? [card(furtherHtml(further))] : []),
  ];
  const preview = first?.certainty[0] ?? '';
  return mailFrame({ partnership, aside, subject, preview, cards, reason, choiceUrl, footer });
}

function sectionHtml(section: Told): Html {
  const { isImprovement, kicker, note, headline, comparisons, course, certainty, look, actions } = section;
  const { brightSpot, partnerNotes, cycles } = section;
  const { tone, glyph } = marks[isImprovement ? 'improvement' : 'concern'];
  return html`<p class="${tone}" style="margin:0 0 8px;${text(13, 18, color[tone], 600)}">${glyph} ${kicker}</p>
<h1 class="title ink" style="margin:0;${text(24, 30, color.ink, 700)}letter-spacing:-.3px;">${headline}</h1>
${note ? html`<p class="soft" style="margin:8px 0 0;${text(15, 22, color.soft)}">${note}</p>` : ''}
${comparisons.map(comparisonHtml)}
${course ? courseHtml(course) : ''}
<h2 class="ink" style="margin:16px 0 6px;${text(15, 22, color.ink, 600)}">How sure</h2>
<p class="soft" style="margin:0 0 16px;${text(15, 22, color.soft)}">${certainty.join(' ')}</p>
${brightSpot ? brightSpotHtml(brightSpot) : ''}
${partnerNotes.length > 0 ? partnerNotesHtml(partnerNotes) : ''}
${cycles.map((words) => html`<p class="soft" style="margin:0 0 16px;${text(15, 22, color.soft)}">${words}</p>`)}
${button(look.url, look.words)}
<p style="margin:12px 0 0;${text(15, 22, color.ink)}">${actions.map(
    ({ words, url }) =>
      html`<a class="ink" href="${url}" style="color:${color.ink};text-decoration:underline;">${words}</a>&nbsp;&nbsp; `,
  )}</p>
<p class="label" style="margin:4px 0 0;${text(12, 18, color.label)}">Each opens a page. Nothing changes until you confirm there.</p>`;
}

function brightSpotHtml({ words, url }: NonNullable<Told['brightSpot']>): Html {
  return html`<h2 class="ink" style="margin:0 0 6px;${text(15, 22, color.ink, 600)}">A similar place that improved</h2>
<p class="soft" style="margin:0 0 16px;${text(15, 22, color.soft)}">${words} <a class="ink" href="${url}"
 style="color:${color.ink};text-decoration:underline;">Look at it</a></p>`;
}

function partnerNotesHtml(notes: string[]): Html {
  return html`<h2 class="ink" style="margin:0 0 6px;${text(15, 22, color.ink, 600)}">Note of the partner</h2>
${notes.map((note) => html`<p class="soft" style="margin:0 0 16px;${text(15, 22, color.soft)}">${note}</p>`)}`;
}

function furtherHtml(further: AlertLayout['further']): Html {
  return html`<h2 class="ink" style="margin:0 0 6px;${text(15, 22, color.ink, 600)}">Also found</h2>
${further.map(
  ({ headline, url }) => html`<p style="margin:0 0 8px;${text(15, 22, color.soft)}"><a class="ink" href="${url}"
 style="color:${color.ink};text-decoration:underline;">${headline}</a></p>`,
)}`;
}

function comparisonHtml({ lead, rows, gaps }: Comparison): Html {
  const shares = rows.flatMap(({ before, after }) => [before, after]).map((counts) => (counts && percent(counts)) ?? 0);
  const scale = Math.min(100, Math.max(...shares, 1) * 1.2);
  return html`<p class="soft" style="margin:8px 0 0;${text(15, 22, color.soft)}">${lead}</p>
<table ${table} style="margin-top:14px;">
${rows.map((row) => rowHtml(row, scale))}${gaps.map(gapHtml)}</table>`;
}

function rowHtml({ name, before, after, change, rounded, concern }: ShareRow, scale: number): Html {
  const students = before
    ? `${countsText(before)} students, then ${countsText(after)}`
    : `${countsText(after)} students`;
  const was = before
    ? html`<span class="label" style="color:${color.label};">${shareText(before)}&nbsp;&rarr;</span>&nbsp;`
    : '';
  return line(html`<tr><td class="ink stack" style="${text(14, 20, color.ink, 600)}">${name}</td>
<td align="right" class="ink stack" style="${text(14, 20, color.ink)}">${was}<b>${shareText(after)}</b>${changeHtml(change, rounded, concern)}</td></tr>
<tr><td colspan="2" style="padding-top:6px;">${before ? bar(before, scale, 'was', 4) : ''}${bar(after, scale, concern ? 'concern' : 'is', 8)}</td></tr>
<tr><td colspan="2" class="label" style="padding-top:4px;${text(12, 16, color.label)}">${students}</td></tr>`);
}

function gapHtml({ name, after, was }: GapRow): Html {
  const before = was
    ? html`<span class="label" style="color:${color.label};">${pointsText(was.before)}&nbsp;&rarr;</span>&nbsp;`
    : '';
  return line(html`<tr><td class="ink stack" style="${text(14, 20, color.ink, 600)}">${name.charAt(0).toUpperCase()}${name.slice(1)}, in points</td>
<td align="right" class="ink stack" style="${text(14, 20, color.ink)}">${before}<b>${pointsText(after)}</b>${was ? changeHtml(was.change, was.rounded, was.change > 0) : ''}</td></tr>`);
}

const line = (rows: Html) => html`<tr><td class="line" style="padding:10px 0;border-top:1px solid ${color.line};">
<table ${table}>${rows}</table></td></tr>`;

function changeHtml(change: number | undefined, rounded: boolean, concern: boolean): Html | string {
  if (change === undefined) return '';
  const note = rounded ? html` <span class="label" style="font-weight:400;color:${color.label};">rounded</span>` : '';
  return html`&nbsp; <span class="${concern ? 'worse' : 'soft'}"
 style="color:${concern ? color.worse : color.soft};font-weight:600;white-space:nowrap;">${changeText(change)}</span>${note}`;
}

/** A bar from zero as table cells, so that it needs no image. */
function bar(counts: Proportion, scale: number, kind: keyof typeof color.bar, height: 4 | 8): Html {
  const width = Math.min(100, Math.max(1, Math.round(((percent(counts) ?? 0) / scale) * 100)));
  const cell = `height:${height}px;line-height:${height}px;font-size:1px;`;
  const rest = width < 100 ? html`<td style="${cell}">&nbsp;</td>` : '';
  return html`<table ${table} class="track" style="background:${color.track};border-radius:3px;margin-bottom:3px;"><tr>
<td class="${kind}" width="${width}%" height="${height}" style="background:${color.bar[kind]};${cell}border-radius:3px;">&nbsp;</td>${rest}</tr></table>`;
}
