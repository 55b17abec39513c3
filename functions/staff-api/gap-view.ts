import { hasAllParts } from '../../shared/alerts/published.ts';
import type { SeriesView } from '../../shared/api/series.ts';
import { pointsBetween } from '../../shared/api/shown-value.ts';
import { areComparable } from '../../shared/catalog/editions.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { comparePeriods, yearBefore } from '../../shared/catalog/period.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { dimensionOf, type GapDefinition, type StudentGroup } from '../../shared/catalog/student-group.ts';
import { countsOf, type Released } from '../../shared/disclosure/release.ts';
import { type ChangeOfGap, changeOfGap } from '../../shared/gaps/change-of-gap.ts';
import { didAllGain } from '../../shared/gaps/did-all-gain.ts';
import type { CannotSay, GroupCells } from '../../shared/gaps/group-cells.ts';
import { sameGroupElsewhere } from '../../shared/gaps/same-group-elsewhere.ts';
import { sizeOfGap } from '../../shared/gaps/size-of-gap.ts';
import type { Interval } from '../../shared/statistics/wilson.ts';

type GapView = Omit<SeriesView['gaps'][number], 'chart'>;
type Published = { indicator: Indicator; places: readonly Place[]; series: ReadonlyMap<string, readonly Released[]> };

/** The four views of a gap at one place: its size, its change, whether all groups gained, the same group elsewhere. */
export function gapView(published: Published, gap: GapDefinition, place: Place): GapView {
  const own = (published.series.get(place.id) ?? []).toSorted((a, b) => comparePeriods(a.period, b.period));
  const { focal, reference } = gap;
  const change = changeView(published.indicator, gap, own);
  const elsewhere = elsewhereView(published, focal, place, own.at(-1));
  return {
    focal,
    reference,
    points: own.map((one) => pointOf(gap, one)),
    ...(change && { change }),
    ...(elsewhere && { elsewhere }),
  };
}

function pointOf(gap: GapDefinition, { period, cells }: Released): GapView['points'][number] {
  const points = pointsBetween(cells[gap.reference], cells[gap.focal]);
  const size = sizeOfGap(gap, usable(cells), 0);
  const interval = size.verdict === 'known' ? { interval: inPoints(size.difference.interval) } : {};
  return points === undefined ? { period } : { period, gap: points, ...interval };
}

/** Since the same period a year before, or else the last earlier one, of the same edition and the same parts. */
function changeView(indicator: Indicator, gap: GapDefinition, own: readonly Released[]): GapView['change'] {
  const latest = own.at(-1);
  if (!latest) return undefined;
  const { focal, reference } = gap;
  const fits = (one: Released) =>
    [focal, reference].every(
      (group) => group in one.cells && group in latest.cells && hasAllParts(latest, one, group),
    ) && areComparable(indicator, one.period, latest.period, focal);
  const earlier = own.slice(0, -1).filter(fits);
  const base =
    earlier.find(({ period }) => period === yearBefore(latest.period)) ??
    earlier.findLast(({ cells }) => countsOf(cells[focal]) && countsOf(cells[reference]));
  if (!base) return undefined;
  const cells = { before: usable(base.cells), after: usable(latest.cells) };
  const change = changeOfGap(gap, cells, indicator);
  const groups = Object.keys(latest.cells).filter((group) => isOfDimension(group, focal) && group in base.cells);
  const gained = didAllGain(groups, cells, indicator);
  const known = Object.entries(gained.groups).flatMap(([group, one]): [string, number][] =>
    one.verdict === 'known' ? [[group, one.points]] : [],
  );
  return {
    from: base.period,
    to: latest.period,
    result: change.verdict === 'known' ? changeResult(change) : reasonOf(change),
    allGained: { answer: gained.answer, groups: Object.fromEntries(known) },
  };
}

/** Students of whom nothing was reported are no group that could gain. */
const isOfDimension = (group: StudentGroup, focal: StudentGroup) =>
  dimensionOf(group) === dimensionOf(focal) && !group.endsWith(':not_reported');

function changeResult({ points, growth, parts, lostGround }: ChangeOfGap) {
  return {
    points,
    interval: inPoints(growth.interval),
    fromFocal: inTenths(100 * parts.fromFocal),
    fromReference: inTenths(100 * parts.fromReference),
    lostGround,
  };
}

/** Other places of the kind that have the period too. */
function elsewhereView(
  { places, series }: Published,
  group: StudentGroup,
  place: Place,
  latest: Released | undefined,
): GapView['elsewhere'] {
  const others = places
    .filter(({ id, kind }) => kind === place.kind && id !== place.id)
    .flatMap(({ id }) => series.get(id)?.find(({ period }) => period === latest?.period) ?? [])
    .map(({ placeId, cells }) => ({ placeId, cells: usable(cells) }));
  if (!latest || others.length === 0) return undefined;
  const found = sameGroupElsewhere(group, { placeId: place.id, cells: usable(latest.cells) }, others);
  if (found.verdict !== 'known') return reasonOf(found);
  const { numerator, denominator } = found.elsewhere;
  return {
    percent: inTenths((100 * numerator) / denominator),
    points: found.points,
    interval: inPoints(found.difference.interval),
    places: found.places.length,
  };
}

const reasonOf = ({ reason, group }: CannotSay) => ({ cannotSay: reason, group });

/** Shares that are only coded cannot be calculated with. */
const usable = (cells: Released['cells']): GroupCells =>
  Object.fromEntries(Object.entries(cells).map(([group, cell]) => [group, countsOf(cell) ?? 'hidden']));

const inTenths = (value: number) => Math.round(value * 10) / 10 + 0;
const inPoints = ([low, high]: Interval): [number, number] => [inTenths(100 * low), inTenths(100 * high)];
