import { parseArgs } from 'node:util';
import { HEADING, printPresets } from './alerts/presets/print.ts';
import { type PresetOutcome, runPresets } from './alerts/presets/run.ts';
import { type Outcome, runAlerts } from './alerts/run.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, quick: { type: 'boolean' } } });
const REGIONS = 50;
const QUICK_REGIONS = 4;
const PARTNERSHIPS = 24;
const QUICK_PARTNERSHIPS = 2;

const percent = (part: number) => `${(100 * part).toFixed(0)}%`;
const asking = (part: number | undefined) => (part === undefined ? '' : `at least ${percent(part)}`);

function print({ condition, students, asked, rules, held }: Outcome): void {
  console.log(`\n${condition}, ${students} students${held ? '' : '   MISSED'}`);
  for (const [index, [name, { falseAlerts, within3, within6 }]] of Object.entries(rules).entries()) {
    const ask = index === 0 ? [`at most ${asked.falseAlerts}`, asking(asked.within3), asking(asked.within6)] : [];
    const figures = [falseAlerts.toFixed(1), percent(within3), percent(within6)];
    const cells = figures.map((figure, at) => figure.padStart(6) + (ask[at] ? ` (${ask[at]})` : '').padEnd(16));
    console.log(`  ${name.padEnd(48)}${cells.join('')}`.trimEnd());
  }
}

const regions = values.quick ? QUICK_REGIONS : REGIONS;
const outcomes: Outcome[] = [];
if (!values.json) {
  console.log(
    `False alerts per 100 stable series a year, changes found within 3 and 6 months; ${regions * 60} series each.`,
  );
  console.log(`${' '.repeat(50)}${'false alerts'.padEnd(22)}${'within 3'.padEnd(22)}within 6`);
}
for (const outcome of runAlerts({ regions })) {
  outcomes.push(outcome);
  if (!values.json) print(outcome);
}

const partnerships = values.quick ? QUICK_PARTNERSHIPS : PARTNERSHIPS;
const presets: PresetOutcome[] = [];
if (!values.json) console.log(`\n${HEADING}`);
for await (const outcome of runPresets({ partnerships })) {
  presets.push(outcome);
  if (!values.json) printPresets(outcome);
}
const held = [...outcomes, ...presets].every((outcome) => outcome.held);
if (values.json) console.log(JSON.stringify({ series: regions * 60, partnerships, held, outcomes, presets }));
else console.log(held ? '\nAll figures asked of the default were reached.' : '\nNot all figures asked were reached.');
