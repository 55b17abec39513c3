import { watchGaps } from '../../../shared/signals/watch-gaps.ts';
import { growthOfSize } from '../../../shared/statistics/mover.ts';
import { newcombe } from '../../../shared/statistics/newcombe.ts';
import { growsByMoreThan } from '../../../shared/statistics/percent.ts';
import type { Proportion } from '../../../shared/statistics/proportion.ts';
import type { MadeGaps } from './conditions.ts';
import type { RuleSet, Said } from './measure.ts';
import { historyOf, seriesOf } from './region.ts';

/** Here `higher` is a gap that widens; the change is of the focal group alone. */
export const DEFAULT_GAP_CHART: RuleSet<MadeGaps> = {
  name: 'default',
  judge: ({ focal, reference }, isChanged) => {
    const unchanged = seriesOf(reference, () => false);
    const charts = watchGaps(seriesOf(focal, isChanged), unchanged, 'month', { panel: focal.panel });
    return charts.map(({ points }) =>
      points.slice(historyOf(focal)).map(({ signal }) => (signal === 'widens' ? 'higher' : 'none')),
    );
  },
};

type GapCounts = { focal: Proportion; reference: Proportion };

const POINTS = 2;

function thanAYearBefore(
  name: string,
  isBeyondChance: (before: GapCounts, after: GapCounts) => boolean,
): RuleSet<MadeGaps> {
  return {
    name,
    judge: (gaps, isChanged) =>
      gapsOf(gaps, isChanged).map((months) =>
        months.slice(historyOf(gaps.focal)).map((after, month): Said => {
          const before = months[historyOf(gaps.focal) + month - gaps.focal.monthsPerYear];
          const widened = before && growsByMoreThan(POINTS, before, after) && isBeyondChance(before, after);
          return widened ? 'higher' : 'none';
        }),
      ),
  };
}

function gapsOf({ focal, reference }: MadeGaps, isChanged: (place: number) => boolean): GapCounts[][] {
  const unchanged = seriesOf(reference, () => false);
  return seriesOf(focal, isChanged).map(({ points }, place) =>
    points.flatMap(({ counts }, month) => {
      const other = unchanged[place]?.points[month]?.counts;
      return counts && other ? [{ focal: counts, reference: other }] : [];
    }),
  );
}

function estimate({ focal, reference }: GapCounts) {
  const found = newcombe(focal, reference);
  if (!found) throw new RangeError('A gap needs students in both groups.');
  return { value: found.difference, interval: found.interval };
}

/** The two rules in plain points. */
export const WIDER_THAN_A_YEAR_BEFORE = [
  thanAYearBefore('wider by more than 2 points than a year before', () => true),
  thanAYearBefore('the same, its interval without zero', (before, after) => {
    return growthOfSize(estimate(before), estimate(after)).interval[0] > 0;
  }),
];
