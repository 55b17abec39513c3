import type { ReportedIndicator, ReportView } from '../../../../shared/api/report.ts';
import type { PeersStripData } from '../../../../shared/charts/peers-strip.tsx';
import { stripOf } from '../peers/strip-of.ts';

/** Width in which strips of a report are drawn: shown 320 pixels wide, as on a phone, text of 12 still has 9. */
export const STRIP_WIDTH = 424;

/** A place among its peers as the page of a report and its PDF draw it; undefined where no peer has a value. */
export function stripIn(
  { place }: Pick<ReportView, 'place'>,
  { besidePeers }: ReportedIndicator,
): PeersStripData | undefined {
  if (!besidePeers || besidePeers.peers.length === 0) return undefined;
  return stripOf({ ...besidePeers, place }, new Set(besidePeers.bright));
}
