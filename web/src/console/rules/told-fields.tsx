import type { Rule } from '../../../../shared/alerts/rule.ts';
import type { Owner } from '../../../../shared/catalog/owner.ts';
import { CheckField, CheckList } from '../../ui/check-list.tsx';
import { SelectField } from '../../ui/select-field.tsx';

type Props = { rule: Rule; change: (part: Partial<Rule>) => void; owners: Owner[] };

const ofWhat = [
  ['indicator', 'Owner of the indicator'],
  ['place', 'Owner of the place'],
  ['cycle', 'Owners of open cycles there'],
] as const;

/** Who is told, how, and under which name. */
export function ToldFields({ rule, change, owners }: Props) {
  const { recipients } = rule;
  return (
    <>
      <CheckList
        legend="Sent to"
        options={ofWhat}
        chosen={recipients.owners}
        change={(chosen) => change({ recipients: { ...recipients, owners: chosen } })}
      />
      {owners.length > 0 && (
        <details>
          <summary>Besides, by name{recipients.people.length > 0 && ` (${recipients.people.length})`}</summary>
          <CheckList
            legend="People"
            options={owners.map(({ id, name }) => [id, name])}
            chosen={recipients.people}
            change={(people) => change({ recipients: { ...recipients, people } })}
          />
        </details>
      )}
      <div className="field-pair">
        <SelectField
          label="Delivery"
          value={rule.delivery}
          options={[
            ['at-once', 'At once'],
            ['digest', 'In the digest'],
          ]}
          change={(delivery) => change({ delivery })}
        />
        <SelectField
          label="Comes"
          value={rule.severity}
          options={[
            ['high', 'First in a mail'],
            ['normal', 'In its order'],
            ['low', 'Last in a mail'],
          ]}
          change={(severity) => change({ severity })}
        />
      </div>
      <label className="field">
        Name
        <input
          className="text-field"
          maxLength={120}
          placeholder="What it looks for, when empty"
          value={rule.name ?? ''}
          onChange={({ target }) => change({ name: target.value === '' ? undefined : target.value } as Partial<Rule>)}
        />
      </label>
      <CheckField
        label="Switched on"
        hint="Off, it tells nothing, and its open alerts end"
        checked={rule.enabled}
        change={(enabled) => change({ enabled })}
      />
    </>
  );
}
