import { isDeepStrictEqual } from 'node:util';
import { changesBetween, definitionOf } from './changes.ts';
import { type Cycle, type CycleDefinition, cycleDefinitionSchema, type Phase } from './cycle.ts';
import type { Entry, EntryOf } from './entry.ts';

/** Who acts, and when. */
export type Actor = { by: string; now: Date };

/** What is decided of a cycle. A new phase and what changes of the definition only where it goes on. */
export type Decided = Pick<EntryOf<'decision'>, 'decision' | 'ruleId' | 'why'> & {
  phase?: Phase | undefined;
  changes?: { [Field in keyof CycleDefinition]?: CycleDefinition[Field] | undefined } | undefined;
  nextDecideBy?: string | undefined;
};

/** A cycle as it begins. */
export function createCycle(definition: CycleDefinition, who: Actor): Cycle {
  return { ...definition, state: 'open', log: [{ kind: 'created', ...signed(who) }] };
}

/** Puts another definition in the place of a cycle's own, and says so in its log. Undefined where nothing differs. */
export function redefineCycle(
  cycle: Cycle,
  definition: CycleDefinition,
  { why, ...who }: Actor & { why?: string | undefined },
): Cycle | undefined {
  const changes = changesBetween(definitionOf(cycle), definition);
  if (changes.length === 0) return undefined;
  return withEntry(redefined(cycle, definition), {
    ...{ kind: 'changed', ...signed(who), changes },
    ...(why !== undefined && { why }),
  });
}

/** Adds what happened on a day. Undefined where the same person said the same of that day before: a button pressed twice. */
export function addNote(
  cycle: Cycle,
  { kind, on, text }: Pick<EntryOf<'note' | 'review'>, 'kind' | 'on' | 'text'>,
  who: Actor,
): Cycle | undefined {
  const entry = { kind, ...signed(who), on, text };
  const isThere = cycle.log.some((one) => isDeepStrictEqual({ ...one, at: entry.at }, entry));
  return isThere ? undefined : withEntry(cycle, entry);
}

/** What a decision makes of an open cycle. */
export function decide(cycle: Cycle, decided: Decided, who: Actor): Cycle {
  const { decision, ruleId, why } = decided;
  const definition = definitionAfter(cycle, decided);
  const closes = decision === 'adopt' || decision === 'abandon';
  return withEntry(
    { ...redefined(cycle, definition), ...(closes && { state: 'closed', decision }) },
    {
      ...{ kind: 'decision', ...signed(who), decision, why },
      ...(ruleId !== undefined && { ruleId }),
      changes: changesBetween(definitionOf(cycle), definition),
    },
  );
}

/** Whether a decision is the one that was made last, by the same person in the same words, with all that it brings: a button pressed twice. */
export function isDecidedSo(cycle: Cycle, decided: Decided, { by }: Pick<Actor, 'by'>): boolean {
  const last = cycle.log.findLast((one) => one.kind === 'decision');
  const said = ({ decision, ruleId, why }: Pick<Decided, 'decision' | 'ruleId' | 'why'>) => [decision, ruleId, why];
  if (last?.by !== by || !isDeepStrictEqual(said(last), said(decided))) return false;
  const { phase, ...rest } = decided;
  if (phase && !isDeepStrictEqual(cycle.phases.at(-1), phase)) return false;
  return changesBetween(definitionOf(cycle), definitionAfter(cycle, rest)).length === 0;
}

/** A log keeps room for decisions and verdicts, so that a cycle can always be closed; an item of the table has its limit. */
export const isLogFull = ({ log }: Pick<Cycle, 'log'>): boolean =>
  log.length >= MOST_ENTRIES || JSON.stringify(log).length > MOST_CHARACTERS;

const [MOST_ENTRIES, MOST_CHARACTERS] = [900, 250_000];

function definitionAfter(cycle: Cycle, { phase, changes, nextDecideBy }: Omit<Decided, 'decision' | 'why'>) {
  return cycleDefinitionSchema.parse({
    ...{ ...definitionOf(cycle), ...changes },
    ...(phase && { phases: [...cycle.phases, phase] }),
    ...(nextDecideBy && { decideBy: nextDecideBy }),
  });
}

/** Fields that the definition leaves out go. */
function redefined({ state, decision, log }: Cycle, definition: CycleDefinition): Cycle {
  return { ...definition, state, ...(decision && { decision }), log };
}

const withEntry = (cycle: Cycle, entry: Entry): Cycle => ({ ...cycle, log: [...cycle.log, entry] });

const signed = ({ by, now }: Actor) => ({ at: now.toISOString(), by });
