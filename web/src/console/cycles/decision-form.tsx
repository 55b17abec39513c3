import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { DecisionRequest } from '../../../../shared/api/cycle-operations.ts';
import type { Period } from '../../../../shared/catalog/period.ts';
import type { Cycle, Phase } from '../../../../shared/cycles/cycle.ts';
import type { DecisionKind, DecisionRule } from '../../../../shared/cycles/decision-rule.ts';
import type { RuleResult } from '../../../../shared/cycles/result.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WordsField } from '../../ui/words-field.tsx';
import { verdictWord } from '../../words/cycle.ts';
import { decisions } from '../../words/cycle-rule.ts';
import { type SavedCycle, savedCycle, useChange } from '../staff-api.ts';
import { type Draft, draftOf, newRule, nextPhase } from './cycle-draft.ts';
import { DecisionRuleFields } from './decision-rule-fields.tsx';
import { type Choices, PhaseFields } from './phase-fields.tsx';
import { Beside, ProblemsOf } from './problems-beside.tsx';

type Props = {
  cycle: SavedCycle;
  /** Those that no decision has answered yet. */
  rules: readonly RuleResult[];
  /** The latest period of which something is shown: what comes before a phase that begins now. */
  asOf: Period | undefined;
  choices: Choices;
};

/** What becomes of the change: four choices, why, and what each needs besides. */
export function DecisionForm({ cycle, rules, asOf, choices }: Props) {
  const saving = useChange(savedCycle);
  const [decision, setDecision] = useState<DecisionKind>();
  const [why, setWhy] = useState('');
  const [ruleId, setRule] = useState(rules.find(({ verdict }) => verdict !== 'cannot-say')?.ruleId ?? '');
  const [next, setNext] = useState<Next>(() => startOf(cycle, asOf));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const common = { why, ...(ruleId !== '' && { ruleId }) };
    const body = decision && bodyOf(decision, common, next, cycle);
    saving.mutate({ path: `/api/cycles/${cycle.id}/decision`, method: 'POST', body, version: cycle.version });
  };
  const goesOn = decision === 'expand' || decision === 'adapt';
  const missing = missingIn(decision, why, next);
  return (
    <form className="decide" onSubmit={submit} aria-label="Decide">
      <ProblemsOf error={saving.error}>
        <Choice chosen={decision} choose={setDecision} />
        {rules.length > 0 && decision && (
          <SelectField
            label="Answers the rule"
            value={ruleId}
            options={[
              ['', 'None'],
              ...rules.map((rule) => [rule.ruleId, `${verdictWord[rule.verdict]}: ${rule.words}`] as const),
            ]}
            change={setRule}
          />
        )}
        {decision === 'expand' && <ExpandFields {...{ cycle, next, setNext, choices }} />}
        {decision === 'adapt' && (
          <WordsField
            label="What is tried from now on"
            max={1000}
            value={next.changeIdea}
            change={(changeIdea) => setNext({ ...next, changeIdea })}
          />
        )}
        {goesOn && (
          <Beside field="decideBy">
            <TextField
              label="Next decision by"
              type="date"
              value={next.decideBy}
              change={(decideBy) => setNext({ ...next, decideBy })}
            />
          </Beside>
        )}
        <Beside field="why">
          <WordsField label="Why" hint="For the log" max={1000} value={why} change={setWhy} />
        </Beside>
      </ProblemsOf>
      <Button className="button primary" type="submit" isDisabled={saving.isPending || missing !== undefined}>
        Record decision
      </Button>
      <p className="small soft" role="status">
        {saving.error?.message ?? (decision ? missing : undefined) ?? ''}
      </p>
    </form>
  );
}

const kinds = Object.keys(decisions) as DecisionKind[];

function Choice({ chosen, choose }: { chosen: DecisionKind | undefined; choose: (one: DecisionKind) => void }) {
  return (
    <fieldset className="decisions">
      <legend>What do you decide?</legend>
      {kinds.map((kind) => (
        <label key={kind}>
          <input type="radio" name="decision" checked={chosen === kind} onChange={() => choose(kind)} />
          <b>{decisions[kind].name}</b>
          <small>{decisions[kind].means}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** What a decision to go on brings. */
type Next = { phase: Phase; rule: DecisionRule | undefined; changeIdea: string; decideBy: string };

const startOf = (cycle: Cycle, asOf: Period | undefined): Next => ({
  phase: { ...nextPhase(cycle), ...(asOf !== undefined && { baseline: asOf }) },
  rule: undefined,
  changeIdea: cycle.changeIdea ?? '',
  decideBy: '',
});

type ExpandProps = { cycle: Cycle; next: Next; setNext: (next: Next) => void; choices: Choices };

/** The places, days and rule of the phase that begins. */
function ExpandFields({ cycle, next, setNext, choices }: ExpandProps) {
  const { phase, rule } = next;
  const draft: Draft = { ...draftOf(cycle), phases: [...cycle.phases, phase] };
  return (
    <>
      <PhaseFields
        {...choices}
        phase={phase}
        index={cycle.phases.length}
        change={(changed) => setNext({ ...next, phase: changed })}
        remove={undefined}
      />
      {rule ? (
        <DecisionRuleFields
          {...{ rule, draft }}
          index={cycle.decisionRules.length}
          indicator={choices.indicator}
          change={(changed) => setNext({ ...next, rule: changed })}
          remove={() => setNext({ ...next, rule: undefined })}
        />
      ) : (
        cycle.decisionRules.length < 5 && (
          <Button className="button" onPress={() => setNext({ ...next, rule: newRule(draft) })}>
            Agree on a rule for it
          </Button>
        )
      )}
    </>
  );
}

function missingIn(decision: DecisionKind | undefined, why: string, { phase, decideBy }: Next): string | undefined {
  if (decision === undefined) return 'Choose what you decide.';
  if (decision === 'expand' && phase.startedOn === '') return 'Say on which day the new phase begins.';
  if (decision === 'expand' && phase.test.placeIds.length === 0) return 'Choose at least one place.';
  if (decision === 'expand' && phase.comparison?.placeIds.length === 0) {
    return 'Choose at least one place to compare with, or compare with none.';
  }
  if ((decision === 'expand' || decision === 'adapt') && decideBy === '') return 'Say by which day it is decided next.';
  return why.trim() === '' ? 'Say why, for those who read the log later.' : undefined;
}

function bodyOf(
  decision: DecisionKind,
  common: Pick<DecisionRequest, 'why' | 'ruleId'>,
  { phase, rule, changeIdea, decideBy: nextDecideBy }: Next,
  cycle: Cycle,
): DecisionRequest {
  if (decision === 'expand') {
    const changes = rule && { decisionRules: [...cycle.decisionRules, rule] };
    return { ...common, decision, phase, nextDecideBy, ...(changes && { changes }) };
  }
  if (decision === 'adapt') {
    const differs = changeIdea !== '' && changeIdea !== cycle.changeIdea;
    return { ...common, decision, nextDecideBy, ...(differs && { changes: { changeIdea } }) };
  }
  return { ...common, decision };
}
