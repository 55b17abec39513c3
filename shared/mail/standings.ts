import { hasAllParts, shownCounts } from '../alerts/published.ts';
import { shareOf, shownValue } from '../api/shown-value.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { shortPeriod, yearBefore } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { pointsBetween } from '../statistics/percent.ts';
import { type Run, runOf } from './course.ts';
import type { Standing } from './digest-layout.ts';
import { pointsText, shareText } from './numbers.ts';
import type { PublishedIndicator } from './published-indicator.ts';
import { listText } from './wording.ts';

/** More charts than this are counted, not shown. */
const SHOWN = 8;

type Input = {
  tops: readonly { indicator: Indicator; place: Place }[];
  places: ReadonlyMap<string, Pick<Place, 'name'>>;
  published: ReadonlyMap<string, PublishedIndicator>;
  siteUrl: string;
};

/** How all that is followed stands, in its latest period, of all students; and of how many more there is no room to tell. */
export function standingsOf(input: Input): { standings: Standing[]; further: number } {
  const all = input.tops.flatMap((top) => {
    const published = input.published.get(top.indicator.id);
    return published?.series.has(top.place.id) ? [{ ...top, published }] : [];
  });
  const standings = all.slice(0, SHOWN).map((one, index) => standingOf(one, `standing-${index + 1}`, input));
  return { standings, further: Math.max(0, all.length - SHOWN) };
}

type Followed = { indicator: Indicator; place: Place; published: PublishedIndicator };

function standingOf({ indicator, place, published }: Followed, cid: string, input: Input): Standing {
  const run = runOf(published, { placeId: place.id, group: ALL_STUDENTS });
  const name = place.kind === 'region' ? indicator.name : `${indicator.name} at ${place.name}`;
  const latest = published.series.get(place.id)?.at(-1);
  const share = shareOf(latest && shownValue(latest.cells[ALL_STUDENTS]));
  const words = [
    ...(latest ? [shortPeriod(latest.period)] : []),
    ...(run ? [movement(published, place.id, run)] : []),
    partsMissing(published, place.id, input.places),
  ];
  return {
    name,
    value: share ? `${share.percent.toFixed(1)}%` : latest ? 'hidden to protect students' : '',
    words: words.filter(Boolean).join(', '),
    url: `${input.siteUrl}/indicators/${encodeURIComponent(indicator.id)}?place=${encodeURIComponent(place.id)}`,
    spark: run && { cid, chart: { ...run, label: `${name} over time` } },
  };
}

/** Against what is usual where that is known, else against the year before. */
function movement({ series }: PublishedIndicator, placeId: string, run: Run): string {
  const releases = series.get(placeId) ?? [];
  const latest = releases.at(-1);
  const now = latest && shownCounts(latest, ALL_STUDENTS);
  if (!latest || !now) return '';
  const { period } = latest;
  const usual = run.usual.find((one) => one.period === period);
  if (usual && run.signals.has(period)) {
    return `${(100 * now.numerator) / now.denominator > usual.expected ? 'higher' : 'lower'} than usual`;
  }
  if (usual) return 'as usual';
  const base = releases.find((one) => one.period === yearBefore(period));
  const before = base && shownCounts(base, ALL_STUDENTS);
  const change = before && pointsBetween(before, now);
  if (!before || change === undefined) return '';
  if (change === 0) return 'the same as a year before';
  return `${pointsText(change)} points ${change > 0 ? 'higher' : 'lower'} than a year before (${shareText(before)})`;
}

/** Half of a region's districts is not the region. */
function partsMissing({ series }: PublishedIndicator, placeId: string, places: Input['places']): string {
  const [before, latest] = (series.get(placeId) ?? []).slice(-2);
  if (!before || !latest || hasAllParts(latest, before, ALL_STUDENTS)) return '';
  const missing = before.parts.filter((id) => !latest.parts.includes(id)).map((id) => places.get(id)?.name ?? id);
  return missing.length > 0 ? `without ${listText(missing)}` : '';
}
