import type { Dataset } from '../../shared/catalog/dataset.ts';
import { dibelsMeasures } from '../../shared/catalog/dibels8.ts';
import { type Definition, type Indicator, indicatorSchema } from '../../shared/catalog/indicator.ts';
import { type PeriodKind, periodKind } from '../../shared/catalog/period.ts';
import type { Versioned } from '../../shared/store/store.ts';
import type { FieldError } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import { recomputeWhere } from './recompute.ts';
import type { RecordPolicy } from './records.ts';
import { checkGap, inWords, mustExist } from './references.ts';

const datasetOf: Record<Definition['kind'], Dataset> = {
  'chronic-absence': 'attendance',
  'dibels-benchmark': 'assessment',
  proportion: 'counts',
};

/** The kind of period that a dataset comes in; counts come in any. */
export const periodKindOf: Record<Dataset, PeriodKind | undefined> = {
  attendance: 'month',
  assessment: 'window',
  counts: undefined,
};

/** A definition fits its dataset and periods; saving it computes again whatever was sent for it. */
export function indicatorPolicy(ports: StaffPorts): RecordPolicy<Indicator> {
  const { store } = ports;
  const hasValues = async (id: string) => (await store.checkpoints.all()).some(({ indicatorId }) => indicatorId === id);
  return {
    word: 'indicator',
    schema: indicatorSchema,
    collection: store.indicators,
    async check(indicator, stored) {
      const kept = stored && (await hasValues(indicator.id)) ? checkKept(indicator, stored) : [];
      const gaps = indicator.gaps.flatMap((gap, index) => checkGap(gap, `gaps.${index}.`));
      return [
        ...checkFit(indicator),
        ...checkMeasure(indicator),
        ...kept,
        ...gaps,
        ...(await mustExist(store.owners, 'ownerId', indicator.ownerId)),
      ];
    },
    async referrers({ id }) {
      const [rules, links, values] = await Promise.all([store.rules.list(), store.links.list(), hasValues(id)]);
      const watching = rules.filter(({ indicatorId }) => indicatorId === id).map((rule) => rule.id);
      const count = links.filter(({ indicatorId }) => indicatorId === id).length;
      return [
        ...inWords('rule', watching),
        ...(count > 0 ? [`upload links for it (${count})`] : []),
        ...(values ? ['its published values'] : []),
      ];
    },
    changed: ({ dataset, periodKind: kind }) =>
      recomputeWhere(ports, (sent) => sent.dataset === dataset && periodKind(sent.period) === kind),
  };
}

function checkFit({ definition, dataset, periodKind: kind }: Indicator): FieldError[] {
  const needed = datasetOf[definition.kind];
  if (dataset !== needed) return [{ field: 'dataset', message: `must be ${needed} for ${definition.kind}` }];
  const expected = periodKindOf[dataset];
  if (!expected || kind === expected) return [];
  return [{ field: 'periodKind', message: `must be ${expected} for ${dataset}` }];
}

function checkMeasure({ definition }: Indicator): FieldError[] {
  if (definition.kind !== 'dibels-benchmark' || definition.measure in dibelsMeasures) return [];
  return [{ field: 'definition.measure', message: `must be one of ${Object.keys(dibelsMeasures).join(', ')}` }];
}

/** A series is of one dataset and one kind of period; another one is another indicator. */
function checkKept(indicator: Indicator, stored: Versioned<Indicator>): FieldError[] {
  return (['dataset', 'periodKind'] as const)
    .filter((field) => indicator[field] !== stored[field])
    .map((field) => ({ field, message: `must stay ${stored[field]}, because values of it are published` }));
}
