import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Agreement } from '../../../../shared/catalog/agreement.ts';
import { type Dataset, datasetNames, datasets, hasStudents } from '../../../../shared/catalog/dataset.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type SavedAgreement, type SavedPartner, savedAgreement, useChange } from '../staff-api.ts';

type Props = {
  partner: SavedPartner;
  /** The one to change; a new one when absent. */
  agreement?: SavedAgreement;
  /** Of the partnership: no agreement may ask for more. */
  minimumGroupSize: number;
  /** Ids that a new one may not have. */
  taken: string[];
  close: () => void;
};
/** What a form holds; a size that was taken out again is undefined, and not sent. */
type Terms = Omit<Agreement, 'id' | 'partnerId' | 'minimumGroupSize' | 'keepMonths'> & {
  minimumGroupSize?: number | undefined;
  keepMonths?: number | undefined;
};
type Edit = Partial<Terms>;

const nothing: Terms = { signedOn: '', expiresOn: '', datasets: [], level: 'students' };

/** What was signed, as it is on paper. */
export function AgreementForm({ partner, agreement, minimumGroupSize, taken, close }: Props) {
  const change = useChange(savedAgreement);
  const [terms, setTerms] = useState<Terms>(agreement ? termsOf(agreement) : nothing);
  const edit = (part: Edit) => setTerms({ ...terms, ...part });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const id = agreement?.id ?? freeId(partner.id, terms.signedOn, taken);
    const { note, ...rest } = terms;
    const body = {
      ...{ ...rest, partnerId: partner.id },
      ...(note && { note }),
    };
    const path = `/api/agreements/${id}`;
    change.mutate({ path, method: 'PUT', body, version: agreement?.version ?? 0 }, { onSuccess: close });
  };
  return (
    <form className="part-form" onSubmit={save} aria-label={agreement ? 'Change the agreement' : 'A new agreement'}>
      <TermsFields {...{ terms, edit, minimumGroupSize }} />
      <div className="buttons">
        <Button className="button primary" type="submit" isDisabled={change.isPending || terms.datasets.length === 0}>
          Save agreement
        </Button>
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <span className="small soft" role="status">
          {change.error?.message ?? ''}
        </span>
      </div>
    </form>
  );
}

/** Whether a dataset can be sent at a level. */
const isFor = (level: Terms['level']) => (dataset: Dataset) => level === 'students' || !hasStudents(dataset);

type TermsProps = { terms: Terms; edit: (part: Edit) => void; minimumGroupSize: number };

function TermsFields({ terms, edit, minimumGroupSize }: TermsProps) {
  return (
    <>
      <div className="field-pair">
        <TextField label="Signed on" type="date" value={terms.signedOn} change={(signedOn) => edit({ signedOn })} />
        <TextField label="Last day" type="date" value={terms.expiresOn} change={(expiresOn) => edit({ expiresOn })} />
      </div>
      <SelectField
        label="What may be sent"
        value={terms.level}
        options={[
          ['students', 'Rows of students'],
          ['counts', 'No rows of students'],
        ]}
        change={(level) => edit({ level, datasets: terms.datasets.filter(isFor(level)) })}
      />
      <CheckList
        legend="Data"
        options={datasets.filter(isFor(terms.level)).map((one) => [one, datasetNames[one]])}
        chosen={terms.datasets}
        change={(chosen) => edit({ datasets: chosen })}
      />
      <NumberField
        label="Smallest group that may be shown, if it names one"
        {...{ value: terms.minimumGroupSize, min: 5, max: 100, unit: 'students', optional: true }}
        hint={`The partnership shows none below ${minimumGroupSize}. For more, raise that first.`}
        change={(size) => edit({ minimumGroupSize: size })}
      />
      {terms.level === 'students' && (
        <NumberField
          label="Delete rows of students after the school year, if it says when"
          {...{ value: terms.keepMonths, min: 1, max: 120, unit: 'months', optional: true }}
          hint="Counted from June 30. The numbers made from them stay."
          change={(keepMonths) => edit({ keepMonths })}
        />
      )}
      <TextField label="Note" optional max={1000} value={terms.note ?? ''} change={(note) => edit({ note })} />
    </>
  );
}

function termsOf({ id: _, partnerId: __, version: ___, ...terms }: SavedAgreement): Terms {
  return terms;
}

/** `fircrest-2026-07-01`, or with a number where that is taken. */
function freeId(partnerId: string, signedOn: string, taken: string[]): string {
  const id = `${partnerId.slice(0, 48)}-${signedOn}`;
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? id : `${id}-${number}`;
    if (!taken.includes(next)) return next;
  }
}
