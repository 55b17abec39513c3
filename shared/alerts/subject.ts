import type { GapDefinition, StudentGroup } from '../catalog/student-group.ts';
import type { Rule } from './rule.ts';

/** What a rule looks at, of one indicator at one place: the share of a group, a gap, or whether data came at all. */
export type Subject = { group: StudentGroup } | GapDefinition | 'data';

/** Everything that a rule looks at; each has alerts of its own. */
export function subjectsOf(rule: Rule): Subject[] {
  if ('groups' in rule) return rule.groups.map((group) => ({ group }));
  return 'gaps' in rule ? rule.gaps : ['data'];
}

/** The same subject always has the same name. @example subjectName({ group: 'el:yes' }) // 'el:yes' */
export function subjectName(subject: Subject): string {
  if (subject === 'data') return subject;
  return 'group' in subject ? subject.group : `${subject.focal}_${subject.reference}`;
}

/** The groups that a subject is made of. */
export function groupsOf(subject: Subject): StudentGroup[] {
  if (subject === 'data') return [];
  return 'group' in subject ? [subject.group] : [subject.focal, subject.reference];
}
