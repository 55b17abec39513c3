import { shortPeriod } from '../../../../shared/catalog/period.ts';
import type { PhaseResult } from '../../../../shared/cycles/result.ts';

/** What changed with each new edition: nothing is joined across it. */
export function BreakWords({ breaks }: Pick<PhaseResult, 'breaks'>) {
  return breaks.map(({ from, reason }) => (
    <p key={`${from} ${reason}`} className="small soft after">
      Counted anew since {shortPeriod(from)}: {reason}
    </p>
  ));
}
