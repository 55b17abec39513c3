import { chartStyle, paper } from './chart-style.ts';
import { layStrip, PeersStrip, type PeersStripData } from './peers-strip.tsx';
import { svgText } from './svg-text.ts';

/** Width of the picture, in CSS pixels and in its own. */
const WIDTH = 600;
const edges = { left: 24, right: WIDTH - 24 };

/**
 * A peers strip as an SVG picture that needs nothing from around it but the font Inter: light, 600 pixels wide. The same
 * input gives the same text.
 *
 * @param label the finding in words, for readers who do not see the picture
 */
export function peersStripSvg(data: PeersStripData, label: string): string {
  const { height } = layStrip(data, edges);
  return svgText(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="chart"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-label={label}
    >
      <style>{chartStyle}</style>
      <rect width={WIDTH} height={height} fill={paper} />
      <PeersStrip data={data} edges={edges} />
    </svg>,
  );
}
