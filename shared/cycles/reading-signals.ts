import { listText, thePeriod, when } from '../mail/wording.ts';
import type { Read } from './reading-words.ts';
import type { Signals } from './result.ts';

/** Which test places left their usual ups and downs since the start. Nothing where no chart can say. */
export function signalsSentence({ signals, places }: Read): string[] {
  const fired = signals.filter(({ since }) => since.length > 0);
  const nameOf = (id: string) => places.find((place) => place.id === id)?.name ?? id;
  if (fired.length > 0) {
    const each = fired.map((one) => `${nameOf(one.placeId)} (${lastRun(one)})`);
    return [`Beyond the usual ups and downs since the start: ${listText(each)}.`];
  }
  const isJudged = signals.length > 0 && signals.every(({ state }) => state === 'none');
  return isJudged ? ['No test place has left its usual ups and downs since the start.'] : [];
}

/** The last run to one side: `better since January 2026`; once it is over `better in January 2026`. */
function lastRun({ state, since }: Signals): string {
  const last = since.at(-1);
  const other = since.findLastIndex(({ direction }) => direction !== last?.direction);
  const first = since[other + 1]?.period ?? '';
  const at = state === 'signal' ? `since ${thePeriod(first)}` : when(last?.period ?? first);
  return `${last?.direction ?? ''} ${at}`;
}
