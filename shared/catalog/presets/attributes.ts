import type { Attribute } from '../attribute.ts';
import { ALL_STUDENTS } from '../student-group.ts';

const fromRecords = 'student records of the districts';

/** Attributes that a partnership may take over and change. */
export const attributePresets: Attribute[] = [
  {
    ...{ id: 'enrollment', name: 'Enrollment', kind: 'number', unit: 'students', group: ALL_STUDENTS },
    ...{ scale: 'log', matches: true, source: fromRecords },
  },
  {
    ...{ id: 'low-income', name: 'Share with low income', kind: 'share', group: 'low_income:yes' },
    ...{ matches: true, source: `${fromRecords}: free or reduced-price meals, or direct certification` },
  },
  {
    ...{ id: 'english-learners', name: 'Share of English learners', kind: 'share', group: 'english_learner:yes' },
    ...{ matches: true, source: fromRecords },
  },
  {
    ...{ id: 'disabilities', name: 'Share with disabilities', kind: 'share', group: 'disability:yes' },
    ...{ matches: true, source: `${fromRecords}: students with an individualized education program` },
  },
  {
    ...{ id: 'mobility', name: 'Mobility', kind: 'share', matches: true },
    source: 'districts: students who came or left after the first month of the school year, of all who were enrolled',
  },
  {
    ...{ id: 'leveled-library', name: 'Leveled library', kind: 'yes-no', having: 'with a leveled library' },
    matches: false,
    source: 'schools: classrooms have books sorted by reading level, for every reader in them',
  },
];
