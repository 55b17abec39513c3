import type { ReportedIndicator, ReportView } from '../api/report.ts';
import type { ShownValue } from '../api/shown-schema.ts';
import { describeCoded } from '../disclosure/describe-coded.ts';
import { csvLine, neutral } from '../submissions/csv-text.ts';

/** The columns of a report's numbers, and what each holds. One row is one value, or one gap. */
export const reportColumns = {
  kind: '`value` is the share of a group, `gap` the difference of two groups',
  indicator_id: 'Id of the indicator',
  indicator: 'Name of the indicator',
  place_id: 'Id of the place',
  place: 'Name of the place',
  period:
    'Week as 2026-W07 (ISO 8601), month as 2026-02, assessment window as 2025-26-BOY, school year as 2025-26-YEAR',
  student_group: 'Student group as dimension:value; `all` is every student. Of a gap, the focal group',
  reference_group: 'Of a gap, the group that it is compared with',
  numerator: 'Students who meet the definition; * where it is not shown',
  denominator: 'Students counted; * where it is not shown',
  percent: 'Numerator of denominator in percent, rounded once, half up; empty where it is not shown',
  gap_points: 'Focal minus reference in percentage points; empty where either is not shown',
  interval_low: 'Lower end of the 95% interval of the gap, points',
  interval_high: 'Upper end of the 95% interval of the gap, points',
  shown:
    'What the page shows: the share, a code such as "fewer than 3 of 45", or that it is hidden to protect students',
  edition: 'Edition of the definition that holds now; the data dictionary says where earlier ones ended',
} as const;
type Row = Partial<Record<keyof typeof reportColumns, string>>;

/** Stands for a count that is not shown, as files of counts have it. */
const NOT_SHOWN = '*';

/**
 * The numbers of a report as one tidy CSV file (RFC 4180): all published values of the place by period and group, its gaps, and
 * the latest value of each place within it. What is not shown stays hidden in it. Periods and groups without a value have
 * no row.
 */
export function reportCsv({ place, indicators }: Pick<ReportView, 'place' | 'indicators'>): string {
  const headings = Object.keys(reportColumns) as (keyof typeof reportColumns)[];
  const rows = indicators.flatMap((one) => rowsOf(one, place));
  return [headings, ...rows.map((row) => headings.map((heading) => neutral(row[heading] ?? '')))]
    .map((row) => csvLine(row))
    .join('');
}

type PlaceHead = ReportView['place'];

function rowsOf({ indicator, points, gaps, places }: ReportedIndicator, place: PlaceHead): Row[] {
  const head = { indicator_id: indicator.id, indicator: indicator.name, edition: indicator.edition };
  const at = ({ id, name }: PlaceHead) => ({ ...head, place_id: id, place: name });
  const values = points.flatMap(({ period, groups }) =>
    Object.entries(groups).flatMap(([group, value]) => valueRow({ ...at(place), period, student_group: group }, value)),
  );
  const differences = gaps.flatMap(({ focal, reference, points: gapPoints }) =>
    gapPoints.flatMap(({ period, gap, interval }): Row[] =>
      gap === undefined
        ? []
        : [
            {
              ...at(place),
              ...{ kind: 'gap', period, student_group: focal, reference_group: reference },
              gap_points: gap.toFixed(1),
              ...(interval && { interval_low: interval[0].toFixed(1), interval_high: interval[1].toFixed(1) }),
              shown: `${gap.toFixed(1).replace('-', '−')} points`,
            },
          ],
    ),
  );
  const within = places.flatMap((one) =>
    valueRow({ ...at(one.place), period: one.period, student_group: 'all' }, one.value),
  );
  return [...values, ...differences, ...within];
}

function valueRow(row: Row, value: ShownValue): Row[] {
  if (value === 'none') return [];
  if (value === 'hidden') {
    const shown = 'hidden to protect students';
    return [{ ...row, kind: 'value', numerator: NOT_SHOWN, denominator: NOT_SHOWN, shown }];
  }
  const denominator = String(value.denominator);
  if ('coded' in value) {
    return [{ ...row, kind: 'value', numerator: NOT_SHOWN, denominator, shown: describeCoded(value) }];
  }
  const percent = value.percent.toFixed(1);
  return [{ ...row, kind: 'value', numerator: String(value.numerator), denominator, percent, shown: `${percent}%` }];
}
