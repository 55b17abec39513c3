import { type FileExpectation, fileExpectation } from '../../shared/submissions/file-expectation.ts';
import { openLink } from './link.ts';
import type { PartnerPorts } from './ports.ts';

/** What a file is checked against when it comes by this link. @throws Problem 404 or 410 for a link that takes none. */
export async function readExpectation({ store, clock }: PartnerPorts, token: string): Promise<FileExpectation> {
  const { link, partner } = await openLink(store, token, clock());
  const [places, indicators, attributes, mapping] = await Promise.all([
    store.places.list(),
    store.indicators.list(),
    link.dataset === 'attributes' ? store.attributes.list() : [],
    store.mappings.remembered(link.partnerId, link.dataset),
  ]);
  return { ...fileExpectation(link, partner, places, indicators, attributes), ...(mapping && { mapping }) };
}
