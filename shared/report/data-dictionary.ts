import type { ReportedIndicator, ReportView } from '../api/report.ts';
import { describeGroup } from '../catalog/dimensions.ts';
import { outcomes } from '../catalog/outcome.ts';
import { describePeriod } from '../catalog/period.ts';
import { csvLine, neutral } from '../submissions/csv-text.ts';
import { reportColumns } from './report-csv.ts';

const headings = ['what', 'id', 'name', 'meaning', 'source'];
type Line = [what: string, id: string, name: string, meaning: string, source: string];

/**
 * What the numbers of a report mean, as a CSV file: each column of {@link reportColumns}, each indicator with its definition,
 * direction, edition and breaks, each student group, each attribute that places are matched on, and how small groups are
 * protected.
 */
export function dataDictionary(
  report: Pick<ReportView, 'indicators' | 'partnership' | 'attributes' | 'cycles'>,
): string {
  const { indicators, partnership, attributes, cycles } = report;
  const columns = Object.entries(reportColumns).map(([id, meaning]): Line => ['column', id, id, meaning, '']);
  const groups = new Set([
    ...indicators.flatMap(({ points }) => points.flatMap((one) => Object.keys(one.groups))),
    ...indicators.flatMap(({ brightSpots }) => brightSpots.map(({ group }) => group)),
    ...cycles.map(({ test }) => test.group),
  ]);
  const lines: Line[] = [
    ...columns,
    ...indicators.flatMap(linesOf),
    ...[...groups]
      .toSorted()
      .map(
        (id): Line => [
          'student group',
          id,
          describeGroup(id),
          'Groups overlap across dimensions; they are never added up',
          '',
        ],
      ),
    ...attributes.map((one): Line => ['attribute', one.id, one.name, attributeMeaning(one), one.source]),
    ['protection', 'minimum-group-size', 'Smallest group shown', protection(partnership.minimumGroupSize), ''],
  ];
  return [headings, ...lines].map((line) => csvLine(line.map(neutral))).join('');
}

const protection = (size: number) =>
  `Groups of fewer than ${size} students are hidden, so is what their source had hidden, and further numbers until no hidden one can be worked out. Hidden is never 0.`;

function attributeMeaning({ kind, unit, scale }: ReportView['attributes'][number]): string {
  const value =
    kind === 'share'
      ? 'Share of the students of a place'
      : kind === 'yes-no'
        ? 'Whether a place has it'
        : `Number of a place${unit ? `, in ${unit}` : ''}`;
  const scaled = scale === 'log' ? ', compared by its logarithm' : '';
  return `${value}, by school year${scaled}. Places are similar that are near each other in it and the other attributes; outcomes are never among them`;
}

function linesOf({ indicator, numerator, denominator, serves = [], breaks }: ReportedIndicator): Line[] {
  const { id, name, betterWhen, edition, source } = indicator;
  const served = serves.map(({ outcome, as }) => `${as} indicator of ${outcomes[outcome].toLowerCase()}`);
  const meaning = [
    numerator && `Counts ${numerator}`,
    denominator && `of ${denominator}`,
    `${betterWhen === 'lower' ? 'lower' : 'higher'} is better`,
    `edition ${edition}`,
    ...served,
  ];
  return [
    ['indicator', id, name, meaning.filter(Boolean).join('; '), source],
    ...breaks.map(
      ({ from, reason, earlierEdition }): Line => [
        'break',
        id,
        name,
        `Until before ${describePeriod(from)} edition ${earlierEdition}: ${reason} Values on the two sides are not compared.`,
        '',
      ],
    ),
  ];
}
