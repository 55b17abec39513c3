import type { Released, ReleasedCell } from '../../disclosure/release.ts';
import { type GapWidensRule, gapWidensRuleSchema, type ThresholdRule, thresholdRuleSchema } from '../rule.ts';

type Cells = Record<string, [numerator: number, denominator: number] | 'hidden'>;

/** What is published of a region in one period; cells as `[numerator, denominator]`. */
export function released(period: string, cells: Cells, rest: Partial<Released> = {}): Released {
  return {
    indicatorId: 'chronic-absence',
    placeId: 'region',
    period,
    cells: Object.fromEntries(Object.entries(cells).map(([group, cell]) => [group, cellOf(cell)])),
    parts: ['birch', 'cedar'],
    ...rest,
  };
}

const cellOf = (cell: Cells[string]): ReleasedCell =>
  cell === 'hidden' ? cell : { numerator: cell[0], denominator: cell[1] };

export const threshold = (rest: Partial<ThresholdRule> = {}, version = 1): ThresholdRule & { version: number } => ({
  ...thresholdRuleSchema.parse({
    id: 'above-20',
    indicatorId: 'chronic-absence',
    kind: 'threshold',
    thresholdPercent: 20,
    ...rest,
  }),
  version,
});

export const gapWidens = (rest: Partial<GapWidensRule> = {}, version = 1): GapWidensRule & { version: number } => ({
  ...gapWidensRuleSchema.parse({
    id: 'el-gap',
    indicatorId: 'chronic-absence',
    kind: 'gap-widens',
    focal: 'el:yes',
    reference: 'el:no',
    points: 5,
    ...rest,
  }),
  version,
});
