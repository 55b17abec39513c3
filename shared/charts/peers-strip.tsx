import { diamond } from './marks.tsx';
import { formatPercent } from './numbers.ts';
import { niceScale } from './scale.ts';
import { rowsOf, within } from './strip-layout.ts';

/** A place on the strip. */
type Spot = { id: string; name: string; percent: number };

/** What a peers strip shows: one place, those most like it, and all others of its kind. */
export type PeersStripData = {
  own: Spot;
  /** Whether the place differs clearly from its peers. */
  tone: 'better' | 'worse' | undefined;
  peers: readonly Spot[];
  others: readonly Spot[];
  /** Ids of places that are bright spots. */
  bright: ReadonlySet<string>;
};

type Dot = Spot & { kind: 'own' | 'peer' | 'other'; x: number };

/** Room of a dot with air, height of a line of text, and the usual width of a letter of 12 pixels. */
const [DOT, LINE, LETTER] = [12, 16, 6.8];
/** Room for the own name and its lead line, above, and for the axis, below. */
const [ABOVE, BELOW] = [38, 30];

type Edges = { left: number; right: number };

/** Where everything stands: dots that would cover each other are stacked, names stand in rows beneath. */
export function layStrip(data: PeersStripData, { left, right }: Edges) {
  const spots = [data.own, ...data.peers, ...data.others].map(({ percent }) => percent);
  const [low, high] = [Math.min(...spots), Math.max(...spots)];
  const air = Math.max(1, (high - low) * 0.05);
  const { at, ticks } = niceScale([Math.max(0, low - air), Math.min(100, high + air)], [left, right], 6);
  const dot = (kind: Dot['kind']) => (spot: Spot) => ({ ...spot, kind, x: at(spot.percent) });
  const dots: Dot[] = [dot('own')(data.own), ...data.peers.map(dot('peer')), ...data.others.map(dot('other'))];
  // The own place and its peers come first, and so stand lowest, next to their names.
  const levels = rowsOf(dots.map(({ x }) => ({ x, width: DOT })));
  const names = dots
    .filter(({ id, kind }) => kind === 'peer' || (kind === 'other' && data.bright.has(id)))
    .map(({ id, name, x }) => {
      const width = name.length * LETTER + 10;
      return { id, name, dot: x, x: within(x, width, { left: left - 12, right: right + 12 }), width };
    });
  const rows = rowsOf(names);
  const base = ABOVE + Math.max(...levels) * DOT + DOT;
  const bottom = base + LINE * (1 + Math.max(0, ...rows)) + 14;
  return {
    ...{ at, ticks, base, bottom, height: bottom + BELOW },
    dots: dots.map((one, index) => ({ ...one, y: base - (levels[index] ?? 0) * DOT })),
    names: names.map((one, index) => ({ ...one, y: base + LINE * (1 + (rows[index] ?? 0)) + 4 })),
  };
}

/** A place among others on one axis, which are not ranked: similar ones filled, others open; similar ones and bright spots are named. */
export function PeersStrip({ data, edges }: { data: PeersStripData; edges: Edges }) {
  const { at, ticks, bottom, dots, names } = layStrip(data, edges);
  const [own, ...rest] = dots;
  if (!own) return null;
  const words = `${own.name} ${formatPercent(own.percent)}`;
  return (
    <g textAnchor="middle">
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={at(tick)} x2={at(tick)} y1={ABOVE - 10} y2={bottom} />
          <text className="tick" x={at(tick)} y={bottom + 18}>
            {`${tick}%`}
          </text>
        </g>
      ))}
      <line className="axis" x1={edges.left} x2={edges.right} y1={bottom} y2={bottom} />
      {names.map(({ id, dot, x, y }) => (
        <line
          key={id}
          className="lead"
          x1={dot}
          x2={x}
          y1={(dots.find((one) => one.id === id)?.y ?? y) + 5}
          y2={y - 11}
        />
      ))}
      {rest.toReversed().map((one) => (
        <Mark key={one.id} dot={one} isBright={data.bright.has(one.id)} />
      ))}
      <line className="lead" x1={own.x} x2={own.x} y1={20} y2={own.y - 7} />
      <Own {...own} tone={data.tone} />
      {names.map(({ id, name, x, y }) => (
        <text key={id} x={x} y={y}>
          {name}
        </text>
      ))}
      <text
        className={`latest ${data.tone ?? ''}`.trimEnd()}
        x={within(own.x, words.length * 7.6, { left: edges.left - 12, right: edges.right + 12 })}
        y={14}
      >
        {words}
      </text>
    </g>
  );
}

function Mark({ dot: { kind, x, y }, isBright }: { dot: Dot & { y: number }; isBright: boolean }) {
  if (isBright) return <path className="star" d={star(x, y, kind === 'peer' ? 8 : 7)} />;
  return kind === 'peer' ? (
    <circle className="dot" cx={x} cy={y} r={4} />
  ) : (
    <circle className="dot open" cx={x} cy={y} r={3.5} />
  );
}

function Own({ x, y, tone }: { x: number; y: number; tone: PeersStripData['tone'] }) {
  if (tone === 'worse') return <path className="signal" d={diamond(x, y, 8)} />;
  return <circle className={tone === 'better' ? 'signal better' : 'dot'} cx={x} cy={y} r={6} />;
}

/** Four points. */
const star = (x: number, y: number, half: number) => {
  const inner = half * 0.34;
  return (
    `M${x} ${y - half}L${x + inner} ${y - inner}L${x + half} ${y}L${x + inner} ${y + inner}` +
    `L${x} ${y + half}L${x - inner} ${y + inner}L${x - half} ${y}L${x - inner} ${y - inner}z`
  );
};
