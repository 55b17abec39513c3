import { layStrip, PeersStrip, type PeersStripData } from '../../../shared/charts/peers-strip.tsx';
import { useWidth } from './use-width.ts';

const SIDE = 24;

/** A place among others of its kind. What it shows is also in the tables of the page. */
export function PeersChart({ data, label }: { data: PeersStripData; label: string }) {
  const [attach, width] = useWidth();
  const edges = { left: SIDE, right: Math.max(4 * SIDE, width - SIDE) };
  return (
    <figure className="strip" ref={attach}>
      <svg className="chart" width={width} height={layStrip(data, edges).height} role="img" aria-label={label}>
        {width > 0 && <PeersStrip data={data} edges={edges} />}
      </svg>
    </figure>
  );
}
