import type { Place } from '../catalog/place.ts';
import { ALL_STUDENTS } from '../catalog/student-group.ts';
import type { Measure } from '../measures/measure.ts';
import { complete } from './complete.ts';
import { createEvidence, type Evidence } from './evidence.ts';
import { afterFall, both, type Freedom } from './freedom.ts';
import { type DisclosureMemory, isNearlyKnown, remember, rememberedFreedoms } from './memory.ts';
import { isPromised, protect, protectOneRelease, type State } from './protect.ts';
import type { DisclosureSettings } from './settings.ts';
import type { Solver } from './solver.ts';
import { ownStatuses, type Status } from './status.ts';
import { layOut, type Table } from './table.ts';

/** What was decided of one indicator and period in a tree of places. */
export type Decision = {
  table: Table;
  /** By cell of the table. */
  statuses: readonly Status[];
  /** To be kept before anything of the release is shown. */
  memory: DisclosureMemory;
  /** The pairs of tables that show what a reader cannot tell. */
  evidence: Evidence;
};

export type DecideInput = {
  indicatorId: string;
  measures: Measure[];
  places: Place[];
  settings: DisclosureSettings;
  /** What was released earlier in the school year. */
  memory: DisclosureMemory;
  /** Whether more periods of this school year will come, so that groups shown today may be small tomorrow. */
  recurs: boolean;
  solver: Solver;
};

/**
 * Decides what may be shown of one indicator and period in a whole tree of places.
 *
 * Small groups are hidden, and shares that few students make are coded. Then the cheapest further cells are hidden until
 * every hidden number has two whole tables, far enough apart in it, that agree with all that a reader knows: at first a
 * reader who kept every release of the school year and knows by how much each number changed since; where that is out of
 * reach, one of this release. What was hidden once stays hidden all year.
 *
 * @throws BadTable, SolverFault or Unprotectable: then nothing new may be shown
 */
export function decide({ indicatorId, measures, places, settings, memory, recurs, solver }: DecideInput): Decision {
  const table = complete(layOut(measures, places), solver);
  const isFirst = (placeId: string) => recurs && !memory.places.has(placeId);
  const statuses = ownStatuses(table, settings, { hidden: memory.hidden, isFirst });
  const state: State = {
    table,
    settings,
    solver,
    widths: table.cells.map(({ placeId }) => ({
      students: isFirst(placeId) ? settings.atFirst.studentsWidth : settings.studentsWidth,
      eitherSide: settings.eitherSideWidth,
    })),
    statuses,
    evidence: createEvidence(),
  };
  const nearlyKnown = protect(state, {
    remembered: expectedFreedoms(state, rememberedFreedoms(memory, indicatorId, table), isFirst),
    isGivenUp: (query) => !isPromised(query, state) || isNearlyKnown(memory, indicatorId, table, query),
    // More than what is promised is not worth the total of a place.
    spares: ({ group }, { cell }) => group === ALL_STUDENTS && table.cells[cell]?.group !== ALL_STUDENTS,
  });
  protectOneRelease(state);
  const { evidence } = state;
  return {
    table,
    statuses,
    evidence,
    memory: remember({ memory, indicatorId, table, statuses, settings, nearlyKnown }),
  };
}

/** At a first release cells may fall later; coded ones are as small as they get. */
function expectedFreedoms(
  { table, statuses, settings }: State,
  remembered: Freedom[],
  isFirst: (placeId: string) => boolean,
): Freedom[] {
  return remembered.map((freedom, index) => {
    const cell = table.cells[index];
    const isCoded = statuses[index] === 'few' || statuses[index] === 'nearly-all';
    if (!cell || isCoded || !isFirst(cell.placeId)) return freedom;
    return both(freedom, afterFall(cell, settings.atFirst.fall));
  });
}
