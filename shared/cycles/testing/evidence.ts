import { released } from '../../alerts/testing/series.ts';
import type { Indicator } from '../../catalog/indicator.ts';
import type { Place } from '../../catalog/place.ts';
import type { Gain, Released } from '../../disclosure/release.ts';
import { type Cycle, cycleSchema } from '../cycle.ts';
import type { Evidence } from '../evidence.ts';

type Cell = [numerator: number, denominator: number] | 'hidden';
type Told = { cells: Record<string, Cell>; parts?: string[]; gains?: Record<string, Gain> };

/** What is published, by place and period: of all students, or of groups. */
export type Made = Record<string, Record<string, Cell | Told>>;

const names: Record<string, string> = {
  harbor: 'Harbor',
  linden: 'Linden',
  birch: 'Birch',
  elm: 'Elm',
  cedar: 'Cedar',
};

const places: Place[] = Object.entries(names).map(([id, name]) => ({ id, name, kind: 'school', codes: [] }));

const told = (one: Cell | Told): Told => (Array.isArray(one) || one === 'hidden' ? { cells: { all: one } } : one);

const seriesOf = (made: Made): Map<string, Released[]> =>
  new Map(
    Object.entries(made).map(([placeId, periods]) => [
      placeId,
      Object.entries(periods).map(([period, one]) => {
        const { cells, parts = [], gains } = told(one);
        return released(period, cells, { placeId, parts, ...(gains && { gains }) });
      }),
    ]),
  );

/** Evidence of made values; higher is better unless the indicator says otherwise. */
export const evidenceOf = (made: Made, indicator: Partial<Indicator> = {}, growth?: Made): Evidence => ({
  indicator: { id: 'reading', name: 'Reading at benchmark', betterWhen: 'higher', edition: '2025', ...indicator },
  places,
  series: seriesOf(made),
  growth: growth && {
    indicator: { id: 'gains', name: 'Words correct', betterWhen: 'higher', edition: '2025' },
    series: seriesOf(growth),
  },
});

const arm = (placeIds: string[], group = 'all') => ({ placeIds, group });

/** Reading coaching at Harbor since October 6, 2025, beside Birch, fall to winter. */
export const coaching = (rest: object = {}, phase: object = {}): Cycle =>
  cycleSchema.parse({
    ...{ id: 'coaching', name: 'Reading coaching', indicatorId: 'reading', ownerId: 'maya', decideBy: '2026-03-20' },
    phases: [
      {
        ...{ startedOn: '2025-10-06', baseline: '2025-26-BOY' },
        ...{ test: arm(['harbor']), comparison: arm(['birch']) },
        ...phase,
      },
    ],
    ...rest,
  });

/** Winter of the first year, 6.8 points ahead. */
export const WINTER = {
  harbor: { '2025-26-BOY': [1190, 3120], '2025-26-MOY': [1530, 3120] },
  birch: { '2025-26-BOY': [2350, 5880], '2025-26-MOY': [2590, 5880] },
} satisfies Made;
