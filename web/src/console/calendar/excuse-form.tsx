import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { excuseSchema } from '../../../../shared/calendar/excuse.ts';
import { TextField } from '../../ui/text-field.tsx';
import { formatDate } from '../../words/dates.ts';
import { useChange } from '../staff-api.ts';

type Props = { path: string };

/** Puts a period off to a later day, or excuses it; reminders and notices follow the later day, or stop. */
export function ExcuseForm({ path }: Props) {
  const change = useChange(excuseSchema);
  const [[until, reason], edit] = useState(['', '']);
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ path, method: 'PUT', body: { reason, ...(until && { until }) } });
  };
  return (
    <form className="part-form" onSubmit={save} aria-label="Put off or excuse">
      <div className="field-pair">
        <TextField label="Reason" max={500} value={reason} change={(words) => edit([until, words])} />
        <TextField label="Due instead on" type="date" optional value={until} change={(on) => edit([on, reason])} />
      </div>
      <p className="small soft">
        {until
          ? `It is then due on ${formatDate(until)}, with reminders before that day.`
          : 'Without a later day nothing is to come for this period, and nobody is written to. Name no student.'}
      </p>
      <div className="buttons">
        <Button className="button" type="submit" isDisabled={change.isPending}>
          {until ? 'Put it off' : 'Excuse it'}
        </Button>
        <span className="small soft" role="status">
          {change.error?.message ?? ''}
        </span>
      </div>
    </form>
  );
}
