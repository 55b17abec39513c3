import { SignalMark } from './marks.tsx';
import { niceScale } from './scale.ts';

/** A difference with its 95% interval, and what was agreed on before, all in one unit. */
export type EffectData = {
  value: number;
  interval: readonly [number, number];
  finding: 'better' | 'worse' | 'unclear';
  /** Where a decision rule draws the line. */
  rule?: number | undefined;
};

export const EFFECT_HEIGHT = 74;
const [INSET, BAR, FOOT] = [16, 30, 48];
const CAP = 5;

/** Interval thick, point on it, zero solid, decision rule dashed. Ticks have their sign. */
export function EffectPlot({ value, interval: [low, high], finding, rule, width }: EffectData & { width: number }) {
  const all = [0, value, low, high, ...(rule === undefined ? [] : [rule])];
  const { at: x, ticks } = niceScale([Math.min(...all), Math.max(...all)], [INSET, width - INSET], 4);
  const tone = finding === 'unclear' ? '' : ` ${finding}`;
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? 'zero' : 'grid'} x1={x(tick)} x2={x(tick)} y1={8} y2={FOOT} />
          <text className="tick" x={x(tick)} y={FOOT + 17} textAnchor="middle">
            {signed(tick)}
          </text>
        </g>
      ))}
      {rule !== undefined && <line className="level" x1={x(rule)} x2={x(rule)} y1={4} y2={FOOT} />}
      <line className={`effect${tone}`} x1={x(low)} x2={x(high)} y1={BAR} y2={BAR} />
      {[low, high].map((end) => (
        <line key={end} className={`effect-end${tone}`} x1={x(end)} x2={x(end)} y1={BAR - CAP} y2={BAR + CAP} />
      ))}
      {finding === 'unclear' ? (
        <circle className="dot" cx={x(value)} cy={BAR} r={4.5} />
      ) : (
        <SignalMark x={x(value)} y={BAR} tone={finding} size={7} />
      )}
    </>
  );
}

const signed = (tick: number) => (tick > 0 ? `+${tick}` : String(tick).replace('-', '−'));
