import type { Period } from '../../../../shared/catalog/period.ts';
import type { Aim } from '../../../../shared/cycles/cycle.ts';
import { CheckField } from '../../ui/check-list.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { groupName } from '../../words/student-group.ts';
import { periodOptions, yearLater } from './cycle-draft.ts';
import type { Choices } from './phase-fields.tsx';
import { Beside } from './problems-beside.tsx';

type Props = Choices & {
  aim: Aim | undefined;
  /** Of the first phase. */
  baseline: Period;
  change: (aim: Aim | undefined) => void;
};

/** What is to be reached: a share, or the size of a gap, by when. */
export function AimFields({ aim, baseline, change, indicator, groups }: Props) {
  const start = (wanted: boolean) => change(wanted ? { to: 50, by: yearLater(baseline) } : undefined);
  return (
    <>
      <CheckField
        label="It has an aim"
        hint="A number and a day, so that all can see how far it is"
        checked={aim !== undefined}
        change={start}
      />
      {aim && <Whole {...{ aim, change, indicator, groups }} />}
    </>
  );
}

function Whole({ aim, change, indicator, groups }: Omit<Props, 'places' | 'baseline'> & { aim: Aim }) {
  const { gapTo, from, ...rest } = aim;
  const unit = gapTo === undefined ? '%' : 'points';
  const starting = from === undefined ? {} : { from };
  return (
    <div className="field-pair">
      {groups.length > 0 && (
        <Beside field="aim.gapTo">
          <SelectField
            label="Of what"
            value={gapTo ?? ''}
            options={[
              ['', 'The share itself'],
              ...groups.map((one) => [one, `The gap to: ${groupName(one)}`] as const),
            ]}
            change={(group) => change({ ...rest, ...starting, ...(group !== '' && { gapTo: group }) })}
          />
        </Beside>
      )}
      <Beside field="aim.from">
        <NumberField
          label="From"
          hint="What the baseline says, when empty"
          {...{ value: from, min: 0, max: 100, step: 0.1, unit, optional: true }}
          change={(next) => {
            const { from: _, ...others } = aim;
            change(next === undefined ? others : { ...others, from: next });
          }}
        />
      </Beside>
      <Beside field="aim.to">
        <NumberField
          label="To"
          {...{ value: aim.to, min: 0, max: 100, step: 0.1, unit }}
          change={(to) => to !== undefined && change({ ...aim, to })}
        />
      </Beside>
      <Beside field="aim.by">
        <SelectField
          label="By"
          value={aim.by}
          options={periodOptions(indicator.periodKind, aim.by)}
          change={(by) => change({ ...aim, by })}
        />
      </Beside>
    </div>
  );
}
