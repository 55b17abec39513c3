import { comparePeriods, type Period, yearBefore } from '../catalog/period.ts';
import type { SentFile } from '../submissions/sent-file.ts';
import type { FindingOf } from './finding.ts';
import type { Edition, RuleOf } from './rule.ts';
import type { Verdict } from './verdict.ts';

type QualityRule = RuleOf<'quality'> & Edition;
type Problem = FindingOf<'quality'>['problems'][number];

/**
 * What is doubtful of the latest file of each of the last periods that a place sent, in order of time: too many rows that
 * could not be read, far fewer or more of them than before, or the very file of another period. A file with fewer rows
 * than the rule's minimum is only asked for being the same.
 *
 * @param files those that count of one dataset and kind of period, in the order in which they were sent
 */
export function judgeQuality(
  rule: QualityRule,
  files: readonly SentFile[],
  { indicatorId, placeId }: { indicatorId: string; placeId: string },
  last: number,
): Verdict[] {
  const byPeriod = Map.groupBy(files, ({ period }) => period);
  const periods = [...byPeriod.keys()].sort(comparePeriods).slice(-last);
  return periods.map((period): Verdict => {
    const latest = [...Map.groupBy(byPeriod.get(period) ?? [], ({ partnerId }) => partnerId).values()];
    const judged = latest.flatMap((ofPartner) => ofPartner.slice(-1));
    const restated = judged.some(({ isCorrection }) => isCorrection) ? ({ restated: true } as const) : {};
    for (const file of judged) {
      const problems = problemsOf(rule, file, files);
      if (problems.length === 0) continue;
      const { kind, id, version } = rule;
      const origin = { kind, ruleId: id, ruleVersion: version, indicatorId, placeId, period };
      const finding = { ...origin, submissionId: file.id, dataset: file.dataset, problems };
      return { period, ...restated, verdict: 'holds', finding };
    }
    return { period, ...restated, verdict: 'clear' };
  });
}

function problemsOf(rule: QualityRule, file: SentFile, files: readonly SentFile[]): Problem[] {
  const own = files.filter(({ partnerId }) => partnerId === file.partnerId);
  const isLarge = file.totals.rows >= rule.minimumRows;
  return [
    ...(isLarge ? refusedRows(rule, file) : []),
    ...(isLarge ? jump(rule, file, comparableWith(file, own)) : []),
    ...sameFile(file, own),
  ];
}

function refusedRows({ refusedPercent: percent }: QualityRule, { totals: { rows, refused } }: SentFile): Problem[] {
  return refused * 100 > percent * rows ? [{ problem: 'rows-refused', percent }] : [];
}

/** The same period a year before, or else the last one before, where a file held the same places. */
function comparableWith(file: SentFile, own: readonly SentFile[]): SentFile | undefined {
  const places = file.placeIds.join(' ');
  const earlier = own
    .filter((one) => comparePeriods(one.period, file.period) < 0 && one.placeIds.join(' ') === places)
    .toSorted((a, b) => comparePeriods(a.period, b.period));
  return earlier.findLast(({ period }) => period === yearBefore(file.period)) ?? earlier.at(-1);
}

function jump({ factor, minimumRows }: QualityRule, file: SentFile, before: SentFile | undefined): Problem[] {
  if (!before || before.totals.rows < minimumRows) return [];
  const [was, is] = [sizeOf(before), sizeOf(file)];
  const told = (direction: 'fewer' | 'more', than: Period): Problem[] => [{ problem: 'size', direction, factor, than }];
  if (is * factor <= was) return told('fewer', before.period);
  return is >= was * factor ? told('more', before.period) : [];
}

/** Students, or rows where a file has none. */
const sizeOf = ({ totals: { rows, students } }: SentFile) => students || rows;

/** A file that holds rows of several periods is rightly sent for each of them. */
function sameFile(file: SentFile, own: readonly SentFile[]): Problem[] {
  if (file.totals.otherPeriod > 0) return [];
  const same = own.find(
    ({ id, period, checksum }) => id < file.id && period !== file.period && checksum === file.checksum,
  );
  return same ? [{ problem: 'same-file', as: same.period }] : [];
}
