import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { coverOf, isCovered } from '../../../../shared/access/agreement-cover.ts';
import type { CalendarCell, CalendarRow } from '../../../../shared/api/calendar.ts';
import { type Due, dueDays } from '../../../../shared/calendar/due-days.ts';
import { isOpen } from '../../../../shared/calendar/standing.ts';
import { endOfDay, laterDay } from '../../../../shared/catalog/calendar-day.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { type Delivery, deliveries, madeLinks, makeWords } from '../links/delivery.ts';
import { MailedTo } from '../links/mailed-to.tsx';
import { NewLinks } from '../links/new-link.tsx';
import { useChange } from '../staff-api.ts';
import type { Known } from './known.ts';

/** A link outlives the day on which its file is due by so many days. */
const AFTER_DUE = 14;
const [YEAR, MOST] = [365, 60];

type Props = { row: CalendarRow; cell: CalendarCell; known: Known };

/** Makes a link for this period, or one for each that is still to come within a year: a whole calendar. */
export function MintCalendar({ row, cell, known }: Props) {
  const mint = useChange(madeLinks);
  const [wish, setWish] = useState<Delivery>('mailed');
  const schedule = known.schedules.find(({ id }) => id === row.scheduleId);
  const hasContact = known.partners.some(({ id, contacts = [] }) => id === row.partnerId && contacts.length > 0);
  const delivery = hasContact ? wish : 'shown';
  const all = schedule ? openDues(row, dueDays(schedule, known.day, laterDay(known.day, YEAR))) : [];
  const make = (dues: Due[]) => {
    const { partnerId, dataset, indicatorId } = row;
    const links = dues.map(({ period, dueOn }) => ({
      ...{ dataset, periods: [period] },
      ...(indicatorId && { indicatorId }),
      ...(dueOn >= known.day && { dueOn }),
    }));
    const contact = schedule?.contact;
    const expiresAt = endOfLinks(dues, row, known);
    const body = { partnerId, delivery, ...(contact && { contact }), expiresAt, links };
    mint.mutate({ path: '/api/links/batch', method: 'POST', body });
  };
  const button = (what: string, dues: Due[]) => (
    <Button className="button" isDisabled={mint.isPending} onPress={() => make(dues)}>
      {makeWords(what, delivery)}
    </Button>
  );
  return (
    <div className="part-form">
      {hasContact && (
        <SelectField label="How a link reaches them" value={delivery} options={deliveries} change={setWish} />
      )}
      <div className="buttons">
        {button('a link', [cell])}
        {all.length > 1 && button(`${all.length} links, to ${shortPeriod(all.at(-1)?.period ?? '')}`, all)}
        <span className="small soft" role="status">
          {mint.error?.message ?? ''}
        </span>
      </div>
      {mint.data && 'links' in mint.data && <NewLinks links={mint.data.links} />}
      {mint.data && 'mailedTo' in mint.data && <MailedTo contact={mint.data.mailedTo} />}
    </div>
  );
}

/** What is still to come: the open periods of the table, and those of the schedule after them. */
function openDues({ cells }: CalendarRow, planned: Due[]): Due[] {
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
