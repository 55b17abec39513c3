import { chartSentences } from './reading-chart.ts';
import { comparisonSentences } from './reading-comparison.ts';
import { signalsSentence } from './reading-signals.ts';
import { leadOf, titleOf } from './reading-title.ts';
import type { Read } from './reading-words.ts';
import type { Readings } from './result.ts';

/**
 * A result in sentences. None says that the cycle brought anything about: places and participants are chosen, not drawn, so
 * that the numbers alone cannot tell.
 */
export const readingsOf = (result: Read): Readings => ({
  title: titleOf(result),
  lead: leadOf(result),
  chart: [...chartSentences(result), ...signalsSentence(result)],
  comparison: comparisonSentences(result),
});
