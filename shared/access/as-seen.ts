import type { Rule } from '../alerts/rule.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Place } from '../catalog/place.ts';
import type { Arm, Cycle } from '../cycles/cycle.ts';
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
 * A cycle, with those of its places that the viewer may see. Undefined where that is none of the places at which it is
 * tried; a phase or a comparison of which nothing may be seen is left out, with the rules about it.
 */
export function cycleAsSeen<C extends Cycle>(cycle: C, { maySee }: Viewer) {
  const armAsSeen = (arm: Arm): Arm | undefined => {
    const placeIds = arm.placeIds.filter(maySee);
    return placeIds.length > 0 ? { ...arm, placeIds } : undefined;
  };
  const phases = cycle.phases.flatMap(({ comparison, ...phase }, at) => {
    const test = armAsSeen(phase.test);
    const beside = comparison && armAsSeen(comparison);
    return test ? [{ at, phase: { ...phase, test, ...(beside && { comparison: beside }) } }] : [];
  });
  const decisionRules = cycle.decisionRules.flatMap((rule) => {
    const phase = phases.findIndex(({ at }) => at === rule.phase);
    return phase < 0 ? [] : [{ ...rule, phase }];
  });
  return phases.length > 0 ? { ...cycle, phases: phases.map(({ phase }) => phase), decisionRules } : undefined;
}
