import { Button } from 'react-aria-components/Button';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import type { Arm, Phase } from '../../../../shared/cycles/cycle.ts';
import { CheckField } from '../../ui/check-list.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { groupName } from '../../words/student-group.ts';
import { newComparison, periodOptions } from './cycle-draft.ts';
import { PlacesField } from './places-field.tsx';
import { Beside } from './problems-beside.tsx';
import { SimilarPlaces } from './similar-places.tsx';

/** What can be chosen in any part of the form. */
export type Choices = { indicator: Indicator; places: Place[]; groups: readonly string[] };

type Props = Choices & {
  phase: Phase;
  /** Its place in the order. */
  index: number;
  change: (phase: Phase) => void;
  /** Only where there is another. */
  remove: (() => void) | undefined;
};

/** One phase: since when, where and of whom, and compared with what. */
export function PhaseFields({ phase, index, change, remove, ...choices }: Props) {
  const at = `phases.${index}`;
  const { comparison, ...rest } = phase;
  const edit = (part: Partial<Phase>) => change({ ...phase, ...part });
  const rename = (name: string) => {
    const { name: _, ...unnamed } = phase;
    change(name === '' ? unnamed : { ...unnamed, name });
  };
  return (
    <Beside field={at}>
      <fieldset className="phase-fields">
        <legend>{phase.name ?? `Phase ${index + 1}`}</legend>
        <div className="field-pair">
          <Beside field={`${at}.startedOn`}>
            <TextField
              label="Begins on"
              type="date"
              value={phase.startedOn}
              change={(startedOn) => edit({ startedOn })}
            />
          </Beside>
          <Beside field={`${at}.baseline`}>
            <SelectField
              label="Baseline"
              value={phase.baseline}
              options={periodOptions(choices.indicator.periodKind, phase.baseline)}
              change={(baseline) => edit({ baseline })}
            />
          </Beside>
          <TextField label="Name, if you like" optional max={80} value={phase.name ?? ''} change={rename} />
        </div>
        <ArmFields
          at={`${at}.test`}
          words={{ places: 'Tried at', group: 'Students who take part' }}
          arm={phase.test}
          change={(test) => edit({ test })}
          {...choices}
        />
        <CheckField
          label="Compare with others"
          hint="Without a comparison nobody can tell what would have come anyway"
          checked={comparison !== undefined}
          change={(compared) => change(compared ? { ...rest, comparison: newComparison(phase.test) } : rest)}
        />
        {comparison && (
          <ArmFields
            at={`${at}.comparison`}
            words={{ places: 'Compared with', group: 'Students compared with' }}
            arm={comparison}
            change={(next) => edit({ comparison: next })}
            {...choices}
          />
        )}
        {comparison && (
          <SimilarPlaces
            indicatorId={choices.indicator.id}
            test={phase.test}
            comparison={comparison}
            change={(next) => edit({ comparison: next })}
          />
        )}
        {remove && (
          <div>
            <Button className="button" onPress={remove}>
              Take out this phase
            </Button>
          </div>
        )}
      </fieldset>
    </Beside>
  );
}

type ArmProps = Choices & {
  at: string;
  words: { places: string; group: string };
  arm: Arm;
  change: (arm: Arm) => void;
};

/** Places, and of their students one group. Participants of a program are a group too. */
export function ArmFields({ at, words, arm, change, places, groups }: ArmProps) {
  const known = [...new Set(['all', arm.group, ...groups])];
  return (
    <div className="field-pair">
      <Beside field={at} whole>
        <PlacesField
          legend={words.places}
          places={places}
          chosen={arm.placeIds}
          change={(placeIds) => change({ ...arm, placeIds })}
        />
      </Beside>
      {known.length > 1 && (
        <SelectField
          label={words.group}
          value={arm.group}
          options={known.map((one) => [one, groupName(one)])}
          change={(group) => change({ ...arm, group })}
        />
      )}
    </div>
  );
}
