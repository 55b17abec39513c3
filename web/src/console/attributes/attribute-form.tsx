import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Attribute } from '../../../../shared/catalog/attribute.ts';
import { dimensions } from '../../../../shared/catalog/dimensions.ts';
import { ALL_STUDENTS } from '../../../../shared/catalog/student-group.ts';
import { CheckField } from '../../ui/check-list.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { attributeId } from '../../words/attribute.ts';
import { groupName } from '../../words/student-group.ts';
import { type SavedAttribute, savedAttribute, useChange } from '../staff-api.ts';

type Props = {
  /** As it was saved, or what a new one begins with. */
  attribute: Partial<SavedAttribute>;
  /** Ids of all attributes. */
  taken: string[];
  close: () => void;
};

type Draft = Omit<Attribute, 'id'>;

const nothing: Draft = { name: '', kind: 'share', matches: true, source: '' };

/** One attribute: what it is called, what its values are, and what it is for. */
export function AttributeForm({ attribute, taken, close }: Props) {
  const change = useChange(savedAttribute);
  const { id: known, version = 0, ...rest } = attribute;
  const [draft, setDraft] = useState<Draft>({ ...nothing, ...rest });
  const edit = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const id = known ?? attributeId(draft.name, taken);
    change.mutate(
      { path: `/api/attributes/${id}`, method: 'PUT', body: fitting(draft), version },
      { onSuccess: close },
    );
  };
  return (
    <form className="part-form" onSubmit={save} aria-label={version > 0 ? 'Change the attribute' : 'A new attribute'}>
      <TextField label="Name" max={120} value={draft.name} change={(name) => edit({ name })} />
      <SelectField label="Its values" value={draft.kind} options={kinds} change={(kind) => edit({ kind })} />
      {draft.kind !== 'yes-no' && (
        <SelectField
          label={draft.kind === 'share' ? 'Of which students' : 'Whom it counts'}
          value={draft.group ?? NOBODY}
          options={groupsFor(draft.kind)}
          change={(group) => edit({ group: group === NOBODY ? undefined : group })}
        />
      )}
      {draft.kind === 'number' && (
        <>
          <TextField
            {...{ label: 'Its unit, if it has one', max: 40, optional: true, value: draft.unit ?? '' }}
            change={(unit) => edit({ unit })}
          />
          <CheckField
            label="Twice as many is as far as half as many"
            checked={draft.scale === 'log'}
            change={(isLog) => edit({ scale: isLog ? 'log' : undefined })}
          />
        </>
      )}
      <CheckField
        label="Places are found alike by it"
        checked={draft.matches}
        change={(matches) => edit({ matches })}
      />
      <TextField label="Where it comes from" max={300} value={draft.source} change={(source) => edit({ source })} />
      <div className="buttons">
        <Button className="button primary" type="submit" isDisabled={change.isPending}>
          Save attribute
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

/** Without what its kind has not. */
function fitting({ name, kind, group, unit, scale, matches, source }: Draft): Draft {
  return {
    ...{ name, kind, matches, source },
    ...(kind !== 'yes-no' && group && !(kind === 'share' && group === ALL_STUDENTS) && { group }),
    ...(kind === 'number' && unit && { unit }),
    ...(kind === 'number' && scale && { scale }),
  };
}

const kinds = [
  ['share', 'A share of its students'],
  ['number', 'A number'],
  ['yes-no', 'Yes or no'],
] as const;

/** Stands for no group. */
const NOBODY = 'none';

function groupsFor(kind: Attribute['kind']): [string, string][] {
  const groups = dimensions.flatMap(({ id, values }) =>
    Object.keys(values)
      .filter((value) => value !== 'no')
      .map((value) => `${id}:${value}`),
  );
  return [
    [NOBODY, kind === 'share' ? 'No student group of ours' : 'No students'],
    ...(kind === 'number' ? [[ALL_STUDENTS, groupName(ALL_STUDENTS)] as [string, string]] : []),
    ...groups.map((group): [string, string] => [group, groupName(group)]),
  ];
}
