import { shortPeriod } from '../../../shared/catalog/period.ts';
import { formatPercent, formatRange } from '../words/numbers.ts';
import type { Point } from './plot.ts';
import type { Usual } from './usual-band.tsx';

/** Height of two lines of text with air, in pixels. */
const TWO_LINES = 36;

type Props = {
  latest: Point;
  tone: 'worse' | 'better' | undefined;
  usual: Usual | undefined;
  y: (percent: number) => number;
};

/** At the right edge: the latest value, and what was usual there, pushed apart so that both can be read. */
export function LatestLabels({ latest, tone, usual, y }: Props) {
  const x = latest.x + 12;
  return (
    <g>
      <text className={`latest ${tone ?? ''}`} x={x} y={latest.y + 4}>
        {formatPercent(latest.percent)}
      </text>
      <text x={x} y={latest.y + 20}>
        {shortPeriod(latest.slot.period)}
      </text>
      {usual && <UsualLabel usual={usual} x={x} y={apart(y(usual.expected), latest.y)} />}
    </g>
  );
}

function UsualLabel({ usual, x, y }: { usual: Usual; x: number; y: number }) {
  return (
    <>
      <text className="tick" x={x} y={y + 4}>
        Usual {formatPercent(usual.expected)}
      </text>
      <text className="tick" x={x} y={y + 20}>
        {formatRange(usual.range)}%
      </text>
    </>
  );
}

const apart = (y: number, other: number) =>
  y >= other ? Math.max(y, other + TWO_LINES) : Math.min(y, other - TWO_LINES);
