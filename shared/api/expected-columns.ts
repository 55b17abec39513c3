import type { Dataset } from '../catalog/dataset.ts';
import type { LinkView } from './partner.ts';

type Column = LinkView['columns'][number];

const needed = (name: string, meaning: string): Column => ({ name, meaning, required: true });
const welcome = (name: string, meaning: string): Column => ({ name, meaning, required: false });

const student = needed('student_id', 'Any id that stays the same. We store a code made from it, never the id.');
const school = needed('school', 'Your name or code for one of your schools');
const groups = [
  welcome('english_learner', 'yes or no'),
  welcome('low_income', 'yes or no'),
  welcome('disability', 'yes or no'),
  welcome('gender', 'As your system writes it'),
  welcome('race_ethnicity', 'As your system writes it'),
];

/** What a partner is told of a file's columns, the needed ones first. */
export const expectedColumns: Readonly<Record<Dataset, Column[]>> = {
  attendance: [
    student,
    school,
    needed('days_enrolled', 'Days enrolled in the period'),
    needed('days_absent', 'All reasons, half days as 0.5'),
    welcome('grade', 'PK, K, 1 to 12'),
    ...groups,
  ],
  assessment: [
    student,
    school,
    needed('assessment_grade', 'K, 1 to 8: the grade of the test, not of enrollment'),
    needed('measure', 'For example ORF-WC; a wide mCLASS export has one column for each measure instead'),
    needed('score', 'The score; a wide mCLASS export has it in the column of its measure'),
    ...groups,
  ],
  counts: [
    needed('place', 'Name or code of the region, a district or a school'),
    needed('numerator', 'Students who meet the definition; *, <5 and N<10 are read as hidden at the source'),
    needed('denominator', 'Students counted'),
    welcome('student_group', 'For example english_learner:yes; all students where left out'),
    welcome('indicator', 'Where the link is for several indicators'),
  ],
};
