import type { AlertLayout } from './layout.ts';
import { changeText, countsText, pointsText, shareText } from './numbers.ts';
import type { Comparison, GapRow, ShareRow } from './sections.ts';

/** The alert mail as plain text, equal in content to its HTML. */
export function alertText({ partnership, sections, further, reason, footer, choiceUrl }: AlertLayout): string {
  const parts = [
    [partnership],
    ...sections.map((section) => [
      `${section.kicker}: ${section.headline}`,
      ...(section.note ? [section.note] : []),
      ...section.comparisons.flatMap(comparisonText),
      ...(section.course ? courseText(section.course) : []),
      '',
      `How sure: ${section.certainty.join(' ')}`,
      ...(section.brightSpot
        ? [`A similar place that improved: ${section.brightSpot.words} ${section.brightSpot.url}`]
        : []),
      ...section.partnerNotes.map((note) => `Note of the partner: ${note}`),
      ...section.cycles,
      `${section.look.words}: ${section.look.url}`,
      ...section.actions.map(({ words, url }) => `${words}: ${url}`),
    ]),
    ...(further.length > 0 ? [['Also found:', ...further.map(({ headline, url }) => `- ${headline}: ${url}`)]] : []),
    [reason, `Change what you get, or unsubscribe: ${choiceUrl}`, footer],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function comparisonText({ lead, rows, gaps }: Comparison): string[] {
  return [lead, '', ...rows.map(rowText), ...gaps.map(gapText)];
}

function courseText({
  title,
  table: { head, rows },
}: NonNullable<AlertLayout['sections'][number]['course']>): string[] {
  const line = (name: string, cells: string[]) => `${name}: ${cells.map((cell) => cell || '–').join(', ')}`;
  return ['', title, line('Periods', head), ...rows.map(({ name, cells }) => line(name, cells))];
}

function rowText({ name, before, after, change, rounded }: ShareRow): string {
  const now = `${shareText(after)} (${countsText(after)} students)`;
  if (!before || change === undefined) return `- ${name}: ${now}`;
  return `- ${name}: ${shareText(before)} (${countsText(before)}) → ${now}, ${pointsWords(change, rounded)}`;
}

function gapText({ name, after, was }: GapRow): string {
  const gap = `- ${name.charAt(0).toUpperCase()}${name.slice(1)}: `;
  if (!was) return `${gap}${pointsText(after)} points`;
  return `${gap}${pointsText(was.before)} → ${pointsText(after)} points, ${pointsWords(was.change, was.rounded)}`;
}

const pointsWords = (change: number, rounded: boolean) => `${changeText(change)} points${rounded ? ' (rounded)' : ''}`;
