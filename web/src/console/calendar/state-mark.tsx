import type { ReactNode } from 'react';
import type { CalendarCell } from '../../../../shared/api/calendar.ts';
import { AwaitedGlyph, CheckGlyph, ConcernGlyph, ExcusedGlyph, PartlyGlyph } from '../../ui/glyphs.tsx';

/** The mark of where a period stands; a word always stands beside it. */
export function StateMark({ state, isLate }: Pick<CalendarCell, 'state' | 'isLate'>): ReactNode {
  if (state === 'received') return <CheckGlyph />;
  if (state === 'excused') return <ExcusedGlyph />;
  if (state === 'partly') return <PartlyGlyph />;
  return isLate ? <ConcernGlyph /> : <AwaitedGlyph />;
}

/** What the marks mean. */
export function GridLegend() {
  return (
    <p className="legend small soft after">
      <span>
        <CheckGlyph /> Received
      </span>
      <span>
        <PartlyGlyph /> Some places are missing
      </span>
      <span>
        <AwaitedGlyph /> Not received, in time
      </span>
      <span>
        <ConcernGlyph /> Overdue
      </span>
      <span>
        <ExcusedGlyph /> Excused
      </span>
    </p>
  );
}
