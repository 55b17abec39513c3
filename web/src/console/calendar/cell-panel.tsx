import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import * as z from 'zod';
import type { CalendarCell, CalendarRow } from '../../../../shared/api/calendar.ts';
import { isOpen } from '../../../../shared/calendar/standing.ts';
import { describePeriod } from '../../../../shared/catalog/period.ts';
import { cellSentence } from '../../words/calendar.ts';
import { formatDate, formatDay } from '../../words/dates.ts';
import { useChange } from '../staff-api.ts';
import { ExcuseForm } from './excuse-form.tsx';
import type { Known } from './known.ts';
import { MintCalendar } from './mint-calendar.tsx';

type Props = {
  row: CalendarRow;
  cell: CalendarCell;
  known: Known;
  /** Whose it is. */
  name: string;
  close: () => void;
};

/** One period of one partner: what came, what is missing, and what staff may do about it. */
export function CellPanel({ row, cell, known, name, close }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const isAwaited = isOpen(cell);
  const path = `/api/schedules/${row.scheduleId}/excuses/${cell.period}`;
  return (
    <div className="part cell-panel">
      <h3 ref={title} tabIndex={-1}>
        {name}, {describePeriod(cell.period)}
      </h3>
      <p className="soft">{cellSentence(cell, known.day)}</p>
      {isAwaited && cell.missing.length > 0 && (
        <p className="small soft">Missing: {cell.missing.map((place) => place.name).join(', ')}.</p>
      )}
      {cell.excuse && <ExcuseFacts excuse={cell.excuse} path={path} />}
      {isAwaited && <ExcuseForm path={path} />}
      {isAwaited && <MintCalendar {...{ row, cell, known }} />}
      <div className="buttons">
        <Button className="button" onPress={close}>
          Close
        </Button>
      </div>
    </div>
  );
}

function ExcuseFacts({ excuse, path }: { excuse: NonNullable<CalendarCell['excuse']>; path: string }) {
  const end = useChange(z.undefined());
  const { reason, until, by, at } = excuse;
  return (
    <>
      <p className="small soft">
        {until ? `Put off to ${formatDate(until)}` : 'Excused'}
        {by && ` by ${by}`} on {formatDay(at)}: {reason}
      </p>
      <div className="buttons">
        <Button className="button" isDisabled={end.isPending} onPress={() => end.mutate({ path, method: 'DELETE' })}>
          {until ? 'Take the later day back' : 'End the excuse'}
        </Button>
        <span className="small soft" role="status">
          {end.error?.message ?? ''}
        </span>
      </div>
    </>
  );
}
