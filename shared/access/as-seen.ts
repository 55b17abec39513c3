import { isDeepStrictEqual } from 'node:util';
import type { Rule } from '../alerts/rule.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import { isOfPhase } from '../cycles/changes.ts';
import { type Arm, type Cycle, type Phase, phaseSchema } from '../cycles/cycle.ts';
import type { FieldChange } from '../cycles/entry.ts';
import type { Viewer } from './viewer.ts';

/** A place, without the one that it lies in where that is not shown. Undefined where the viewer may not see it. */
export function placeAsSeen<P extends Place>({ parentId, ...place }: P, { maySee }: Viewer) {
  if (!maySee(place.id)) return undefined;
  return { ...place, ...(parentId !== undefined && maySee(parentId) && { parentId }) };
}

/** A person, with what they may see of what the viewer may. Undefined where that is nothing. */
export function ownerAsSeen<O extends Owner>({ placeIds, ...owner }: O, viewer: Viewer) {
  if (!placeIds) return owner;
  return viewer.knows({ placeIds }) ? { ...owner, placeIds: placeIds.flatMap(viewer.within) } : undefined;
}

/** An indicator, with the targets and baselines of all places together and of those that the viewer may see. */
export function indicatorAsSeen<I extends Indicator>({ targets, baselines, ...indicator }: I, { maySee }: Viewer) {
  const shownTargets = targets?.filter(({ placeId }) => placeId === undefined || maySee(placeId));
  const shownBaselines = baselines?.flatMap(({ placeIds, ...one }) => {
    if (!placeIds) return [one];
    const shown = placeIds.filter(maySee);
    return shown.length > 0 ? [{ ...one, placeIds: shown }] : [];
  });
  return {
    ...indicator,
    ...(shownTargets && { targets: shownTargets }),
    ...(shownBaselines && { baselines: shownBaselines }),
  };
}

/**
 * A rule, with those of its places and people that the viewer may see. Undefined where it names places and none of these.
 *
 * @param people ids of those of whom the viewer may know
 */
export function ruleAsSeen<R extends Rule>(rule: R, { maySee }: Viewer, people: ReadonlySet<string>) {
  const placeIds = rule.placeIds?.filter(maySee);
  if (placeIds?.length === 0) return undefined;
  const recipients = { ...rule.recipients, people: rule.recipients.people.filter((id) => people.has(id)) };
  return { ...rule, ...(placeIds && { placeIds }), recipients };
}

/**
 * A cycle, with those of its places that the viewer may see, also in what its log says of them. Undefined where that is none
 * of the places at which it is tried; a phase or a comparison of which nothing may be seen is left out, and so is what was
 * agreed on and judged of that phase.
 */
export function cycleAsSeen<C extends Cycle>(cycle: C, viewer: Viewer) {
  const seen = cycle.phases.map((phase) => phaseAsSeen(phase, viewer));
  const phases = seen.flatMap((phase) => phase ?? []);
  if (phases.length === 0) return undefined;
  const decisionRules = cycle.decisionRules.flatMap((rule) => {
    const at = seen.slice(0, rule.phase).filter(Boolean).length;
    return seen[rule.phase] ? [{ ...rule, phase: at }] : [];
  });
  const hidden = cycle.decisionRules.filter(({ phase }) => !seen[phase]).map(({ id }) => id);
  return { ...cycle, phases, decisionRules, log: logAsSeen(cycle.log, new Set(hidden), viewer) };
}

function phaseAsSeen({ comparison, ...phase }: Phase, { maySee }: Viewer): Phase | undefined {
  const armAsSeen = (arm: Arm): Arm | undefined => {
    const placeIds = arm.placeIds.filter(maySee);
    return placeIds.length > 0 ? { ...arm, placeIds } : undefined;
  };
  const test = armAsSeen(phase.test);
  const beside = comparison && armAsSeen(comparison);
  return test && { ...phase, test, ...(beside && { comparison: beside }) };
}

/** @param hidden ids of decision rules about phases that are not seen */
function logAsSeen(log: Cycle['log'], hidden: ReadonlySet<string>, viewer: Viewer): Cycle['log'] {
  return log.flatMap((entry): Cycle['log'] => {
    if (entry.kind === 'judged') return hidden.has(entry.ruleId) ? [] : [entry];
    if (!('changes' in entry)) return [entry];
    const changes = entry.changes.flatMap((change) => changeAsSeen(change, viewer));
    return entry.kind === 'changed' && changes.length === 0 ? [] : [{ ...entry, changes }];
  });
}

/** What was changed of a phase, without the places that are not seen; nothing where only those were. */
function changeAsSeen(change: FieldChange, viewer: Viewer): FieldChange[] {
  if (!isOfPhase(change)) return [change];
  const [before, after] = [change.before, change.after].map((phase) => {
    const parsed = phaseSchema.safeParse(phase);
    return parsed.success ? phaseAsSeen(parsed.data, viewer) : undefined;
  });
  if (isDeepStrictEqual(before, after)) return [];
  return [{ field: change.field, ...(before && { before }), ...(after && { after }) }];
}
