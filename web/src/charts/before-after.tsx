import { SignalMark } from '../../../shared/charts/marks.tsx';

type Props = {
  before: number | undefined;
  after: number | undefined;
  scale: number[];
  /** Where the change is more than chance brings. */
  tone?: 'better' | 'worse' | undefined;
};

const WIDTH = 200;
const INSET = 8;

/** Open dot to filled dot, or to the mark of a finding, on the scale of its table. The numbers stand beside it, so it is hidden from readers. */
export function BeforeAfter({ before, after, scale, tone }: Props) {
  const low = Math.min(...scale);
  const span = Math.max(...scale) - low || 1;
  const x = (percent: number) => INSET + ((percent - low) / span) * (WIDTH - 2 * INSET);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} 26`} width={WIDTH} height="26" aria-hidden="true">
      <line className="grid" x1={INSET} x2={WIDTH - INSET} y1="13" y2="13" />
      {before !== undefined && after !== undefined && (
        <line className="reference" x1={x(before)} x2={x(after)} y1="13" y2="13" />
      )}
      {before !== undefined && <circle className="dot open" cx={x(before)} cy="13" r="3.2" />}
      {after !== undefined && tone && <SignalMark x={x(after)} y={13} tone={tone} />}
      {after !== undefined && !tone && <circle className="dot" cx={x(after)} cy="13" r="3.5" />}
    </svg>
  );
}
