import { definitionAt } from '../catalog/editions.ts';
import type { Definition, Indicator } from '../catalog/indicator.ts';
import { laterPeriod, type Period, schoolYear } from '../catalog/period.ts';

type Defined = Pick<Indicator, 'definition' | 'breaks'>;

/**
 * The periods whose files a value is made from, ordered by time, its own last. Progress also reads the window before, a
 * trend the weeks before it; none reaches into another school year.
 *
 * @example periodsRead(progress, '2025-26-MOY') // ['2025-26-BOY', '2025-26-MOY']
 */
export function periodsRead(indicator: Defined, period: Period): Period[] {
  const before = earlierPeriods(definitionAt(indicator, period));
  return Array.from({ length: before + 1 }, (_, index) => laterPeriod(period, index - before)).filter(
    (one) => schoolYear(one) === schoolYear(period),
  );
}

/** The periods whose values are made from the files of this one, ordered by time, itself first. */
export function periodsReading(indicator: Defined, period: Period): Period[] {
  const definitions = [indicator.definition, ...(indicator.breaks ?? []).map((one) => one.earlierDefinition)];
  const after = Math.max(...definitions.map((one) => (one ? earlierPeriods(one) : 0)));
  return Array.from({ length: after + 1 }, (_, steps) => laterPeriod(period, steps)).filter((later) =>
    periodsRead(indicator, later).includes(period),
  );
}

function earlierPeriods(definition: Definition): number {
  if (definition.kind === 'dibels-progress') return 1;
  return definition.kind === 'dibels-monitoring' ? definition.weeks - 1 : 0;
}
