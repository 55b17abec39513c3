import type { CalendarRow } from '../../../../shared/api/calendar.ts';
import { datasets } from '../../../../shared/catalog/dataset.ts';
import { Link } from '../../routing/link.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { calendarTitle, silentWarnings, tableTitle } from '../../words/calendar.ts';
import { LoadProblem } from '../load-problem.tsx';
import { Warnings } from '../partners/warnings.tsx';
import { ask, useAnswer } from '../staff-api.ts';
import { CalendarSection } from './calendar-section.tsx';
import { GridLegend } from './state-mark.tsx';
import '../../styles/partners.css';
import '../../styles/calendar.css';

/** What is due of whom, and what came: one table for each kind of file. */
export function CalendarPage() {
  const [calendar, partners, indicators] = [
    useAnswer(ask.calendar),
    useAnswer(ask.partners),
    useAnswer(ask.indicators),
  ];
  const [schedules, agreements, partnership] = [
    useAnswer(ask.schedules),
    useAnswer(ask.agreements),
    useAnswer(ask.partnership),
  ];
  const error = [calendar, partners, indicators, schedules, agreements, partnership].find((one) => one.error)?.error;
  if (error) return <LoadProblem what="The calendar" error={error} />;
  if (
    !calendar.data ||
    !partners.data ||
    !indicators.data ||
    !schedules.data ||
    !agreements.data ||
    !partnership.data
  ) {
    return <p className="loading soft">Loading</p>;
  }
  const { rows, day } = calendar.data;
  const known = {
    ...{ day, timeZone: partnership.data.timeZone, partners: partners.data.partners },
    ...{ indicators: indicators.data.indicators, schedules: schedules.data.schedules },
    agreements: agreements.data.agreements,
  };
  const inOrder = rows.toSorted((a, b) => datasets.indexOf(a.dataset) - datasets.indexOf(b.dataset));
  const tables = Map.groupBy(inOrder, tableTitle);
  return (
    <>
      <PageTitle tab="Calendar">{calendarTitle(rows)}</PageTitle>
      {rows.length === 0 ? (
        <p className="sub">
          A schedule says when the files of a partner are due; it is then reminded, with a link that is made for it.{' '}
          <Link href="/partners">Make the first schedule under Partners</Link>.
        </p>
      ) : (
        <GridLegend />
      )}
      <Warnings label="Who is not reminded" warnings={[...new Set(silentWarnings(rows, known.partners))]} />
      {[...tables].map(([title, some]) => (
        <CalendarSection key={title} title={title} rows={some.toSorted(byPartner(known.partners))} known={known} />
      ))}
    </>
  );
}

const byPartner = (partners: readonly { id: string; name: string }[]) => {
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  const nameOf = ({ partnerId }: CalendarRow) => names.get(partnerId) ?? partnerId;
  return (a: CalendarRow, b: CalendarRow) => nameOf(a).localeCompare(nameOf(b));
};
