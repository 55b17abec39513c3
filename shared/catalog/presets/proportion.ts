import type { Indicator } from '../indicator.ts';
import { commonGaps } from './common-gaps.ts';

type Told = Pick<Indicator, 'id' | 'name' | 'edition' | 'source' | 'serves'> & {
  numerator: string;
  denominator: string;
  periodKind?: Indicator['periodKind'];
};

/** An indicator of counts that come already aggregated, by school year where it is not said otherwise; higher is better. */
export const proportion = (told: Told): Indicator => ({
  dataset: 'counts',
  definition: { kind: 'proportion' },
  betterWhen: 'higher',
  periodKind: 'year',
  gaps: commonGaps,
  ...told,
});
