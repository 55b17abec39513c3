import type { SeriesView } from '../../../shared/api/series.ts';
import { Share } from '../ui/value.tsx';
import { sizesOf } from '../words/gap-sizes.ts';
import { formatRange, formatTenths } from '../words/numbers.ts';
import { groupName } from '../words/student-group.ts';

/** What the picture of a gap shows, in numbers, newest first. */
export function GapNumbers({ series, gap }: { series: SeriesView; gap: SeriesView['gaps'][number] }) {
  const { points, usual } = sizesOf(gap);
  const sizeAt = new Map(points.map((one) => [one.period, one]));
  const usualAt = new Map(usual.map((one) => [one.period, one.range]));
  const isTurned = points.some(({ size }) => size < 0);
  return (
    <details>
      <summary>The numbers of this gap</summary>
      {isTurned && <p className="small soft">Below 0 the two groups stood the other way round.</p>}
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col" className="number">
              Gap, points
            </th>
            <th scope="col" className="number">
              Likely
            </th>
            <th scope="col" className="number wide-only">
              Usual range
            </th>
            {[gap.focal, gap.reference].map((group) => (
              <th key={group} scope="col" className="number wide-only">
                {groupName(group)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.points.toReversed().map(({ period, label, groups }) => (
            <tr key={period}>
              <th scope="row">{label}</th>
              <td className="number">
                <Size of={sizeAt.get(period)?.size} />
              </td>
              <td className="number">{rangeWords(sizeAt.get(period)?.interval)}</td>
              <td className="number wide-only">{rangeWords(usualAt.get(period))}</td>
              {[gap.focal, gap.reference].map((group) => (
                <td key={group} className="number wide-only">
                  <Share value={groups[group]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const Size = ({ of }: { of: number | undefined }) =>
  of === undefined ? <span className="muted">cannot say</span> : <strong>{formatTenths(of)}</strong>;

const rangeWords = (range: [number, number] | undefined) => range && formatRange(range);
