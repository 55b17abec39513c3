import { chartStyle, paper } from './chart-style.ts';
import { layStrip, PeersStrip, type PeersStripData } from './peers-strip.tsx';
import { svgText } from './svg-text.ts';

/** Width of the picture, in CSS pixels and in its own. */
const WIDTH = 600;
const SIDE = 24;

/**
 * A peers strip as an SVG picture that needs nothing from around it but the font Inter: light, 600 pixels wide. The same
 * input gives the same text.
 *
 * @param label the finding in words, for readers who do not see the picture
 */
export const peersStripSvg = (data: PeersStripData, label: string, width = WIDTH): string =>
  svgText(<StripDrawing {...{ data, label, width }} alone />);

type Drawn = { data: PeersStripData; label: string; width: number; alone?: boolean };

/** The same as an element of one size, which a page styles as its own; `alone` it brings its style and paper. */
export function StripDrawing({ data, label, width, alone = false }: Drawn) {
  const edges = { left: SIDE, right: width - SIDE };
  const { height } = layStrip(data, edges);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      {...(alone && { width, height })}
      role="img"
      aria-label={label}
    >
      {alone && <style>{chartStyle}</style>}
      {alone && <rect width={width} height={height} fill={paper} />}
      <PeersStrip data={data} edges={edges} />
    </svg>
  );
}
