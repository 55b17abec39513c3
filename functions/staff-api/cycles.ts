import { mayActAs } from '../../shared/access/roles.ts';
import type { cycleOperations, DecisionRequest } from '../../shared/api/cycle-operations.ts';
import type { staffOperations } from '../../shared/api/staff-operations.ts';
import { calendarDay } from '../../shared/catalog/calendar-day.ts';
import { type Cycle, type CycleDefinition, cycleDefinitionSchema } from '../../shared/cycles/cycle.ts';
import * as act from '../../shared/cycles/staff-actions.ts';
import { placesOf } from '../../shared/cycles/touching.ts';
import { VersionConflict, type Versioned } from '../../shared/store/store.ts';
import type { Handlers, RequestContext } from '../http/http-api.ts';
import { invalidRequest, Problem } from '../http/problem.ts';
import { checkCycle } from './check-cycle.ts';
import type { StaffPorts } from './ports.ts';
import { answerOf, checkId } from './records.ts';
import { signedInOwner } from './signed-in-owner.ts';

type Operations = Pick<typeof staffOperations, 'listCycles' | 'readCycle' | 'saveCycle' | 'removeCycle'> &
  typeof cycleOperations;
type Stored = Versioned<Cycle> | undefined;

/** How often a change tries again when the pipeline, or somebody else, was faster. */
const ATTEMPTS = 5;

/**
 * Cycles: what people define, write and decide. A cycle is one record, which each change replaces with the log that says
 * so, over the version that it was made from; so no line is ever lost.
 */
export function cycleHandlers({ store, everything, queues, clock }: StaffPorts): Handlers<Operations> {
  const read = async (id: string) => {
    const cycle = await store.cycles.get(id);
    if (!cycle) throw new Problem('not-found', `There is no cycle ${id}.`);
    return cycle;
  };
  const actor = async (username: string | undefined): Promise<act.Actor> => {
    const known = await signedInOwner(everything, username);
    return { by: known?.name ?? username ?? 'backbone staff', now: clock() };
  };
  /** What may be named: all that is seen, and what the cycle had named before. */
  const knownFor = async (stored: Cycle | undefined) => {
    const [seen, places, indicators, owners] = await Promise.all([
      store.places.list(),
      everything.places.list(),
      everything.indicators.list(),
      everything.owners.list(),
    ]);
    const ids = new Set([...seen.map(({ id }) => id), ...(stored ? placesOf(stored) : [])]);
    return { places: places.filter(({ id }) => ids.has(id)), indicators, owners };
  };
  const check = async (definition: CycleDefinition, stored: Cycle | undefined) => {
    const errors = checkCycle(definition, await knownFor(stored), stored);
    if (errors.length > 0) throw invalidRequest(errors);
  };
  /** Writes what `next` makes of a cycle, and has it judged; nothing where that is undefined. */
  const change = async (
    id: string,
    ifMatch: string | undefined,
    next: (stored: Stored) => Promise<Cycle | undefined>,
  ): Promise<{ isNew: boolean }> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const stored = await everything.cycles.get(id);
      const made = await next(stored);
      if (!made) return { isNew: false };
      if (!matches(ifMatch, stored)) throw conflict(id);
      try {
        await everything.cycles.put(made, stored?.version ?? 0);
      } catch (error) {
        if (error instanceof VersionConflict) continue;
        throw error;
      }
      const ids = new Set([made.indicatorId, ...(stored ? [stored.indicatorId] : [])]);
      for (const indicatorId of ids) await queues.evaluate({ indicatorId });
      return { isNew: !stored };
    }
    throw new Problem('conflict', `The cycle ${id} changes too often just now. Try again.`);
  };
  /** The cycle as who asks sees it, if it is theirs to write into. */
  const readOwn = async (id: string, { username, roles }: RequestContext) => {
    const seen = await read(id);
    const isOwn = (await signedInOwner(everything, username))?.id === seen.ownerId;
    if (isOwn || mayActAs('backbone', roles)) return seen;
    throw new Problem('not-allowed', `The owner of ${seen.name} and backbone staff may do this. Ask one of them.`);
  };
  return {
    async listCycles() {
      const cycles = (await store.cycles.list()).map(({ log, ...cycle }) => cycle);
      return { status: 200, body: { cycles } };
    },
    readCycle: async ({ params }) => answerOf(200, await read(params.id)),
    async saveCycle({ params: { id }, headers, body: { version: _, why, ...body } }, { username }) {
      checkId(id, body);
      const definition = cycleDefinitionSchema.parse({ ...body, id });
      const who = await actor(username);
      const { isNew } = await change(id, headers['if-match'], async (stored) => {
        await check(definition, stored);
        if (!stored) return act.createCycle(definition, who);
        checkRoom(stored);
        return act.redefineCycle(stored, definition, { ...who, why });
      });
      const saved = await read(id);
      return isNew ? answerOf(201, saved) : answerOf(200, saved);
    },
    async removeCycle({ params: { id } }) {
      const [stored, { timeZone }] = await Promise.all([read(id), store.partnership.get()]);
      const hasBegun = (stored.phases[0]?.startedOn ?? '') <= calendarDay(clock(), timeZone);
      if (hasBegun || stored.log.some(({ kind }) => kind === 'judged' || kind === 'decision')) {
        const detail = `${stored.name} has begun. Abandon it instead: its record stays, with what was learned.`;
        throw new Problem('conflict', detail);
      }
      await store.cycles.remove(id);
      await queues.evaluate({ indicatorId: stored.indicatorId });
      return { status: 204 };
    },
    async addNoteToCycle({ params: { id }, body }, context) {
      await readOwn(id, context);
      const { timeZone } = await store.partnership.get();
      if (body.on > calendarDay(clock(), timeZone)) {
        throw invalidRequest([{ field: 'on', message: 'must be today or earlier' }]);
      }
      const who = await actor(context.username);
      await change(id, undefined, async (stored) => {
        if (!stored) return undefined;
        checkRoom(stored);
        return act.addNote(stored, body, who);
      });
      return answerOf(200, await read(id));
    },
    async decideOnCycle({ params: { id }, headers, body }, context) {
      const seen = await readOwn(id, context);
      const who = await actor(context.username);
      await change(id, headers['if-match'], async (stored) => {
        if (!stored || act.isDecidedSo(stored, body, who)) return undefined;
        checkDecidable(stored, seen, body);
        const next = act.decide(stored, body, who);
        await check(next, stored);
        return next;
      });
      return answerOf(200, await read(id));
    },
  };
}

function checkDecidable(stored: Cycle, seen: Cycle, { ruleId }: DecisionRequest): void {
  if (stored.state === 'closed') {
    throw new Problem('conflict', `${stored.name} was closed before: ${stored.decision}. Its log says when and why.`);
  }
  if (seen.phases.length < stored.phases.length) {
    const detail = `${stored.name} is also tried at places that you may not see. Ask backbone staff to decide.`;
    throw new Problem('not-allowed', detail);
  }
  if (ruleId === undefined) return;
  const isThere = stored.decisionRules.some(({ id }) => id === ruleId);
  if (!isThere) throw invalidRequest([{ field: 'ruleId', message: `names ${ruleId}, which is not there` }]);
}

function checkRoom(cycle: Cycle): void {
  if (!act.isLogFull(cycle)) return;
  const detail = `The log of ${cycle.name} is full. Decide on it, and go on in a cycle of its own.`;
  throw new Problem('conflict', detail);
}

const conflict = (id: string) =>
  new Problem(
    'version-conflict',
    `The cycle ${id} is not the version that you read. Read it again and save once more.`,
  );

function matches(ifMatch: string | undefined, stored: Stored): boolean {
  if (ifMatch === undefined) return true;
  if (ifMatch === '*') return stored !== undefined;
  return Number(ifMatch.replaceAll('"', '')) === (stored?.version ?? 0);
}
