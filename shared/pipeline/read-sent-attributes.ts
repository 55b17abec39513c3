import type { SentOfPlace } from '../attributes/sent-values.ts';
import { decodeBlock } from '../submissions/block-codec.ts';
import { currentSubmissions } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Store } from './ports.ts';

/** What counts now of the files of attributes that these manifests name, by partner and place. */
export async function readSentAttributes(
  { blocks }: Pick<Store, 'blocks'>,
  manifests: readonly Manifest[],
): Promise<SentOfPlace[]> {
  const current = manifests.flatMap((manifest) =>
    [...currentSubmissions([manifest])].map(([placeId, sequence]) => ({
      partnerId: manifest.partnerId,
      placeId,
      sequence,
    })),
  );
  const found = await blocks.get(current);
  return current.flatMap((one, index) => {
    const block = decodeBlock(found[index] ?? []);
    return block.kind === 'attributes' ? [{ ...one, values: block.values }] : [];
  });
}
