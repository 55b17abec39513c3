import type { MovedValue } from '../api/history.ts';
import { pointsBetween, shownValue } from '../api/shown-value.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { type Period, periodKind, schoolYear } from '../catalog/period.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import { populationOf } from '../disclosure/population.ts';
import { type ChangedCell, stillShown } from '../disclosure/publication.ts';
import { cellKey } from '../disclosure/table.ts';
import { periodsRead } from '../measures/periods-read.ts';
import type { Store } from './ports.ts';

/**
 * What the first release moved that was made from data at least as recent as `from`, and older than `until`. Undefined
 * when there is no such release: what came then was published together with what came after.
 */
export type MovedWhen = (from: number, until: number) => MovedValue[] | undefined;

type Parts = Pick<Store, 'indicators' | 'publications' | 'released' | 'disclosure' | 'partnership'>;
type Change = { inputs: number; changed: ChangedCell | undefined };

/**
 * Reads what releases of a period changed at one place. Of indicators that are made from several periods it is not told
 * which file moved them, so these are left out. What is hidden by now is hidden here.
 */
export async function readMoved(store: Parts, placeId: string, dataset: Dataset, period: Period): Promise<MovedWhen> {
  const indicators = (await store.indicators.list()).filter(
    (one) => one.dataset === dataset && one.periodKind === periodKind(period) && periodsRead(one, period).length === 1,
  );
  const courses = await Promise.all(
    indicators.map(async (indicator) => ({ indicator, changes: await changesOf(store, indicator, period, placeId) })),
  );
  return (from, until) => {
    const found = courses.map(({ indicator, changes }) => ({
      indicator,
      first: changes.find(({ inputs }) => inputs >= from && inputs < until),
    }));
    if (!found.some(({ first }) => first)) return undefined;
    return found.flatMap(({ indicator, first }) => movedValue(indicator, first?.changed) ?? []);
  };
}

async function changesOf(store: Parts, indicator: Indicator, period: Period, placeId: string): Promise<Change[]> {
  const publications = await store.publications.ofPeriod(indicator.id, period);
  if (publications.length === 0) return [];
  const [{ memory }, release, { minimumGroupSize, topBottomCoding }] = await Promise.all([
    store.disclosure.get(populationOf(indicator), schoolYear(period)),
    store.released.get(indicator.id, period),
    store.partnership.get(),
  ]);
  const now = release?.places.find((place) => place.placeId === placeId)?.cells[ALL_STUDENTS];
  const isHidden = memory.hidden.has(cellKey(placeId, ALL_STUDENTS));
  const shown = (cell: ChangedCell['before']) =>
    stillShown(cell, isHidden ? 'hidden' : now, minimumGroupSize, topBottomCoding);
  return publications.map(({ inputs, changed }) => {
    const cell = changed[placeId];
    return { inputs, changed: cell && { before: shown(cell.before), after: shown(cell.after) } };
  });
}

/** Undefined where nothing changed, or nothing of it may be shown. */
function movedValue({ id, name }: Indicator, cell: ChangedCell | undefined): MovedValue | undefined {
  if (!cell) return undefined;
  const [before, after] = [cell.before ?? undefined, cell.after ?? undefined];
  if ([before, after].every((one) => one === undefined || one === 'hidden')) return undefined;
  const change = pointsBetween(before, after);
  return {
    indicatorId: id,
    indicator: name,
    before: shownValue(before),
    after: shownValue(after),
    ...(change !== undefined && { change }),
  };
}
