import { movedBy } from '../../../../shared/api/moved-by.ts';
import type { Receipt } from '../../../../shared/api/partner.ts';
import type { PublishedView } from '../../../../shared/api/published.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { placeTree } from '../../../../shared/catalog/place-tree.ts';
import { previewRelease } from '../../../../shared/disclosure/preview-release.ts';
import type { Released } from '../../../../shared/disclosure/release.ts';
import { disclosureSettings } from '../../../../shared/disclosure/settings.ts';
import { measureSection } from '../../../../shared/measures/measure-section.ts';
import { periodsRead } from '../../../../shared/measures/periods-read.ts';
import type { Block } from '../../../../shared/submissions/block.ts';
import type { FileExpectation } from '../../../../shared/submissions/file-expectation.ts';

/** What a file would move, as far as it can be said from this file alone. */
export type WouldMove = {
  moved: Receipt['moved'];
  /** Names of indicators that are made from other files too. */
  notKnown: string[];
  /** The file leaves out schools that have values now, which stay; so no total can be told. */
  withoutTotal: boolean;
};

type Checked = {
  blocks: ReadonlyMap<string, Block>;
  period: string;
  published: PublishedView;
  expectation: Pick<FileExpectation, 'places'>;
};

/**
 * What the rows of a file would change of the partner's own places, by the code that counts them when they arrive. What
 * would be hidden is hidden here too; a release may hide more.
 */
export function wouldMove({ blocks, period, published, expectation: { places } }: Checked): WouldMove {
  const { indicators, released, minimumStudents, topBottomCoding } = published;
  const tree = placeTree(places);
  const top = places.find(({ parentId }) => parentId === undefined || !tree.get(parentId));
  const known = indicators.filter((one) => periodsRead(one, period).length === 1);
  const withoutTotal = released.some((one) => one.period === period && isSchoolLeftOut(one, blocks, top?.id));
  const moved = known.flatMap((indicator) => {
    if (!top) return [];
    const own = released.filter(({ indicatorId }) => indicatorId === indicator.id);
    const [now, before] = [own.filter((one) => one.period === period), own.filter((one) => one.period !== period)];
    const section = { id: top.id, placeIds: tree.within(top.id).map(({ id }) => id) };
    const measures = measureSection(whole(indicator), section, [{ period, blocks }]).filter(
      ({ placeId }) => !withoutTotal || placeId !== top.id,
    );
    const shown = previewRelease(measures, now, disclosureSettings(minimumStudents), topBottomCoding);
    return movedBy(whole(indicator), period, [...before, ...shown], tree, top.id);
  });
  const notKnown = indicators.filter((one) => !known.includes(one)).map(({ name }) => name);
  return { moved, notKnown, withoutTotal };
}

const isSchoolLeftOut = (
  { placeId, cells }: Pick<Released, 'placeId' | 'cells'>,
  blocks: ReadonlyMap<string, Block>,
  topId: string | undefined,
) => placeId !== topId && Object.keys(cells).length > 0 && !blocks.has(placeId);

const whole = (indicator: PublishedView['indicators'][number]): Indicator => indicator;
