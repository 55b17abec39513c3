import { type FactorView, factorView } from '../../shared/api/factors.ts';
import { shownValue } from '../../shared/api/shown-value.ts';
import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Attribute } from '../../shared/catalog/attribute.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import { type Period, periodKind } from '../../shared/catalog/period.ts';
import type { ComparedPlace, LeftOut } from '../../shared/factors/compared-places.ts';
import type { Factor } from '../../shared/factors/factor.ts';
import { factorReading } from '../../shared/factors/factor-reading.ts';
import type { Adjusted, FactorResult } from '../../shared/factors/factor-result.ts';
import { sideOfResult } from '../../shared/factors/side.ts';
import { readFactor } from '../../shared/pipeline/read-factor.ts';
import type { Estimate } from '../../shared/statistics/mover.ts';
import type { Handlers } from '../http/http-api.ts';
import { invalidRequest, Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import { unknownIn } from './references.ts';

/** An attribute of the places that the reader may see, against an indicator. */
export function factorHandlers({
  store,
  everything,
}: StaffPorts): Pick<Handlers<typeof staffOperations>, 'readFactor'> {
  return {
    async readFactor({ query }) {
      const { group, kind, period, adjust } = query;
      const [indicator, attributes, seen] = await Promise.all([
        everything.indicators.get(query.indicator),
        store.attributes.list(),
        store.places.list(),
      ]);
      const attribute = attributes.find(({ id }) => id === query.attribute);
      if (!indicator) throw new Problem('not-found', `There is no indicator ${query.indicator}.`);
      if (!attribute) throw new Problem('not-found', `There is no attribute ${query.attribute}.`);
      const errors = [...checkAdjust(attribute, attributes, adjust), ...checkPeriod(indicator, period)];
      if (errors.length > 0) throw invalidRequest(errors);
      const heldEqual = adjust.flatMap((id) => attributes.find((one) => one.id === id) ?? []);
      const factor = await readFactor(everything, { indicator, attribute, heldEqual, group, kind }, seen, period);
      return { status: 200, body: factorViewOf(factor) };
    },
  };
}

function checkAdjust({ id }: Attribute, attributes: readonly Attribute[], adjust: readonly string[]) {
  if (adjust.includes(id)) return [{ field: 'adjust', message: `must be other attributes than ${id}` }];
  return unknownIn(attributes, 'adjust', adjust);
}

const checkPeriod = ({ periodKind: kind }: Indicator, period: Period | undefined) =>
  period === undefined || periodKind(period) === kind ? [] : [{ field: 'period', message: `must be a ${kind}` }];

/** A comparison as it is answered: rounded, with its reading. */
export function factorViewOf(factor: Factor): FactorView {
  const { indicator, attribute, heldEqual, group, kind, period, periods, compared, leftOut, result } = factor;
  const { id, name, betterWhen, edition, source } = indicator;
  return {
    indicator: { id, name, betterWhen, edition, source },
    attribute: factorView.shape.attribute.parse(attribute),
    adjustedFor: heldEqual.map(named),
    ...{ group, kind, periods, ...(period !== undefined && { period }) },
    reading: factorReading(factor),
    verdict: verdictOf(factor),
    result: resultView(result),
    places: compared.flatMap(placeView),
    leftOut: leftOut.map(({ place, ...why }: LeftOut) => ({ place: named(place), ...why })),
  };
}

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

function verdictOf({ result, indicator }: Factor): FactorView['verdict'] {
  if (result.kind === 'cannot-say') return 'cannot-say';
  const side = sideOfResult(result);
  if (side === 'none') return 'no-clear-difference';
  return side === indicator.betterWhen ? 'better' : 'worse';
}

function resultView(result: FactorResult): FactorView['result'] {
  if (result.kind === 'cannot-say') return result;
  const { adjusted, ...rest } = result;
  const told = adjusted && { adjusted: adjustedView(adjusted) };
  if (rest.kind === 'numeric') return { ...rest, slope: inTenths(rest.slope), ...told };
  const side = ({ places, mean }: typeof rest.having) => ({ places, mean: tenths(mean) });
  const means = { having: side(rest.having), others: side(rest.others) };
  return { ...rest, ...means, difference: inTenths(rest.difference), ...told };
}

const adjustedView = (adjusted: Adjusted) => ('cannotSay' in adjusted ? adjusted : inTenths(adjusted));

const inTenths = ({ value, interval: [low, high] }: Estimate) => ({
  ...{ value: tenths(value), interval: [tenths(low), tenths(high)] as [number, number] },
});
const tenths = (value: number) => Math.round(value * 10) / 10 + 0;

function placeView({ place, counts, value }: ComparedPlace): FactorView['places'] {
  const shown = shownValue(counts);
  if (typeof shown === 'string' || 'coded' in shown) return [];
  return [{ place: named(place), ...shown, value }];
}
