import { hasStudents } from '../../catalog/dataset.ts';
import { describeGroup, dimensions, NOT_REPORTED, plain } from '../../catalog/dimensions.ts';
import { ALL_STUDENTS } from '../../catalog/student-group.ts';
import type { FileExpectation } from '../file-expectation.ts';
import { likeness } from './likeness.ts';
import { PLACE } from './mapping.ts';

/** A value that a label can stand for, in words, and other ways to write it. */
export type KnownValue = { value: string; words: string; spellings: string[] };

const grades = ['PK', 'K', ...Array.from({ length: 12 }, (_, index) => String(index + 1))];

/** The values that labels of a field can stand for. */
export function knownValues(
  field: string,
  { dataset, places, indicators }: Pick<FileExpectation, 'dataset' | 'places' | 'indicators'>,
): KnownValue[] {
  if (field === PLACE) {
    return places
      .filter(({ kind }) => !hasStudents(dataset) || kind === 'school')
      .map(({ id, name, codes }) => ({ value: id, words: name, spellings: [id, name, ...codes] }));
  }
  if (field === 'grade')
    return grades.map((one) => ({ value: one, words: describeGroup(`grade:${one.toLowerCase()}`), spellings: [one] }));
  if (field === 'indicator')
    return indicators.map(({ id, name }) => ({ value: id, words: name, spellings: [id, name] }));
  if (field === 'student_group') {
    const groups = dimensions.flatMap(({ id, values }) => Object.keys(values).map((value) => `${id}:${value}`));
    return [ALL_STUDENTS, ...groups].map((value) => ({
      value,
      words: inWords(value),
      spellings: [inWords(value), value],
    }));
  }
  const dimension = dimensions.find(({ id }) => id === field);
  if (!dimension) return [];
  const spelled = (value: string) =>
    Object.entries(dimension.spellings).flatMap(([text, of]) => (of === value ? [text] : []));
  return [
    ...Object.entries(dimension.values).map(([value, words]) => ({
      value,
      words,
      spellings: [words, ...spelled(value)],
    })),
    { value: NOT_REPORTED, words: 'Not reported', spellings: [] },
  ];
}

/** “Other students” says nothing without its dimension. */
function inWords(group: string): string {
  const [id, value] = group.split(':');
  const dimension = dimensions.find((one) => one.id === id);
  return value === 'no' && dimension ? `${dimension.name}: other students` : describeGroup(group);
}

/** Words that many schools have in their names. */
const KINDS_OF_SCHOOL = /\b(?:elementary|elem|middle|junior|senior|high|primary|academy|school|el|es|ms|hs|sch)\b/giu;

/** What tells a name apart: all of it where it is nothing else than such words. */
const apart = (text: string) => plain(text.replace(KINDS_OF_SCHOOL, ' ')) || plain(text);

/** The value that a label most likely stands for, for the partner to confirm; undefined where none is near. */
export function likelyValue(label: string, values: readonly KnownValue[]): string | undefined {
  const ranked = values
    .map(({ value, spellings }) => ({
      value,
      score: Math.min(likeness(label, spellings.map(plain)), likeness(apart(label), spellings.map(apart))),
    }))
    .sort((a, b) => b.score - a.score);
  const [best] = ranked;
  return best && best.score >= 0.6 ? best.value : undefined;
}
