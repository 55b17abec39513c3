import { isDeepStrictEqual } from 'node:util';
import { benchmarkSets } from '../../shared/catalog/benchmark-sets.ts';
import type { Dataset } from '../../shared/catalog/dataset.ts';
import { type Definition, type Indicator, indicatorSchema } from '../../shared/catalog/indicator.ts';
import {
  comparePeriods,
  type PeriodKind,
  periodKind,
  periodKinds,
  sameTimeOfYear,
} from '../../shared/catalog/period.ts';
import type { Versioned } from '../../shared/store/store.ts';
import type { FieldError } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import { recomputeWhere } from './recompute.ts';
import type { RecordPolicy } from './records.ts';
import { checkGap, inWords, mustExist, unknownIn } from './references.ts';

const datasetOf: Record<Definition['kind'], Dataset> = {
  'chronic-absence': 'attendance',
  'dibels-benchmark': 'assessment',
  'dibels-progress': 'assessment',
  'dibels-monitoring': 'monitoring',
  'kindergarten-readiness': 'readiness',
  'college-enrollment': 'postsecondary',
  proportion: 'counts',
};

/** The kinds of period that a dataset comes in; attendance by year for the states that count so. */
export const periodKindsOf: Record<Dataset, readonly PeriodKind[]> = {
  attendance: ['month', 'year'],
  assessment: ['window'],
  monitoring: ['week'],
  readiness: ['year'],
  postsecondary: ['year'],
  roster: ['year'],
  participation: ['year'],
  counts: periodKinds,
  attributes: ['year'],
};

/** A definition fits its dataset and periods; saving it computes again whatever was sent for it. */
export function indicatorPolicy(ports: StaffPorts): RecordPolicy<Indicator> {
  const { store } = ports;
  const hasValues = async (id: string) => (await store.checkpoints.all()).some(({ indicatorId }) => indicatorId === id);
  const unknownPlaces = async ({ targets = [] }: Indicator) => {
    const ids = targets.flatMap(({ placeId }) => placeId ?? []);
    return ids.length === 0 ? [] : unknownIn(await store.places.list(), 'targets', ids);
  };
  return {
    word: 'indicator',
    schema: indicatorSchema,
    collection: store.indicators,
    async check(indicator, stored) {
      const kept = stored && (await hasValues(indicator.id)) ? checkKept(indicator, stored) : [];
      const gaps = indicator.gaps.flatMap((gap, index) => checkGap(gap, `gaps.${index}.`));
      return [
        ...checkFit(indicator),
        ...checkBaselines(indicator),
        ...checkTargets(indicator),
        ...(await unknownPlaces(indicator)),
        ...checkMeasure(indicator),
        ...kept,
        ...gaps,
        ...(await mustExist(store.owners, 'ownerId', indicator.ownerId)),
      ];
    },
    async referrers({ id }) {
      const [rules, cycles, links, schedules, values] = await Promise.all([
        store.rules.list(),
        store.cycles.list(),
        store.links.list(),
        store.schedules.list(),
        hasValues(id),
      ]);
      const tried = cycles.filter(({ indicatorId }) => indicatorId === id).map((cycle) => cycle.id);
      const watching = rules.filter(({ indicatorIds }) => indicatorIds.includes(id)).map((rule) => rule.id);
      const asking = schedules.filter(({ indicatorId }) => indicatorId === id).map((schedule) => schedule.id);
      const count = links.filter(({ indicatorId }) => indicatorId === id).length;
      return [
        ...inWords('rule', watching),
        ...inWords('cycle', tried),
        ...inWords('schedule', asking),
        ...(count > 0 ? [`upload links for it (${count})`] : []),
        ...(values ? ['its published values'] : []),
      ];
    },
    changed: ({ dataset, periodKind: kind }) =>
      recomputeWhere(ports, (sent) => sent.dataset === dataset && periodKind(sent.period) === kind),
  };
}

function checkFit({ definition, dataset, periodKind: kind, breaks = [] }: Indicator): FieldError[] {
  const needed = datasetOf[definition.kind];
  if (dataset !== needed) return [{ field: 'dataset', message: `must be ${needed} for ${definition.kind}` }];
  const kinds = periodKindsOf[dataset];
  if (!kinds.includes(kind)) return [{ field: 'periodKind', message: `must be ${kinds.join(' or ')} for ${dataset}` }];
  return breaks.flatMap(({ from, earlierDefinition = definition }, index) => [
    ...([kind, 'year'].includes(periodKind(from))
      ? []
      : [{ field: `breaks.${index}.from`, message: `must be a ${kind} or a school year` }]),
    ...(datasetOf[earlierDefinition.kind] === dataset
      ? []
      : [{ field: `breaks.${index}.earlierDefinition`, message: `must be one for ${dataset}` }]),
  ]);
}

function checkBaselines({ periodKind: kind, baselines = [] }: Indicator): FieldError[] {
  return baselines.flatMap(({ from, through, exclude = [] }, index) =>
    [from, through, ...exclude].some((period) => period !== undefined && periodKind(period) !== kind)
      ? [{ field: `baselines.${index}`, message: `must name periods that are a ${kind}` }]
      : [],
  );
}

/** A season is compared with itself: the way to a target begins at the same time of the year as it ends. */
function checkTargets({ periodKind: kind, targets = [] }: Indicator): FieldError[] {
  return targets.flatMap(({ by, baseline }, index) => {
    const at = `targets.${index}`;
    if (periodKind(by) !== kind) return [{ field: `${at}.by`, message: `must be a ${kind}` }];
    if (!baseline) return [];
    const field = `${at}.baseline.period`;
    const { period } = baseline;
    if (periodKind(period) !== kind) return [{ field, message: `must be a ${kind}` }];
    if (comparePeriods(period, by) >= 0) return [{ field, message: `must be before ${by}` }];
    return sameTimeOfYear(by, period) === period
      ? []
      : [{ field, message: `must be at the same time of the year as ${by}, so that seasons do not count` }];
  });
}

function checkMeasure({ definition, breaks = [] }: Indicator): FieldError[] {
  return [
    ...measureErrors('definition', definition),
    ...breaks.flatMap((one, index) => measureErrors(`breaks.${index}.earlierDefinition`, one.earlierDefinition)),
  ];
}

function measureErrors(field: string, definition: Definition | undefined): FieldError[] {
  if (!definition || !('measure' in definition)) return [];
  const { measures } = benchmarkSets[('benchmarks' in definition && definition.benchmarks) || 'dibels-8'];
  if (definition.measure in measures) return [];
  return [{ field: `${field}.measure`, message: `must be one of ${Object.keys(measures).join(', ')}` }];
}

/** A series is of one dataset and one kind of period, and breaks where its definition changes. */
function checkKept(indicator: Indicator, stored: Versioned<Indicator>): FieldError[] {
  const other = (['dataset', 'periodKind'] as const)
    .filter((field) => indicator[field] !== stored[field])
    .map((field) => ({ field, message: `must stay ${stored[field]}, because values of it are published` }));
  return other.length > 0 ? other : checkEdition(indicator, stored);
}

/** Another definition is another edition, and another edition a break that says from when it holds. */
function checkEdition(indicator: Indicator, stored: Versioned<Indicator>): FieldError[] {
  const redefined = !isDeepStrictEqual(indicator.definition, stored.definition);
  if (indicator.edition === stored.edition) {
    const message = `must be another one than ${stored.edition}, because the definition changes`;
    return redefined ? [{ field: 'edition', message }] : [];
  }
  const ended = indicator.breaks?.find((one) => one.earlierEdition === stored.edition && one.dimension === undefined);
  if (ended && (!redefined || isDeepStrictEqual(ended.earlierDefinition, stored.definition))) return [];
  const how = redefined ? ' and, as earlierDefinition, the definition that it had' : '';
  const message = `must say from when the new edition holds: a break with earlierEdition “${stored.edition}”${how}`;
  return [{ field: 'breaks', message }];
}
