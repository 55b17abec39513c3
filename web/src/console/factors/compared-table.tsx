import type { ReactNode } from 'react';
import type { FactorView } from '../../../../shared/api/factors.ts';
import { formatCorrelation, formatP, heldEqualWords, pointsOf } from '../../words/factor.ts';
import { formatChange, formatCounted, formatPercent, formatRange } from '../../words/numbers.ts';

type Compared = Exclude<FactorView['result'], { kind: 'cannot-say' }>;
type Row = { name: string; value: ReactNode; likely?: string; chance?: string };

/** All numbers of a comparison, with where they likely lie. */
export function ComparedTable({ factor }: { factor: FactorView }) {
  const { result } = factor;
  if (result.kind === 'cannot-say') return null;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Of the places compared</th>
          <th scope="col" className="number">
            Value
          </th>
          <th scope="col" className="number">
            Likely between
          </th>
          <th scope="col" className="number">
            As much by chance, p
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(factor, result).map(({ name, value, likely, chance }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number strong">{value}</td>
            <td className="number">{likely}</td>
            <td className="number">{chance}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rowsOf(factor: FactorView, result: Compared): Row[] {
  const { attribute, kind } = factor;
  const points = pointsOf(result, attribute);
  if (result.kind === 'numeric') {
    const { rho, interval, p, slope } = result;
    return [
      { name: points, value: formatChange(slope.value), likely: formatRange(slope.interval) },
      ...adjustedRow(factor, result, points),
      {
        name: 'Agreement of the two orders, from −1 to 1 (Spearman)',
        value: formatCorrelation(rho),
        likely: interval.map(formatCorrelation).join(' to '),
        chance: formatP(p),
      },
    ];
  }
  const { having, others, difference, pointBiserial, rankBiserial } = result;
  const mean = (name: string, side: typeof having) => ({
    name: `Mean of ${formatCounted(side.places, kind)} ${name}`,
    value: formatPercent(side.mean),
  });
  return [
    mean(attribute.having ?? `that have “${attribute.name}”`, having),
    mean('without', others),
    { name: points, value: formatChange(difference.value), likely: formatRange(difference.interval) },
    ...adjustedRow(factor, result, points),
    {
      name: 'Correlation, from −1 to 1 (point-biserial)',
      value: formatCorrelation(pointBiserial.r),
      chance: formatP(pointBiserial.p),
    },
    {
      name: 'The same by ranks (rank-biserial)',
      value: formatCorrelation(rankBiserial.r),
      chance: formatP(rankBiserial.p),
    },
  ];
}

function adjustedRow({ adjustedFor }: FactorView, { adjusted }: Compared, points: string): Row[] {
  if (!adjusted) return [];
  const name = `${points}, alike in ${heldEqualWords(adjustedFor)}`;
  if ('cannotSay' in adjusted) return [{ name, value: <span className="muted">cannot say</span> }];
  return [{ name, value: formatChange(adjusted.value), likely: formatRange(adjusted.interval) }];
}
