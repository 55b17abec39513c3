import type { FoundFigures, RuleFigures } from './figures.ts';
import type { PresetOutcome } from './run.ts';

const percent = (part: number) => `${(100 * part).toFixed(0)}%`.padStart(5);
const atLeast = (part: number | undefined) => (part === undefined ? '' : ` (at least ${percent(part).trim()})`);
const inCell = (text: string) => text.padEnd(22);

/** What the lines say. */
export const HEADING = [
  'The rules that an indicator starts with, from what is published to what its owner is told, at a region and its districts.',
  'Where nothing changes: told findings per 100 stable series a year. Where something does: the share told',
  `${' '.repeat(50)}${['within 3 months', 'within 6', 'again soon, ever', 'others told'].map(inCell).join('')}`.trimEnd(),
].join('\n');

/** What was told under one condition, as lines of a table. */
export function printPresets({ condition, quiet, found, held }: PresetOutcome): void {
  console.log(`\n${condition}${held ? '' : '   MISSED'}`);
  for (const one of quiet.rules) console.log(`  ${ruleLine(one, quiet.years)}`);
  const altogether = `${quiet.perPlaceYear.toFixed(2)} a place and year, ${quiet.mailsPerOwnerYear.toFixed(2)} mails an owner and year`;
  console.log(`  ${'altogether'.padEnd(48)}${altogether}`);
  for (const one of found) console.log(`  ${foundLine(one)}`);
}

function ruleLine({ rule, series, per100, asked }: RuleFigures, years: number): string {
  const most = asked === undefined ? '' : ` (at most ${asked})`;
  return `${`rule "${rule}", ${Math.round(series * years)} series`.padEnd(48)}${per100.toFixed(1).padStart(6)}${most}`;
}

function foundLine({ change, students, within3, within6, againSoon, again, elsewhere, asked }: FoundFigures): string {
  const cells = [
    percent(within3) + atLeast(asked?.within3),
    percent(within6) + atLeast(asked?.within6),
    `${percent(againSoon)}, ${percent(again).trim()}`,
    elsewhere.toFixed(2),
  ];
  return `${`${change}, ${students} students`.padEnd(48)}${cells.map(inCell).join('')}`.trimEnd();
}
