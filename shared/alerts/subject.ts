import type { GapDefinition, StudentGroup } from '../catalog/student-group.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { testPlacesOf } from '../cycles/touching.ts';
import type { Rule } from './rule.ts';

/** Of a cycle, whether its decision is due. */
export type CycleSubject = { cycle: Cycle; asks: 'due' };

/** What a rule looks at, of one indicator at one place: the share of a group, a gap, the data that came, or a cycle. */
export type Subject = { group: StudentGroup } | GapDefinition | 'data' | CycleSubject;

/**
 * Everything that a rule looks at, at one place; each has alerts of its own. A decision is asked for once, at the first of
 * a cycle's places.
 *
 * @param cycles the open ones there
 */
export function subjectsOf(rule: Rule, placeId: string, cycles: readonly Cycle[]): Subject[] {
  if (rule.kind === 'cycle') {
    return cycles
      .filter((cycle) => testPlacesOf(cycle)[0] === placeId)
      .map((cycle): Subject => ({ cycle, asks: 'due' }));
  }
  if ('groups' in rule) return rule.groups.map((group) => ({ group }));
  return 'gaps' in rule ? rule.gaps : ['data'];
}

/** The same subject always has the same name. @example subjectName({ group: 'el:yes' }) // 'el:yes' */
export function subjectName(subject: Subject): string {
  if (subject === 'data') return subject;
  if ('cycle' in subject) return `${subject.cycle.id}_${subject.asks}`;
  return 'group' in subject ? subject.group : `${subject.focal}_${subject.reference}`;
}

/** The groups that a subject is made of. */
export function groupsOf(subject: Subject): StudentGroup[] {
  if (subject === 'data') return [];
  if ('cycle' in subject) return subject.cycle.phases.map(({ test }) => test.group);
  return 'group' in subject ? [subject.group] : [subject.focal, subject.reference];
}
