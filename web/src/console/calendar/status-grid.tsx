import { type KeyboardEvent, useRef, useState } from 'react';
import type { CalendarCell, CalendarRow } from '../../../../shared/api/calendar.ts';
import { describePeriod, type Period, shortPeriod } from '../../../../shared/catalog/period.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { cellWords } from '../../words/calendar.ts';
import type { Chosen } from './known.ts';
import { StateMark } from './state-mark.tsx';

type Props = {
  title: string;
  rows: (CalendarRow & { name: string })[];
  /** The columns, by time. */
  periods: Period[];
  day: string;
  chosen: Chosen | undefined;
  choose: (chosen: Chosen) => void;
};

/** Rows and columns that an arrow goes. */
const arrows: Record<string, [number, number]> = {
  ...{ ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] },
  ...{ Home: [0, Number.NEGATIVE_INFINITY], End: [0, Number.POSITIVE_INFINITY] },
};

/**
 * Partners by periods. Arrows move between cells and Enter opens one; on phones one period is shown at a time.
 */
export function StatusGrid({ title, rows, periods, day, chosen, choose }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<[number, number]>([0, columnOfToday(rows, periods, day)]);
  const [row, column] = [Math.min(at[0], rows.length - 1), Math.min(at[1], periods.length - 1)];
  const move = (event: KeyboardEvent) => {
    const by = arrows[event.key];
    if (!by) return;
    event.preventDefault();
    const to: [number, number] = [within(row + by[0], rows.length), within(column + by[1], periods.length)];
    setAt(to);
    table.current?.querySelector<HTMLElement>(`[data-at="${to.join(' ')}"]`)?.focus();
  };
  return (
    <>
      <div className="one-period">
        <SelectField
          label={`Period of ${title}`}
          value={periods[column] ?? ''}
          options={periods.map((period) => [period, shortPeriod(period)])}
          change={(period) => setAt([row, periods.indexOf(period)])}
        />
      </div>
      <div className="grid-frame" ref={showLatest}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked with arrows, as a grid's */}
        <table className="status-grid" role="grid" aria-label={title} ref={table} onKeyDown={move}>
          <thead>
            <tr>
              <th scope="col">Partner</th>
              {periods.map((period, index) => (
                <th key={period} scope="col" className={index === column ? 'shown' : undefined}>
                  {shortPeriod(period)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ scheduleId, name, cells }, rowIndex) => (
              <tr key={scheduleId}>
                <th scope="row">{name}</th>
                {periods.map((period, index) => (
                  <Cell
                    key={period}
                    {...{ name, period, day, isShown: index === column }}
                    cell={cells.find((one) => one.period === period)}
                    at={`${rowIndex} ${index}`}
                    isCurrent={rowIndex === row && index === column}
                    isOpen={chosen?.scheduleId === scheduleId && chosen.period === period}
                    open={() => {
                      setAt([rowIndex, index]);
                      choose({ scheduleId, period });
                    }}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What is due next stands at the end. */
const showLatest = (frame: HTMLElement | null) => frame?.scrollTo({ left: frame.scrollWidth });

const within = (index: number, count: number) => Math.max(0, Math.min(index, count - 1));

/** The first column of which something is due today or later, the last where nothing is. */
function columnOfToday(rows: CalendarRow[], periods: Period[], day: string): number {
  const next = periods.findIndex((period) =>
    rows.some(({ cells }) => cells.some((one) => one.period === period && one.dueOn >= day)),
  );
  return next < 0 ? periods.length - 1 : next;
}

type CellProps = {
  name: string;
  period: Period;
  day: string;
  /** Nothing where the schedule does not ask for the period. */
  cell: CalendarCell | undefined;
  at: string;
  isShown: boolean;
  isCurrent: boolean;
  isOpen: boolean;
  open: () => void;
};

function Cell({ name, period, day, cell, at, isShown, isCurrent, isOpen, open }: CellProps) {
  const stop = { 'data-at': at, tabIndex: isCurrent ? 0 : -1 };
  const shown = isShown ? 'shown' : undefined;
  if (!cell) {
    return (
      <td className={shown} {...stop}>
        <span className="small muted">Not asked for</span>
      </td>
    );
  }
  const { word, more } = cellWords(cell, day);
  return (
    <td className={shown}>
      <button
        type="button"
        className={cell.isLate ? 'cell late' : 'cell'}
        aria-expanded={isOpen}
        onClick={open}
        {...stop}
      >
        <StateMark {...cell} />
        <span>
          <span className="unseen">{`${name}, ${describePeriod(period)}: `}</span>
          {word}
          {more && <small>{more}</small>}
        </span>
      </button>
    </td>
  );
}
