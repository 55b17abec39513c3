import { useState } from 'react';
import type { CalendarRow } from '../../../../shared/api/calendar.ts';
import { comparePeriods } from '../../../../shared/catalog/period.ts';
import { nameIn } from '../../words/records.ts';
import { CellPanel } from './cell-panel.tsx';
import type { Chosen, Known } from './known.ts';
import { StatusGrid } from './status-grid.tsx';

type Props = { title: string; rows: CalendarRow[]; known: Known };

/** One table, and under it the period that was opened. */
export function CalendarSection({ title, rows, known }: Props) {
  const [chosen, choose] = useState<Chosen>();
  const periods = [...new Set(rows.flatMap(({ cells }) => cells.map(({ period }) => period)))].sort(comparePeriods);
  const row = rows.find(({ scheduleId }) => scheduleId === chosen?.scheduleId);
  const cell = row?.cells.find(({ period }) => period === chosen?.period);
  const named = rows.map((one) => ({ ...one, name: rowName(one, known) }));
  return (
    <section className="sheet calendar">
      <h2>{title}</h2>
      <StatusGrid {...{ title, rows: named, periods, day: known.day, chosen, choose }} />
      {row && cell && (
        <CellPanel
          key={`${row.scheduleId} ${cell.period}`}
          {...{ row, cell, known, name: rowName(row, known) }}
          close={() => choose(undefined)}
        />
      )}
    </section>
  );
}

function rowName({ partnerId, indicatorId }: CalendarRow, { partners, indicators }: Known): string {
  const partner = nameIn(partners, partnerId);
  return indicatorId ? `${partner}: ${nameIn(indicators, indicatorId)}` : partner;
}
