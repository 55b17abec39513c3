import type { FindingOf } from '../alerts/finding.ts';
import { describeDay } from '../catalog/describe-day.ts';
import type { Place } from '../catalog/place.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { gainOf } from '../cycles/figures.ts';
import { missingWords } from '../cycles/missing-words.ts';
import { limitOf } from '../cycles/reading-title.ts';
import type { Check } from '../cycles/result.ts';
import type { FindingWords } from './finding-words.ts';
import { changeText, pointsText } from './numbers.ts';
import * as say from './wording.ts';

type Judged = FindingOf<'cycle-judged'>;
type Places = ReadonlyMap<string, Pick<Place, 'name' | 'kind'>>;

/** A decision on a cycle that is due, in words. */
export function describeCycleDue({ cycle, decideBy }: FindingOf<'cycle-due'>, topic: say.Topic): FindingWords {
  const due = `the decision on ${cycle} ${say.at(topic)} is due by ${describeDay(decideBy)}`;
  const subject = say.capitalized(due);
  return {
    subject,
    clause: due,
    sentence: `${subject}. ${TO_DECIDE}`,
    certainty: TO_DECIDE,
  };
}

const TO_DECIDE = 'Adopt, adapt, abandon or expand: what the figures say by now is on its page.';

/**
 * What a decision rule of a cycle came to, in words: the figures with their interval, and in the same breath what they cannot
 * show. None says that the cycle brought them.
 */
export function describeCycleJudged(finding: Judged, topic: say.Topic, places: Places): FindingWords {
  const judged = `the decision rule of ${finding.cycle} ${verdicts[finding.verdict]}${figure(finding, topic, places)}`;
  const subject = say.capitalized(judged);
  const agreed = `It was agreed: “${finding.decisionRule.words}”`;
  const seen = seenText(finding, places);
  return {
    subject,
    clause: judged,
    sentence: `${subject}. ${agreed} ${seen}`,
    certainty: `${seen} ${agreed} The decision is due by ${describeDay(finding.decideBy)}.`,
  };
}

const verdicts = { met: 'is met', missed: 'is missed', 'cannot-say': 'cannot be judged' } as const;

/** What decided, in short: of a rule that is missed, the first condition that is. */
function figure({ verdict, checks }: Judged, { betterWhen }: say.Topic, places: Places): string {
  const decisive = checks.find((one) => one.verdict === verdict);
  if (!decisive) return '';
  if (decisive.missing) return `: ${missingWords(decisive.missing, known(decisive.missing.placeIds, places))}`;
  return decisive.seen === undefined ? '' : `: ${seenOf(decisive, decisive.seen, betterWhen)}`;
}

function seenOf({ kind }: Check, seen: number, betterWhen: 'higher' | 'lower'): string {
  if (kind === 'reach') return `${pointsText(seen)}%`;
  if (kind === 'change') return `${changeText(seen)} points`;
  return `${pointsText(seen)} points ${gainOf(seen, betterWhen) < 0 ? 'behind' : 'ahead'}`;
}

function seenText({ verdict, checks, compared, placeIds }: Judged, places: Places): string {
  if (checks.length === 0) return 'Its figures are also of places that you may not see, and are not told here.';
  const words = checks.map((one) => one.words).join(' ');
  if (!compared || verdict === 'cannot-say') return words;
  const without = [...compared.test.without, ...(compared.comparison?.without ?? [])];
  const left = without.length > 0 ? ` Counted without ${say.listText(without.map((id) => nameOf(id, places)))}.` : '';
  return `${words}${left} ${limitText(compared, placeIds, places)}`;
}

const nameOf = (id: string, places: Places) => places.get(id)?.name ?? id;

const known = (ids: readonly string[] = [], places: Places) =>
  ids.map((id) => ({ id, name: nameOf(id, places), kind: places.get(id)?.kind ?? ('school' as const) }));

function limitText(compared: NonNullable<Judged['compared']>, placeIds: string[], places: Places): string {
  if (!compared.comparison) return 'Without a comparison, whatever else changed in that time is in it too.';
  return `${say.capitalized(limitOf(compared, { places: known(placeIds, places) }))} it is the cause.`;
}

/** A cycle that a finding touches. @example 'A cycle here: Attendance teams, review March 20, 2026' */
export function cycleNote({ name, reviewsOn, decideBy }: Cycle): string {
  const review = reviewsOn.toSorted().find((day) => day <= decideBy);
  const next = review ? `review ${describeDay(review)}, decision` : 'decision';
  return `A cycle here: ${name}, ${next} by ${describeDay(decideBy)}.`;
}
