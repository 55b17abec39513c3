import { Button } from 'react-aria-components/Button';
import { coverOf, isCovered } from '../../../../shared/access/agreement-cover.ts';
import type { CalendarCell, CalendarRow } from '../../../../shared/api/calendar.ts';
import { linkOperations } from '../../../../shared/api/link-operations.ts';
import { type Due, dueDays } from '../../../../shared/calendar/due-days.ts';
import { endOfDay, laterDay } from '../../../../shared/catalog/calendar-day.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { NewLinks } from '../links/new-link.tsx';
import { useChange } from '../staff-api.ts';
import type { Known } from './known.ts';

/** A link outlives the day on which its file is due by so many days. */
const AFTER_DUE = 14;
const [YEAR, MOST] = [365, 60];

type Props = { row: CalendarRow; cell: CalendarCell; known: Known };

/** Makes a link for this period, or one for each that is still to come within a year: a whole calendar. */
export function MintCalendar({ row, cell, known }: Props) {
  const mint = useChange(linkOperations.mintLinks.answers[201].content.schema);
  const schedule = known.schedules.find(({ id }) => id === row.scheduleId);
  const all = schedule ? openDues(row, dueDays(schedule, known.day, laterDay(known.day, YEAR))) : [];
  const make = (dues: Due[]) => {
    const { partnerId, dataset, indicatorId } = row;
    const links = dues.map(({ period, dueOn }) => ({
      ...{ dataset, periods: [period] },
      ...(indicatorId && { indicatorId }),
      ...(dueOn >= known.day && { dueOn }),
    }));
    const contact = schedule?.contact;
    const body = { partnerId, ...(contact && { contact }), expiresAt: endOfLinks(dues, row, known), links };
    mint.mutate({ path: '/api/links/batch', method: 'POST', body });
  };
  return (
    <>
      <div className="buttons">
        <Button className="button" isDisabled={mint.isPending} onPress={() => make([cell])}>
          Make a link
        </Button>
        {all.length > 1 && (
          <Button className="button" isDisabled={mint.isPending} onPress={() => make(all)}>
            {`Make ${all.length} links, to ${shortPeriod(all.at(-1)?.period ?? '')}`}
          </Button>
        )}
        <span className="small soft" role="status">
          {mint.error?.message ?? ''}
        </span>
      </div>
      {mint.data && <NewLinks links={mint.data.links} />}
    </>
  );
}

/** What is still to come: the open periods of the table, and those of the schedule after them. */
function openDues({ cells }: CalendarRow, planned: Due[]): Due[] {
  const isOpen = ({ state }: CalendarCell) => state !== 'received' && state !== 'excused';
  const shown = new Set(cells.map(({ period }) => period));
  return [...cells.filter(isOpen), ...planned.filter(({ period }) => !shown.has(period))].slice(0, MOST);
}

/** Two weeks after the last of the due days, and not beyond the agreement. */
function endOfLinks(dues: Due[], row: CalendarRow, { day, timeZone, agreements }: Known): string {
  const last = dues.reduce((latest, { dueOn }) => (dueOn > latest ? dueOn : latest), day);
  const cover = coverOf(agreements, row, day);
  const wanted = laterDay(last, AFTER_DUE);
  return endOfDay(isCovered(cover) && cover.until < wanted ? cover.until : wanted, timeZone).toISOString();
}
