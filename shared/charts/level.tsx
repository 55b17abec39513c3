import type { Frame } from './plot.ts';

/** A percent that values are held against for all the time that is drawn: a target, or the threshold of a rule. */
export type Level = { kind: 'target' | 'threshold'; percent: number };

/** A target is dashed, a threshold dotted; both stand under what is measured. */
export function LevelLine({ level, y, frame }: { level: Level; y: (percent: number) => number; frame: Frame }) {
  const at = y(level.percent);
  return <line className={`level ${level.kind}`} x1={frame.left - 8} x2={frame.right + 8} y1={at} y2={at} />;
}
