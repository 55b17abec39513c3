import type { FindingOf } from '../alerts/finding.ts';
import { type Dataset, hasStudents } from '../catalog/dataset.ts';
import type { FindingWords } from './finding-words.ts';
import { settingText } from './numbers.ts';
import { capitalized, listText, type Topic, thePeriod } from './wording.ts';

type Quality = FindingOf<'quality'>;
type Problem = Quality['problems'][number];

const fileOf: Record<Dataset, string> = {
  attendance: 'attendance file',
  assessment: 'file of assessments',
  monitoring: 'file of weekly probes',
  readiness: 'file of kindergarten readiness',
  postsecondary: 'file of college enrollment',
  roster: 'roster',
  participation: 'file of participation',
  counts: 'file of counts',
  attributes: 'file of attributes of places',
};

/** A file that is doubtful, in words. They tell no number of its rows, since a small one could point at single students. */
export function describeQuality(finding: Quality, topic: Topic): FindingWords {
  const { dataset, problems } = finding;
  const file = nameOf(finding, topic);
  const what = listText(problems.map((one) => has(one, dataset)));
  return {
    subject: `${capitalized(file)} ${what}`,
    clause: `${file} ${what}`,
    sentence: `${capitalized(file)} ${what}. ${mendText(problems)}`,
    certainty: mendText(problems),
  };
}

/** Rows that were refused are to mend; what is only unlikely is to be looked at. */
export const qualityKicker = ({ problems }: Quality): string =>
  problems.some(({ problem }) => problem === 'rows-refused') ? 'Rows to mend' : 'Please check';

/** @example 'the attendance file of Highline for February 2026' */
export const nameOf = ({ dataset, period }: Quality, { place }: Topic): string =>
  `the ${fileOf[dataset]} of ${place} for ${thePeriod(period)}`;

function has(problem: Problem, dataset: Dataset): string {
  switch (problem.problem) {
    case 'rows-refused':
      return `has rows to mend: more than ${settingText(problem.percent)}% of them could not be read`;
    case 'size':
      return sizeText(problem, hasStudents(dataset) ? 'students' : 'rows');
    case 'same-file':
      return `is the same as the one for ${thePeriod(problem.as)}`;
  }
}

function sizeText({ direction, factor, than }: Extract<Problem, { problem: 'size' }>, what: string): string {
  const other = `the one for ${thePeriod(than)}`;
  if (direction === 'more') {
    return `has ${factor === 2 ? 'twice' : `${factor} times`} as many ${what} as ${other}, or more`;
  }
  return `has ${factor === 2 ? 'half' : `${Math.round(100 / factor)}%`} of the ${what} of ${other}, or fewer`;
}

function mendText(problems: readonly Problem[]): string {
  const mend = 'What could be read counts. The report of the file says which rows to mend, and how.';
  const check = 'It may be right. Until a corrected file comes, it counts as it was sent.';
  return [
    ...(problems.some(({ problem }) => problem === 'rows-refused') ? [mend] : []),
    ...(problems.some(({ problem }) => problem !== 'rows-refused') ? [check] : []),
  ].join(' ');
}
