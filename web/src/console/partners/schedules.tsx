import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import * as z from 'zod';
import { kindOf } from '../../../../shared/calendar/due-days.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { AskOnce } from '../../ui/ask-once.tsx';
import { dueWords, noticeWords } from '../../words/calendar.ts';
import { datasetNames } from '../../words/records.ts';
import { type SavedPartner, type SavedSchedule, useChange } from '../staff-api.ts';
import { ScheduleForm } from './schedule-form.tsx';

type Props = { partner: SavedPartner; schedules: SavedSchedule[]; indicators: Indicator[]; schools: Place[] };

/** When the files of a partner are due, and who is written to about it. */
export function Schedules({ partner, schedules, indicators, schools }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <div className="part">
      <h3>Due dates</h3>
      {schedules.length === 0 && <p className="small soft">None yet: nobody is reminded of anything.</p>}
      <ul className="alert-rows">
        {schedules.map((schedule) => (
          <ScheduleRow key={schedule.id} {...{ schedule, partner, indicators, schools }} />
        ))}
      </ul>
      {adding ? (
        <ScheduleForm {...{ partner, indicators, schools }} close={() => setAdding(false)} />
      ) : (
        <div className="buttons">
          <Button className="button" aria-label={`Add due dates: ${partner.name}`} onPress={() => setAdding(true)}>
            Add due dates
          </Button>
        </div>
      )}
    </div>
  );
}

type RowProps = Omit<Props, 'schedules'> & { schedule: SavedSchedule };

function ScheduleRow({ schedule, partner, indicators, schools }: RowProps) {
  const [changing, setChanging] = useState(false);
  const change = useChange(z.undefined());
  const words = `${datasetNames[schedule.dataset]} ${dueWords(schedule, kindOf(schedule))}`;
  const about = `${partner.name}, ${datasetNames[schedule.dataset].toLowerCase()}`;
  return (
    <li>
      <span>
        <b>{words}</b>
        <span className="small muted block">{noticeWords(schedule)}</span>
      </span>
      {changing ? (
        <ScheduleForm {...{ schedule, partner, indicators, schools }} close={() => setChanging(false)} />
      ) : (
        <div className="buttons">
          <Button className="button" aria-label={`Change due dates: ${about}`} onPress={() => setChanging(true)}>
            Change
          </Button>
          <AskOnce
            {...{ label: 'Remove', yes: 'Yes, remove them', no: 'Keep them', about }}
            isDisabled={change.isPending}
            act={() => change.mutate({ path: `/api/schedules/${schedule.id}`, method: 'DELETE' })}
          />
          <span className="small soft" role="status">
            {change.error?.message ?? ''}
          </span>
        </div>
      )}
    </li>
  );
}
