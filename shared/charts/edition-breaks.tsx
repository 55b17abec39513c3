import type { SeriesView } from '../api/series.ts';
import type { Frame } from './plot.ts';
import type { Slot } from './timeline.ts';

/** Where a new edition begins, with its name. */
export type Break = Pick<SeriesView['breaks'][number], 'from' | 'edition' | 'dimension'>;

/** Room above the plot for the names of editions, in pixels. */
export const LANE = 18;

/** Width of a letter and of the air beside a rule, in pixels. */
const [LETTER, AIR] = [6.2, 7];

/** The breaks that have values on both sides of the picture. */
export const breaksAmong = (breaks: readonly Break[], slots: Slot[]): Break[] =>
  breaks.filter(({ from }) => slots.findIndex(({ period }) => period === from) > 0);

type Props = { breaks: readonly Break[]; slots: Slot[]; x: (slot: Slot) => number; frame: Frame };

/** A double hairline before the first value of a new edition, with its name in the lane above the plot. */
export function EditionBreaks({ breaks, slots, x, frame }: Props) {
  const rules = breaks.flatMap((one) => {
    const index = slots.findIndex(({ period }) => period === one.from);
    const [before, slot] = [slots[index - 1], slots[index]];
    return before && slot ? { one, at: (x(before) + x(slot)) / 2 } : [];
  });
  const top = frame.top - LANE;
  return rules.map(({ one, at }, index) => {
    const after = (rules[index + 1]?.at ?? frame.right + LANE) - at - AIR;
    const before = index === 0 ? at - frame.left - AIR : 0;
    const name = one.edition ?? 'New groups';
    const isBefore = name.length * LETTER > after && before > after;
    return (
      <g key={`${one.from} ${one.dimension}`}>
        <path className="edition" d={`M${at - 1.5} ${top}V${frame.bottom}M${at + 1.5} ${top}V${frame.bottom}`} />
        <text x={isBefore ? at - AIR : at + AIR} y={top + 10} textAnchor={isBefore ? 'end' : 'start'}>
          {shortened(name, Math.max(before, after) / LETTER)}
        </text>
      </g>
    );
  });
}

/** As many letters as have room; all of them are under the chart. */
const shortened = (name: string, letters: number) =>
  name.length <= letters ? name : `${name.slice(0, Math.max(0, Math.floor(letters) - 1)).trimEnd()}…`;
