import type { SeriesView } from '../../../shared/api/series.ts';
import { shortPeriod } from '../../../shared/catalog/period.ts';
import { formatPoints } from './numbers.ts';

type Verdict = SeriesView['chart']['verdict'] | SeriesView['gaps'][number]['chart']['verdict'];

/** What a chart says of the latest value, in a sentence; `concern` and `improvement` take a mark beside it. */
export type UsualWords = { tone: 'concern' | 'improvement' | 'plain'; text: string };

/** Of all students: whether the latest value is out of what is usual here. */
export function usualWords({ chart, indicator }: Pick<SeriesView, 'chart' | 'indicator'>): UsualWords {
  const { verdict } = chart;
  if (verdict.state !== 'signal') return { tone: 'plain', text: otherwise(verdict) };
  const isWorse = verdict.direction === 'worse';
  const isHigher = isWorse === (indicator.betterWhen === 'lower');
  const text = `${isHigher ? 'Higher' : 'Lower'} than is usual here since ${shortPeriod(verdict.since)}.`;
  return isWorse
    ? { tone: 'concern', text: `Worth a look. ${text}` }
    : { tone: 'improvement', text: `Improved. ${text}` };
}

/** Of a gap. That it narrowed is no improvement by itself: the words on its groups say why. */
export function usualGapWords({ verdict }: SeriesView['gaps'][number]['chart']): UsualWords {
  if (verdict.state !== 'signal') return { tone: 'plain', text: otherwise(verdict) };
  const since = shortPeriod(verdict.since);
  return verdict.direction === 'widens'
    ? { tone: 'concern', text: `Worth a look. Wider than is usual here since ${since}.` }
    : { tone: 'plain', text: `Narrower than is usual here since ${since}.` };
}

function otherwise(verdict: Exclude<Verdict, { state: 'signal' }>): string {
  if (verdict.state === 'learning') {
    if (verdict.more === 0) return 'What is usual here is known now; the next value is the first to be judged.';
    const values = verdict.more === 1 ? '1 more value is' : `${verdict.more} more values are`;
    return `What is usual here is still being learned; ${values} needed.`;
  }
  if (verdict.state === 'none') {
    return `No clear change from what is usual here. A lasting one of ${formatPoints(verdict.detectable)} would be seen within half a year.`;
  }
  if (verdict.reason === 'too-few-points') return 'One value a year is too few to tell a change from chance.';
  if (verdict.reason === 'no-value') return 'The latest period has no value that can be judged.';
  const seen = verdict.detectable === undefined ? '' : ` of less than ${formatPoints(verdict.detectable)}`;
  return `No clear change. With so few students a lasting one${seen} would not be seen within half a year.`;
}
