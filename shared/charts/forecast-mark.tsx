type Spot = { x: number; y: number };
type Props = { from: Spot; to: Spot; low: number; high: number };

/** Half the width of the caps of an interval, in pixels. */
const CAP = 4;

/** Where a value is expected: dotted from the latest one, with the interval in which it will likely lie. */
export function ForecastMark({ from, to, low, high }: Props) {
  return (
    <g>
      <line className="forecast" x1={from.x} x2={to.x} y1={from.y} y2={to.y} />
      <path
        className="whisker"
        d={`M${to.x} ${low}V${high}M${to.x - CAP} ${low}h${2 * CAP}M${to.x - CAP} ${high}h${2 * CAP}`}
      />
      <circle className="dot open" cx={to.x} cy={to.y} r={3.2} />
    </g>
  );
}
