import type { GapDefinition, StudentGroup } from '../catalog/student-group.ts';
import type { Cycle } from '../cycles/cycle.ts';
import type { DecisionRule } from '../cycles/decision-rule.ts';
import { openRules } from '../cycles/open-rules.ts';
import { testPlacesOf } from '../cycles/touching.ts';
import type { Rule } from './rule.ts';

/** Of a cycle, whether its decision is due, or what a decision rule came to. */
export type CycleSubject = { cycle: Cycle; asks: 'due' | DecisionRule };

/** Of a place, the share of a group, a gap, or the data that came. */
export type PlaceSubject = { group: StudentGroup } | GapDefinition | 'data';

/** What a rule looks at, of one indicator at one place. */
export type Subject = PlaceSubject | CycleSubject;

/**
 * Everything that a rule looks at, at one place; each has alerts of its own. A cycle is told of once, at the first of its
 * places; a decision rule until a decision has answered it.
 *
 * @param cycles the open ones there
 */
export function subjectsOf(rule: Rule, placeId: string, cycles: readonly Cycle[]): Subject[] {
  if (rule.kind === 'cycle') {
    return cycles
      .filter((cycle) => testPlacesOf(cycle)[0] === placeId)
      .flatMap((cycle) => [{ cycle, asks: 'due' as const }, ...openRules(cycle).map((asks) => ({ cycle, asks }))]);
  }
  if ('groups' in rule) return rule.groups.map((group) => ({ group }));
  return 'gaps' in rule ? rule.gaps : ['data'];
}

/** The same subject always has the same name. @example subjectName({ group: 'el:yes' }) // 'el:yes' */
export function subjectName(subject: Subject): string {
  if (subject === 'data') return subject;
  if ('cycle' in subject) return `${subject.cycle.id}_${nameOfAsked(subject)}`;
  return 'group' in subject ? subject.group : `${subject.focal}_${subject.reference}`;
}

/** Another day of decision, or another period to be judged in, is another thing to be told of. */
const nameOfAsked = ({ cycle, asks }: CycleSubject) =>
  asks === 'due' ? `due_${cycle.decideBy}` : `${asks.id}_${asks.judgedIn}`;

/** The groups that a subject is made of. */
export function groupsOf(subject: Subject): StudentGroup[] {
  if (subject === 'data' || 'cycle' in subject) return [];
  return 'group' in subject ? [subject.group] : [subject.focal, subject.reference];
}
