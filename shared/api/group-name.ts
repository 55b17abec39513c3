import type { StudentGroup } from '../catalog/student-group.ts';

const known: Record<StudentGroup, string> = {
  all: 'All students',
  'english_learner:yes': 'English learners',
  'english_learner:no': 'Not English learners',
  'low_income:yes': 'Low-income students',
  'low_income:no': 'Not low-income',
  'disability:yes': 'Students with disabilities',
  'disability:no': 'Without disabilities',
  'gender:female': 'Girls',
  'gender:male': 'Boys',
  'grade:pk': 'Prekindergarten',
  'grade:k': 'Kindergarten',
};

/**
 * A student group in words.
 *
 * @example groupName('english_learner:yes') // 'English learners'
 * @example groupName('grade:3') // 'Grade 3'
 */
export function groupName(group: StudentGroup): string {
  const name = known[group.toLowerCase()];
  if (name !== undefined) return name;
  const [dimension = '', value = dimension] = group.split(':');
  if (dimension === 'grade') return `Grade ${value}`;
  if (value === 'yes') return inWords(dimension);
  if (value === 'no') return `Not ${inWords(dimension).toLowerCase()}`;
  return value === 'not_reported' ? `${inWords(dimension)} not reported` : inWords(value);
}

function inWords(text: string): string {
  const words = text.replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
