import type { ReportedCycle, ReportedIndicator, ReportView } from '../api/report.ts';
import type { ShownValue } from '../api/shown-schema.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { describeCoded } from '../disclosure/describe-coded.ts';
import { brightSpotSentence } from '../peers/bright-spot-words.ts';
import { peersTitle } from '../peers/peers-words.ts';
import { csvLine, neutral } from '../submissions/csv-text.ts';

/** The columns of a report's numbers, and what each holds. One row is one value, or one comparison. */
export const reportColumns = {
  kind: '`value` is the share of a group, `gap` the difference of two groups, `peers` the place beside similar places, `bright-spot` a place or group within that does better than similar places or than expected, `cycle` an improvement cycle',
  indicator_id: 'Id of the indicator',
  indicator: 'Name of the indicator',
  place_id: 'Id of the place; of a cycle those of the places where it is tried, with a semicolon between',
  place: 'Name of the place, or of these places',
  period:
    'Week as 2026-W07 (ISO 8601), month as 2026-02, assessment window as 2025-26-BOY, school year as 2025-26-YEAR',
  student_group:
    'Student group as dimension:value; `all` is every student. Of a gap, the focal group; of a cycle, the group with which it is tried',
  reference:
    'What it is compared with. Of a gap the other group; `peers`: the average of similar places, matched on the attributes in the data dictionary; `expected`: what is expected of places with such attributes; `comparison`: the comparison places or students of a cycle',
  numerator: 'Students who meet the definition; * where it is not shown',
  denominator: 'Students counted; * where it is not shown',
  percent: 'Numerator of denominator in percent, rounded once, half up; empty where it is not shown',
  reference_percent: 'Of `peers` and `bright-spot`, what it is compared with, in percent',
  difference_points:
    'Own minus reference in percentage points; of a cycle, how much more its share moved up to this period than that of the comparison. Empty where it is not shown or cannot be said',
  interval_low:
    'Lower end of the 95% interval of the difference, points; of `peers`, of the difference to one more place like them',
  interval_high: 'Upper end of that interval',
  cycle_id: 'Id of the improvement cycle',
  cycle: 'Name of the improvement cycle',
  shown:
    'What the page shows: the share, a code such as "fewer than 3 of 45", that it is hidden to protect students, or the finding in words',
  edition: 'Edition of the definition that holds now; the data dictionary says where earlier ones ended',
} as const;
type Row = Partial<Record<keyof typeof reportColumns, string>>;

/** Stands for a count that is not shown, as files of counts have it. */
const NOT_SHOWN = '*';

/**
 * The numbers of a report as one tidy CSV file (RFC 4180): all published values of the place by period and group, its gaps, and
 * the latest value of each place within it; then what stands beside peers, bright spots and cycles, as rows of their own, for
 * they say something about values and are none. What is not shown stays hidden in it. Periods and groups without a value
 * have no row.
 */
export function reportCsv(report: Pick<ReportView, 'place' | 'indicators' | 'cycles'>): string {
  const { place, indicators, cycles } = report;
  const headings = Object.keys(reportColumns) as (keyof typeof reportColumns)[];
  const rows = [
    ...indicators.flatMap((one) => [...rowsOf(one, place), ...comparedRows(one, place)]),
    ...cycles.map((one) => cycleRow(one, indicators)),
  ];
  return [headings, ...rows.map((row) => headings.map((heading) => neutral(row[heading] ?? '')))]
    .map((row) => csvLine(row))
    .join('');
}

type PlaceHead = ReportView['place'];

const headOf = ({ id, name, edition }: ReportedIndicator['indicator']): Row => ({
  ...{ indicator_id: id, indicator: name, edition },
});

function rowsOf({ indicator, points, gaps, places }: ReportedIndicator, place: PlaceHead): Row[] {
  const head = headOf(indicator);
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
              ...{ kind: 'gap', period, student_group: focal, reference },
              difference_points: gap.toFixed(1),
              ...(interval && intervalOf(interval)),
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

const intervalOf = ([low, high]: readonly [number, number]): Row => ({
  ...{ interval_low: low.toFixed(1), interval_high: high.toFixed(1) },
});

/** A place beside its peers, where that can be said, and the bright spots at it and within it. */
function comparedRows({ indicator, besidePeers, brightSpots }: ReportedIndicator, place: PlaceHead): Row[] {
  const compared = (kind: string, at: PlaceHead, value: ShownValue, rest: Row) =>
    valueRow({ ...headOf(indicator), place_id: at.id, place: at.name }, value).map((row) => ({
      ...row,
      kind,
      ...rest,
    }));
  const spots = brightSpots.flatMap((spot) =>
    spot.than.flatMap((than) =>
      compared('bright-spot', spot.place, spot.value, {
        ...{ period: spot.period, student_group: spot.group, reference: than.kind },
        ...{ reference_percent: than.percent.toFixed(1), difference_points: than.points.toFixed(1) },
        shown: brightSpotSentence({ ...spot, than: [than] }),
      }),
    ),
  );
  if (!besidePeers?.period || 'cannotSay' in besidePeers.comparison) return spots;
  const { period, value, comparison } = besidePeers;
  const beside = compared('peers', place, value, {
    ...{ period, student_group: ALL_STUDENTS, reference: 'peers' },
    ...{ reference_percent: comparison.mean.toFixed(1), difference_points: comparison.difference.toFixed(1) },
    ...intervalOf(comparison.interval),
    shown: peersTitle({ ...besidePeers, indicator, place, group: ALL_STUDENTS }),
  });
  return [...beside, ...spots];
}

function cycleRow(
  { id, name, indicator, test, effect, title }: ReportedCycle,
  known: readonly ReportedIndicator[],
): Row {
  const own = known.find((one) => one.indicator.id === indicator.id);
  return {
    ...(own ? headOf(own.indicator) : { indicator_id: indicator.id, indicator: indicator.name }),
    ...{ kind: 'cycle', cycle_id: id, cycle: name, student_group: test.group },
    place_id: test.places.map((one) => one.id).join(';'),
    place: test.places.map((one) => one.name).join('; '),
    ...(effect && {
      ...{ period: effect.to, reference: 'comparison', difference_points: effect.points.toFixed(1) },
      ...intervalOf(effect.interval),
    }),
    shown: title,
  };
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
