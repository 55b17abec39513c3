import { Hatch } from './marks.tsx';
import type { Blank } from './plot.ts';

type Kind = Blank['kind'];

/** The words of each mark, and the room that both take with the air to the next, in pixels. */
const words: Record<Kind, { text: string; room: number }> = {
  hidden: { text: 'Hidden to protect students', room: 186 },
  'not-received': { text: 'Not received', room: 110 },
  coded: { text: 'Limit only', room: 90 },
};
const kinds = Object.keys(words) as Kind[];
const [SIZE, AIR] = [12, 6];

/** What the full-height marks stand for, those only that are drawn; `y` is the base of the words. */
export function BlanksKey({ drawn, x, y }: { drawn: ReadonlySet<Kind>; x: number; y: number }) {
  const shown = kinds.filter((kind) => drawn.has(kind));
  return shown.map((kind, index) => {
    const at = shown.slice(0, index).reduce((sum, before) => sum + words[before].room, x);
    const box = { x: at, y: y - SIZE + 2, width: SIZE, height: SIZE };
    return (
      <g key={kind}>
        {kind === 'hidden' ? <Hatch {...box} /> : <rect className={kind} {...box} />}
        <text className="tick" x={at + SIZE + AIR} y={y}>
          {words[kind].text}
        </text>
      </g>
    );
  });
}
