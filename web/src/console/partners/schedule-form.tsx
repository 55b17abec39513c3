import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Dataset } from '../../../../shared/catalog/dataset.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { datasetNames } from '../../words/records.ts';
import { kindsFor, setsFor } from '../links/sets-for.ts';
import { type SavedPartner, type SavedSchedule, savedSchedule, useChange } from '../staff-api.ts';
import { type Draft, draftOf, newDraft, scheduleFrom } from './schedule-draft.ts';
import { WhenFields } from './when-fields.tsx';

type Props = {
  partner: SavedPartner;
  /** The one to change; a new one when absent. */
  schedule?: SavedSchedule;
  indicators: Indicator[];
  /** Of the partner. */
  schools: Place[];
  close: () => void;
};

/** When files are due, and who is written to. */
export function ScheduleForm({ partner, schedule, indicators, schools, close }: Props) {
  const change = useChange(savedSchedule);
  const sets = setsFor(indicators);
  const first = sets[0] ?? 'attendance';
  const [draft, setDraft] = useState(
    schedule ? draftOf(schedule) : newDraft(first, kindsFor(indicators, first)[0] ?? 'month'),
  );
  const edit = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const body = scheduleFrom(draft);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const path = `/api/schedules/${schedule?.id ?? newId(partner.id, draft)}`;
    change.mutate(
      { path, method: 'PUT', body: { ...body, partnerId: partner.id }, version: schedule?.version ?? 0 },
      { onSuccess: close },
    );
  };
  return (
    <form className="part-form" onSubmit={save} aria-label={schedule ? 'Change due dates' : 'New due dates'}>
      {!schedule && <WhatFields {...{ draft, setDraft, sets, indicators }} />}
      <WhenFields {...{ draft, edit }} />
      {schools.length > 1 && (
        <CheckList
          legend="Schools that each file needs: those that came before, unless some are chosen"
          options={schools.map(({ id, name }) => [id, name])}
          chosen={draft.placeIds}
          change={(placeIds) => edit({ placeIds })}
        />
      )}
      <NoticeFields {...{ draft, edit, partner }} />
      <div className="buttons">
        <Button className="button primary" type="submit" isDisabled={change.isPending || !body}>
          Save due dates
        </Button>
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <span className="small soft" role="status">
          {change.error?.message ?? (body ? '' : 'Write days as numbers, such as 7, 1.')}
        </span>
      </div>
    </form>
  );
}

type WhatProps = { draft: Draft; setDraft: (draft: Draft) => void; sets: Dataset[]; indicators: Indicator[] };

/** What is to come: it stays as it is once it was saved. */
function WhatFields({ draft, setDraft, sets, indicators }: WhatProps) {
  const { dataset, kind, indicatorId } = draft;
  const counted = indicators.filter((one) => one.dataset === 'counts');
  const chooseCount = (id: string) => {
    const indicator = counted.find((one) => one.id === id);
    setDraft({ ...newDraft('counts', indicator?.periodKind ?? kind), indicatorId: id });
  };
  return (
    <div className="field-pair">
      <SelectField
        label="Data"
        value={dataset}
        options={sets.map((one) => [one, datasetNames[one]])}
        change={(one) => setDraft(newDraft(one, kindsFor(indicators, one)[0] ?? 'month'))}
      />
      {dataset === 'counts' ? (
        <SelectField
          label="Indicator"
          value={indicatorId}
          options={[['', 'As the file says'], ...counted.map(({ id, name }) => [id, name] as const)]}
          change={chooseCount}
        />
      ) : (
        kindsFor(indicators, dataset).length > 1 && (
          <SelectField
            label="Period"
            value={kind}
            options={kindsFor(indicators, dataset).map((one) => [one, `By ${one}`])}
            change={(one) => setDraft(newDraft(dataset, one))}
          />
        )
      )}
    </div>
  );
}

type NoticeProps = { draft: Draft; edit: (part: Partial<Draft>) => void; partner: SavedPartner };

function NoticeFields({ draft, edit, partner }: NoticeProps) {
  const contacts = partner.contacts ?? [];
  return (
    <>
      <div className="field-pair">
        <TextField
          label="Remind, days before"
          optional
          value={draft.remindDays}
          change={(remindDays) => edit({ remindDays })}
        />
        <TextField
          label="Notify, days after"
          optional
          value={draft.overdueDays}
          change={(overdueDays) => edit({ overdueDays })}
        />
        <NumberField
          label="Tell staff after"
          {...{ value: draft.escalateDays, min: 1, max: 180, unit: 'days', optional: true }}
          change={(escalateDays) => edit({ escalateDays })}
        />
      </div>
      {contacts.length > 1 && (
        <SelectField
          label="Written to"
          value={draft.contact}
          options={[['', 'The main contact'], ...contacts.map(({ name, email }) => [email, name] as const)]}
          change={(contact) => edit({ contact })}
        />
      )}
    </>
  );
}

/** `fircrest-attendance-month-2025-09`: the same ones are not saved twice. */
function newId(partnerId: string, { dataset, indicatorId, kind, isListed, from, listed }: Draft): string {
  const first = (isListed ? listed[0]?.period : from) ?? '';
  return [partnerId.slice(0, 24), indicatorId.slice(0, 12) || dataset, kind, first]
    .join('-')
    .toLowerCase()
    .replaceAll(/-+/g, '-');
}
