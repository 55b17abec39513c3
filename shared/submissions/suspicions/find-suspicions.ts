import { describeGroup } from '../../catalog/dimensions.ts';
import { describePeriod, schoolYear } from '../../catalog/period.ts';
import type { Place } from '../../catalog/place.ts';
import { type PlaceTree, placeTree } from '../../catalog/place-tree.ts';
import { percent } from '../../statistics/percent.ts';
import type { Block } from '../block.ts';
import { type Suspicion, type SuspicionCode, suspicion } from './catalog.ts';
import type { Comparison } from './comparison.ts';
import { differentStudents, type Turnover } from './different-students.ts';
import { fewerStudents, moreStudents, type SizeChange } from './fewer-or-more.ts';
import { fileFacts } from './file-facts.ts';
import { groupsMissing } from './group-missing.ts';
import { inCommon } from './in-common.ts';
import { type RateJump, rateJumps } from './rate-jump.ts';
import { schoolsMissing } from './school-missing.ts';
import { type Disagreement, totalsDisagree } from './totals-disagree.ts';
import { usualRange } from './usual-rate.ts';

type File = {
  /** What was read, by place. */
  blocks: ReadonlyMap<string, Block>;
  comparison: Comparison;
  /** The partner's own places; one of them is above all others. */
  places: readonly Place[];
  /** Blocks of the same places that counted in the period before, where pseudonyms last: on the server. */
  earlier?: readonly Block[] | undefined;
};

/** Everything odd about a file, in the order of the catalog: the same in a browser and on the server, but for its students. */
export function findSuspicions({ blocks, comparison, places, earlier }: File): Suspicion[] {
  const tree = placeTree([...places]);
  const nameOf = (placeId: string) => tree.get(placeId)?.name ?? 'All';
  const facts = fileFacts(blocks);
  const common = inCommon(facts, comparison);
  const { period, before } = comparison;
  const withinYear = before !== undefined && schoolYear(before.period) === schoolYear(period);
  const missing = schoolsMissing(facts, comparison);
  const found = (code: SuspicionCode, details: readonly string[]) =>
    details.length > 0 ? [suspicion(code, details, before && describePeriod(before.period))] : [];
  const unit = [...blocks.values()].some(({ kind }) => kind === 'counts') ? 'rows' : 'students';
  const sizes = (changes: SizeChange[]) => changes.map((one) => sizeWords(one, nameOf, unit));
  const turnover = earlier && differentStudents([...blocksOf(blocks, common)], earlier, withinYear);
  const top = places.find(({ parentId }) => parentId === undefined || !tree.get(parentId));
  const jumps = top
    ? rateJumps(
        blocks,
        sectionOf(top.id, tree),
        comparison,
        missing.length === 0 && isWhole(blocks, comparison, top.id),
      )
    : [];
  return [
    ...found('school-missing', missing.map(nameOf)),
    ...found(`fewer-${unit}`, sizes(fewerStudents(common, withinYear))),
    ...found(`more-${unit}`, sizes(moreStudents(common, withinYear))),
    ...found('different-students', turnover ? [turnoverWords(turnover)] : []),
    ...found('group-missing', groupsMissing(common).map(describeGroup)),
    ...found(
      'rate-jump',
      jumps.map((jump) => jumpWords(jump, nameOf)),
    ),
    ...found(
      'totals-disagree',
      totalsDisagree(blocks, tree).map((one) => totalWords(one, nameOf)),
    ),
  ];
}

const sectionOf = (id: string, tree: PlaceTree) => ({ id, placeIds: tree.within(id).map((place) => place.id) });

/** Whether a file has all places that files of its period or of the one before have. */
function isWhole(blocks: ReadonlyMap<string, Block>, { before, present }: Comparison, topId: string): boolean {
  const known = [...present, ...(before?.files ?? []).flatMap(({ places }) => Object.keys(places))];
  return known.every((id) => id === topId || blocks.has(id));
}

const blocksOf = (blocks: ReadonlyMap<string, Block>, common: readonly { placeId: string }[]) =>
  common.flatMap(({ placeId }) => blocks.get(placeId) ?? []);

type NameOf = (placeId: string) => string;

const whole = (count: number) => count.toLocaleString('en-US');
const share = (part: number) => `${(100 * part).toFixed(1)}%`;

function sizeWords({ placeId, before, now }: SizeChange, nameOf: NameOf, unit: string): string {
  const where = placeId === 'all' ? 'All places of the file together' : nameOf(placeId);
  return `${where}: ${whole(now)} ${unit}, before ${whole(before)}`;
}

const turnoverWords = ({ before, gone, come }: Turnover): string =>
  `${whole(gone)} of the ${whole(before)} students are gone, and ${whole(come)} others have come`;

function jumpWords({ indicator, placeId, counts, usual }: RateJump, nameOf: NameOf): string {
  const [low, high] = usualRange(usual, counts.denominator);
  return `${indicator} at ${nameOf(placeId)}: ${percent(counts)?.toFixed(1)}%, usual are ${share(low)} to ${share(high)}`;
}

function totalWords({ placeId, parts, total, sum }: Disagreement, nameOf: NameOf): string {
  const counts = ({ numerator, denominator }: Disagreement['total']) => `${whole(numerator)} of ${whole(denominator)}`;
  return `${nameOf(placeId)}: ${counts(total)} in all, but ${parts} add up to ${counts(sum)}`;
}
