import { Button } from 'react-aria-components/Button';
import { conditionsWords } from '../../../../shared/cycles/check-words.ts';
import type { Condition, DecisionKind, DecisionRule } from '../../../../shared/cycles/decision-rule.ts';
import { CheckField } from '../../ui/check-list.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { conditionKinds, decisions, phaseName } from '../../words/cycle-rule.ts';
import { type Draft, newCondition, periodOptions } from './cycle-draft.ts';
import type { Choices } from './phase-fields.tsx';
import { Beside } from './problems-beside.tsx';

type Props = Pick<Choices, 'indicator'> & {
  rule: DecisionRule;
  index: number;
  draft: Draft;
  change: (rule: DecisionRule) => void;
  remove: () => void;
};

/** A rule that is agreed on before the numbers come, with the sentence that it makes. */
export function DecisionRuleFields({ rule, index, draft, indicator, change, remove }: Props) {
  const at = `decisionRules.${index}`;
  const { phases } = draft;
  const edit = (part: Partial<DecisionRule>) => change({ ...rule, ...part });
  const { words: _, ...unsaid } = rule;
  return (
    <Beside field={at}>
      <fieldset className="phase-fields">
        <legend>Rule {index + 1}</legend>
        <div className="field-pair">
          <SelectField
            label="Then"
            value={rule.decide}
            options={(Object.keys(decisions) as DecisionKind[]).map((one) => [one, decisions[one].name])}
            change={(decide) => edit({ decide })}
          />
          <Beside field={`${at}.judgedIn`}>
            <SelectField
              label="Judged in"
              value={rule.judgedIn}
              options={periodOptions(indicator.periodKind, rule.judgedIn)}
              change={(judgedIn) => edit({ judgedIn })}
            />
          </Beside>
          {phases.length > 1 && (
            <Beside field={`${at}.phase`}>
              <SelectField
                label="Of"
                value={String(rule.phase)}
                options={phases.map((_phase, one) => [String(one), phaseName(phases, one)])}
                change={(one) => edit({ phase: Number(one) })}
              />
            </Beside>
          )}
        </div>
        <Beside field={`${at}.conditions`} whole>
          <Conditions conditions={rule.conditions} change={(conditions) => edit({ conditions })} />
        </Beside>
        <TextField
          label="As you agreed on it, in your words, if you like"
          optional
          max={300}
          value={rule.words ?? ''}
          change={(words) => change(words === '' ? unsaid : { ...unsaid, words })}
        />
        <p className="soft" aria-live="polite">
          {conditionsWords(rule, indicator.betterWhen)}
        </p>
        <div>
          <Button className="button" onPress={remove}>
            Take out this rule
          </Button>
        </div>
      </fieldset>
    </Beside>
  );
}

type ConditionsProps = { conditions: readonly Condition[]; change: (conditions: Condition[]) => void };

/** All that has to hold at once; each kind of condition once. */
function Conditions({ conditions, change }: ConditionsProps) {
  const used = new Set(conditions.map(({ kind }) => kind));
  const kinds = Object.keys(conditionKinds) as Condition['kind'][];
  const free = kinds.filter((kind) => !used.has(kind));
  return (
    <>
      {conditions.map((condition, at) => (
        <ConditionRow
          key={condition.kind}
          condition={condition}
          kinds={[condition.kind, ...free]}
          change={(next) => change(conditions.map((one, index) => (index === at ? next : one)))}
          remove={conditions.length > 1 ? () => change(conditions.filter((_, index) => index !== at)) : undefined}
        />
      ))}
      {free[0] && (
        <div>
          <Button className="button" onPress={() => free[0] && change([...conditions, newCondition(free[0])])}>
            And besides
          </Button>
        </div>
      )}
    </>
  );
}

type RowProps = {
  condition: Condition;
  kinds: Condition['kind'][];
  change: (condition: Condition) => void;
  remove: (() => void) | undefined;
};

function ConditionRow({ condition, kinds, change, remove }: RowProps) {
  return (
    <div className="field-pair">
      <SelectField
        label="If"
        value={condition.kind}
        options={kinds.map((kind) => [kind, conditionKinds[kind]])}
        change={(kind) => change(newCondition(kind))}
      />
      {condition.kind === 'reach' && (
        <NumberField
          label="The level"
          {...{ value: condition.percent, min: 0, max: 100, step: 0.1, unit: '%' }}
          change={(percent) => percent !== undefined && change({ ...condition, percent })}
        />
      )}
      {(condition.kind === 'change' || condition.kind === 'ahead') && (
        <NumberField
          label="By at least"
          {...{ value: condition.points, min: 0.1, max: 100, step: 0.1, unit: 'points' }}
          change={(points) => points !== undefined && change({ ...condition, points })}
        />
      )}
      {condition.kind === 'ahead' && (
        <CheckField
          label="Only when it can be told from chance"
          checked={condition.beyondChance}
          change={(beyondChance) => change({ ...condition, beyondChance })}
        />
      )}
      {remove && (
        <div className="field-end">
          <Button className="button" onPress={remove}>
            Take out
          </Button>
        </div>
      )}
    </div>
  );
}
