import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Owner } from '../../../../shared/catalog/owner.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { cyclePath } from '../../../../shared/cycles/cycle-path.ts';
import { Link } from '../../routing/link.tsx';
import { navigate } from '../../routing/navigation.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WordsField } from '../../ui/words-field.tsx';
import { type SavedCycle, savedCycle, useChange } from '../staff-api.ts';
import { AimFields } from './aim-fields.tsx';
import { type Draft, missingIn, newId, newRule, nextPhase, withIndicator } from './cycle-draft.ts';
import { DecisionRuleFields } from './decision-rule-fields.tsx';
import { PhaseFields } from './phase-fields.tsx';
import { Beside, ProblemsOf } from './problems-beside.tsx';
import { ReviewFields } from './review-fields.tsx';

type Props = {
  initial: Draft;
  saved: SavedCycle | undefined;
  indicators: Indicator[];
  places: Place[];
  owners: Owner[];
  /** Of the indicator, as far as they are published. */
  groupsOf: (indicatorId: string) => readonly string[];
};

/** A cycle as it is being planned or changed. Nothing is kept before it is saved; then the log says what was changed. */
export function CycleForm({ initial, saved, indicators, places, owners, groupsOf }: Props) {
  const [draft, setDraft] = useState(initial);
  const [why, setWhy] = useState('');
  const saving = useChange(savedCycle);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const indicator = indicators.find(({ id }) => id === draft.indicatorId);
  const missing = missingIn(draft);
  const title = saved ? `Change ${saved.name}` : 'Plan a cycle';
  const save = () => {
    const { id: _, ...body } = draft;
    const id = saved?.id ?? newId(draft.name);
    saving.mutate(
      {
        path: `/api/cycles/${id}`,
        method: 'PUT',
        body: { ...body, ...(why !== '' && { why }) },
        version: saved?.version ?? 0,
      },
      { onSuccess: () => navigate(cyclePath(id)) },
    );
  };
  if (!indicator) return null;
  const parts = { draft, change, choices: { indicator, places, groups: groupsOf(indicator.id) } };
  return (
    <article>
      <nav className="crumbs small" aria-label="You are here">
        <Link href="/cycles">Cycles</Link> /{' '}
        {saved ? <Link href={cyclePath(saved.id)}>{saved.name}</Link> : 'New cycle'}
      </nav>
      <PageTitle tab={title}>{title}</PageTitle>
      <p className="sub">
        Agree on the aim, the places and the rule before the numbers come. Later changes stand in the log.
      </p>
      <ProblemsOf error={saving.error}>
        <div className="cycle-form">
          <WhatSection {...parts} {...{ indicators, owners, setDraft }} />
          <AimSection {...parts} />
          <PhasesSection {...parts} />
          <DecisionSection {...parts} />
          {saved && (
            <section className="sheet">
              <Beside field="why">
                <WordsField label="Why it is changed, for the log" optional max={1000} value={why} change={setWhy} />
              </Beside>
            </section>
          )}
        </div>
      </ProblemsOf>
      <div className="save-bar">
        <p className="small soft" role="status">
          {saving.error?.message ?? missing ?? 'Its owner is mailed when a rule is met, missed, or cannot be judged.'}
        </p>
        <div className="buttons">
          <Link className="button" href={saved ? cyclePath(saved.id) : '/cycles'}>
            Cancel
          </Link>
          <Button className="button primary" isDisabled={saving.isPending || missing !== undefined} onPress={save}>
            Save cycle
          </Button>
        </div>
      </div>
    </article>
  );
}

type Part = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  choices: Pick<Parameters<typeof PhaseFields>[0], 'indicator' | 'places' | 'groups'>;
};

/** What gains a week are made from. */
const FOLLOWS_STUDENTS: ReadonlySet<string> = new Set(['dibels-progress', 'dibels-monitoring']);

type WhatProps = Part & { indicators: Indicator[]; owners: Owner[]; setDraft: (draft: Draft) => void };

function WhatSection({ draft, change, choices, indicators, owners, setDraft }: WhatProps) {
  const growth = indicators.filter(({ definition: { kind } }) => FOLLOWS_STUDENTS.has(kind));
  const { growthIndicatorId, changeIdea, ...rest } = draft;
  const idea = changeIdea === undefined ? {} : { changeIdea };
  return (
    <section className="sheet" aria-labelledby="cycle-what">
      <h2 id="cycle-what">Plan</h2>
      <Beside field="name">
        <TextField label="Name" max={120} value={draft.name} change={(name) => change({ name })} />
      </Beside>
      <Beside field="changeIdea">
        <WordsField
          label="What is tried, and why it may help"
          max={1000}
          optional
          value={changeIdea ?? ''}
          change={(words) => {
            const { changeIdea: _, ...unsaid } = draft;
            setDraft(words === '' ? unsaid : { ...unsaid, changeIdea: words });
          }}
        />
      </Beside>
      <div className="field-pair">
        <Beside field="indicatorId">
          <SelectField
            label="Judged by"
            value={draft.indicatorId}
            options={indicators.map(({ id, name }) => [id, name])}
            change={(id) => {
              const next = indicators.find((one) => one.id === id);
              if (next) setDraft(withIndicator(draft, choices.indicator.periodKind, next));
            }}
          />
        </Beside>
        {(growth.length > 0 || growthIndicatorId !== undefined) && (
          <Beside field="growthIndicatorId">
            <SelectField
              label="Gains a week of"
              value={growthIndicatorId ?? ''}
              options={[['', 'Not compared'], ...growth.map(({ id, name }) => [id, name] as const)]}
              change={(id) => setDraft({ ...rest, ...idea, ...(id !== '' && { growthIndicatorId: id }) })}
            />
          </Beside>
        )}
        <Beside field="ownerId">
          <SelectField
            label="Owned by"
            value={draft.ownerId}
            options={[['', 'Choose'], ...owners.map(({ id, name }) => [id, name] as const)]}
            change={(ownerId) => change({ ownerId })}
          />
        </Beside>
      </div>
    </section>
  );
}

function AimSection({ draft, change, choices }: Part) {
  return (
    <section className="sheet" aria-labelledby="cycle-aim">
      <h2 id="cycle-aim">Aim</h2>
      <Beside field="aim">
        <AimFields
          {...choices}
          aim={draft.aim}
          baseline={draft.phases[0]?.baseline ?? ''}
          change={(aim) => {
            const { aim: _, ...aimless } = draft;
            change(aim ? { aim } : { ...aimless, aim: undefined });
          }}
        />
      </Beside>
    </section>
  );
}

function PhasesSection({ draft, change, choices }: Part) {
  const { phases } = draft;
  return (
    <section className="sheet" aria-labelledby="cycle-do">
      <h2 id="cycle-do">Do</h2>
      <Beside field="phases">
        {phases.map((phase, index) => (
          <PhaseFields
            // biome-ignore lint/suspicious/noArrayIndexKey: phases have no name but their order
            key={index}
            {...{ phase, index, ...choices }}
            change={(next) => change({ phases: phases.map((one, at) => (at === index ? next : one)) })}
            remove={phases.length > 1 ? () => change({ phases: phases.filter((_, at) => at !== index) }) : undefined}
          />
        ))}
      </Beside>
      {phases.length < 10 && (
        <Button className="button" onPress={() => change({ phases: [...phases, nextPhase(draft)] })}>
          One more phase
        </Button>
      )}
    </section>
  );
}

function DecisionSection({ draft, change, choices: { indicator } }: Part) {
  const { decisionRules } = draft;
  const replaceAt = (index: number, rule?: (typeof decisionRules)[number]) =>
    change({ decisionRules: decisionRules.flatMap((one, at) => (at === index ? (rule ?? []) : one)) });
  return (
    <section className="sheet" aria-labelledby="cycle-act">
      <h2 id="cycle-act">Study and act</h2>
      <ReviewFields days={draft.reviewsOn} change={(reviewsOn) => change({ reviewsOn })} />
      <Beside field="decideBy">
        <TextField label="Decided by" type="date" value={draft.decideBy} change={(decideBy) => change({ decideBy })} />
      </Beside>
      <Beside field="decisionRules">
        {decisionRules.map((rule, index) => (
          <DecisionRuleFields
            key={rule.id}
            {...{ rule, index, draft, indicator }}
            change={(next) => replaceAt(index, next)}
            remove={() => replaceAt(index)}
          />
        ))}
      </Beside>
      {decisionRules.length < 5 && (
        <Button className="button" onPress={() => change({ decisionRules: [...decisionRules, newRule(draft)] })}>
          {decisionRules.length === 0 ? 'Agree on a decision rule' : 'One more rule'}
        </Button>
      )}
    </section>
  );
}
