import type { PeersView } from '../../../../shared/api/peers.ts';
import { shareOf } from '../../../../shared/api/shown-value.ts';
import type { PeersStripData } from '../../../../shared/charts/peers-strip.tsx';

type Beside = Pick<PeersView, 'place' | 'value' | 'others' | 'comparison'> & { peers: PeersView['others'] };

/**
 * A place among its peers and others as a strip shows it; undefined where its own value is not shown, or nobody else has one.
 *
 * @param bright ids of places that are bright spots
 */
export function stripOf(
  { place, value, peers, others, comparison }: Beside,
  bright: ReadonlySet<string>,
): PeersStripData | undefined {
  const own = shareOf(value);
  if (!own || peers.length + others.length === 0) return undefined;
  const spot = (one: (typeof others)[number]) => {
    const share = shareOf(one.value);
    return share ? [{ ...one.place, percent: share.percent }] : [];
  };
  const verdict = 'cannotSay' in comparison ? undefined : comparison.verdict;
  return {
    own: { id: place.id, name: place.name, percent: own.percent },
    tone: verdict === 'no-clear-difference' ? undefined : verdict,
    peers: peers.flatMap(spot),
    others: others.flatMap(spot),
    bright,
  };
}
