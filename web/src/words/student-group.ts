import { describeParticipants, programName } from '../../../shared/catalog/program.ts';

const names: Record<string, string> = {
  all: 'All students',
  'english_learner:yes': 'English learners',
  'english_learner:no': 'Not English learners',
  'low_income:yes': 'Low-income students',
  'low_income:no': 'Not low-income',
  'disability:yes': 'Students with disabilities',
  'disability:no': 'Without disabilities',
  'students_of_color:yes': 'Students of color',
  'students_of_color:no': 'Other students',
  'gender:female': 'Girls',
  'gender:male': 'Boys',
  'grade:pk': 'Prekindergarten',
  'grade:k': 'Kindergarten',
};

/** A student group in words: `English learners` for `english_learner:yes`, `Grade 3` for `grade:3`. */
export function groupName(group: string): string {
  const known = names[group] ?? describeParticipants(group);
  if (known !== undefined) return known;
  const [dimension = '', value] = group.split(':');
  if (value === undefined) return sentenceCase(group);
  if (value === 'yes') return sentenceCase(dimension);
  if (value === 'no') return `Not ${sentenceCase(dimension).toLowerCase()}`;
  if (value === 'not_reported') return `${dimensionName(dimension)} not reported`;
  if (dimension === 'grade') return `Grade ${value}`;
  return sentenceCase(value);
}

const properNames = /^(?:English|Hispanic|Asian|Black|White|Native|American|Middle|Pacific)/;

/** A student group within a sentence: `low-income students`, but `English learners`, and `students in Reading coaching`. */
export function groupInSentence(group: string): string {
  const name = groupName(group);
  if (describeParticipants(group) !== undefined) return `students ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return properNames.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** A dimension of student groups in words: `English learner` for `english_learner:yes`. */
export function dimensionName(dimension: string): string {
  return programName(dimension) ?? sentenceCase(dimension);
}

function sentenceCase(text: string): string {
  const words = text.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
