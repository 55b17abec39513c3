import { useQueries } from '@tanstack/react-query';
import { calendarDay } from '../../../../shared/catalog/calendar-day.ts';
import { cyclePath } from '../../../../shared/cycles/cycle-path.ts';
import { Link } from '../../routing/link.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { nextDayWords } from '../../words/cycle.ts';
import { formatCounted } from '../../words/numbers.ts';
import { nameIn } from '../../words/records.ts';
import { LoadProblem } from '../load-problem.tsx';
import { useIsBackbone } from '../session.ts';
import { ask, type SavedCycle, useAnswer, useAsk } from '../staff-api.ts';

/** Every cycle: those that are open first, by the day of their decision, then what was learned. */
export function CyclesPage() {
  const [cycles, owners, partnership] = [useAnswer(ask.cycles), useAnswer(ask.owners), useAnswer(ask.partnership)];
  const isBackbone = useIsBackbone();
  const error = cycles.error ?? owners.error ?? partnership.error;
  if (error) return <LoadProblem what="The cycles" error={error} />;
  if (!cycles.data || !owners.data || !partnership.data) return <p className="loading soft">Loading</p>;
  const today = calendarDay(new Date(), partnership.data.timeZone);
  const { open = [], closed = [] } = Object.groupBy(cycles.data.cycles, ({ state }) => state);
  const byDay = open.toSorted((a, b) => a.decideBy.localeCompare(b.decideBy));
  const rest = { owners: owners.data.owners, today };
  return (
    <>
      <div className="title-row">
        <PageTitle tab="Cycles">{titleOf(open.length)}</PageTitle>
        {isBackbone && (
          <Link className="button primary" href="/cycles/new">
            Plan a cycle
          </Link>
        )}
      </div>
      {cycles.data.cycles.length === 0 && (
        <p className="sub">
          A cycle tries a change at a few places, compares them with others, and decides by a rule that was agreed on
          before. {isBackbone ? 'Plan the first one.' : 'Backbone staff plan the first one.'}
        </p>
      )}
      {byDay.length > 0 && <Rows title="Open" cycles={byDay} {...rest} />}
      {closed.length > 0 && <Rows title="Closed" cycles={closed} {...rest} />}
    </>
  );
}

const titleOf = (open: number) =>
  open === 0 ? 'No change is being tried' : `${formatCounted(open, 'change is', 'changes are')} being tried`;

type RowsProps = {
  title: string;
  cycles: SavedCycle[];
  owners: readonly { id: string; name: string }[];
  today: string;
};

function Rows({ title, cycles, owners, today }: RowsProps) {
  const question = useAsk();
  const results = useQueries({ queries: cycles.map(({ id }) => question(ask.cycleResult(id))) });
  return (
    <section className="sheet">
      <h2>{title}</h2>
      <ul className="alert-rows" aria-label={title}>
        {cycles.map((cycle, index) => (
          <li key={cycle.id}>
            <Link href={cyclePath(cycle.id)}>{cycle.name}</Link>
            <span>{readingOf(results[index])}</span>
            <span className="small muted">
              {nameIn(owners, cycle.ownerId)}; {nextDayWords(cycle, today)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Answer = { data?: { readings: { title: string } } | undefined; isError: boolean };

const readingOf = (answer: Answer | undefined) =>
  answer?.isError ? 'Its numbers could not be loaded. They are safe.' : (answer?.data?.readings.title ?? '');
