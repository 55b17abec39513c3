import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { type Partnership, partnershipSchema } from '../../../../shared/catalog/partnership.ts';
import { type Period, schoolYear } from '../../../../shared/catalog/period.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { hideMore } from '../../../../shared/disclosure/hide-more.ts';
import { type DisclosureMemory, NO_MEMORY } from '../../../../shared/disclosure/memory.ts';
import type { Released } from '../../../../shared/disclosure/release.ts';
import { markRestated } from '../../../../shared/disclosure/restated.ts';
import type { Solver } from '../../../../shared/disclosure/solver.ts';
import { decideRelease } from '../../../../shared/pipeline/publish-measures.ts';
import type { SectionMeasures } from '../../../../shared/store/store.ts';

export const SETTINGS: Partnership = partnershipSchema.parse({});

/** What is published by now, and what disclosure remembers of each school year. */
export type Published = {
  releases: ReadonlyMap<Period, Released[]>;
  memories: ReadonlyMap<string, DisclosureMemory>;
};

export const NOTHING: Published = { releases: new Map(), memories: new Map() };

type Sent = { indicator: Indicator; places: Place[]; period: Period; sections: SectionMeasures[]; solver: Solver };

/** Publishes what came of a period as production does: what is hidden now is hidden in the year's other releases too. */
export async function publish(published: Published, { solver, ...sent }: Sent): Promise<Published> {
  const { period } = sent;
  const year = schoolYear(period);
  const before = published.memories.get(year) ?? NO_MEMORY;
  const ports = { solver: async () => solver };
  const { memory, released } = await decideRelease(ports, { ...sent, partnership: SETTINGS }, before);
  const grew = memory.hidden.size > before.hidden.size;
  const others = [...published.releases].map(([other, places]): [Period, Released[]] => [
    other,
    grew && schoolYear(other) === year ? hideMore(places, memory.hidden) : places,
  ]);
  const places = markRestated(released, published.releases.get(period) ?? []);
  return {
    releases: new Map([...others, [period, places]]),
    memories: new Map([...published.memories, [year, memory]]),
  };
}
