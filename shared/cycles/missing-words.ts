import { describeDay } from '../catalog/describe-day.ts';
import type { Place } from '../catalog/place.ts';
import { listText, thePeriod, when } from '../mail/wording.ts';
import { MINIMUM_STUDENTS } from './evidence.ts';
import type { CannotSay, LeftOut } from './result.ts';

/** What is missing, and when it will be there; within a sentence. @example 'February 2027 is not in yet; it ends February 28, 2027' */
export function missingWords(
  { cannotSay, arm, period, after, placeIds = [] }: CannotSay,
  places: readonly Pick<Place, 'id' | 'name'>[],
): string {
  const what = period === undefined ? 'what is needed' : thePeriod(period);
  const names = listText(placeIds.map((id) => places.find((place) => place.id === id)?.name ?? id));
  const from = names ? ` from ${names} yet` : '';
  const where = arm === 'comparison' ? ' at the comparison' : '';
  switch (cannotSay) {
    case 'not-yet':
      return `${what} is not in yet${after === undefined ? '' : `; it ends ${describeDay(after)}`}`;
    case 'not-received':
      return from ? `${what} was not received${from}` : `${what} was not received${where}`;
    case 'hidden':
      return `${what} is hidden to protect students${where}`;
    case 'too-few-students':
      return `fewer than ${MINIMUM_STUDENTS} students were counted${where}${period === undefined ? '' : ` ${when(period)}`}`;
    case 'parts-missing':
      return `${what} lacks schools that were counted before${where}`;
    case 'new-edition':
      return 'the indicator was defined anew in between, so its values are not compared';
    case 'no-comparison':
      return period === undefined
        ? 'no places to compare with are named'
        : 'by now the change is tried at all places of the comparison';
    case 'too-short':
      return 'too few earlier values are there';
    case 'not-all-places':
      return 'only who sees all places of the cycle can judge it';
  }
}

export const leftOutWords: Record<LeftOut['because'], string> = {
  hidden: 'hidden to protect students',
  'not-received': 'not received',
  'parts-missing': 'some of its schools are missing',
  joined: 'the change is tried there by now',
};
