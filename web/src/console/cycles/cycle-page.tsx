import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { calendarDay } from '../../../../shared/catalog/calendar-day.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Owner } from '../../../../shared/catalog/owner.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { cyclePath } from '../../../../shared/cycles/cycle-path.ts';
import { answeredRules } from '../../../../shared/cycles/open-rules.ts';
import type { CycleResult } from '../../../../shared/cycles/result.ts';
import { Link } from '../../routing/link.tsx';
import { indicatorPath } from '../../routing/route.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { stepsOf } from '../../words/cycle.ts';
import { phaseName } from '../../words/cycle-rule.ts';
import { nameIn } from '../../words/records.ts';
import { LoadProblem } from '../load-problem.tsx';
import { useIsBackbone, useMayActFor } from '../session.ts';
import { ask, type SavedCycle, useAnswer } from '../staff-api.ts';
import { AimSection } from './aim-section.tsx';
import { DecisionForm } from './decision-form.tsx';
import { EffectSection } from './effect-section.tsx';
import { GapOfAim } from './gap-of-aim.tsx';
import { LogSection } from './log-section.tsx';
import { RuleSection } from './rule-section.tsx';
import { Steps } from './steps.tsx';

/** A cycle on one screen: the finding, where it is, the numbers, the rule, the decision, and all that happened. */
export function CyclePage({ cycleId }: { cycleId: string }) {
  const [cycle, result] = [useAnswer(ask.cycle(cycleId)), useAnswer(ask.cycleResult(cycleId))];
  const [places, indicators, owners] = [useAnswer(ask.places), useAnswer(ask.indicators), useAnswer(ask.owners)];
  const partnership = useAnswer(ask.partnership);
  const error =
    cycle.error ?? result.error ?? places.error ?? indicators.error ?? owners.error ?? partnership.error ?? undefined;
  if (error) return <LoadProblem what="The cycle" error={error} />;
  if (!cycle.data || !result.data || !places.data || !indicators.data || !owners.data || !partnership.data) {
    return <Loading />;
  }
  const { timeZone } = partnership.data;
  const today = calendarDay(new Date(), timeZone);
  const known = { ...places.data, ...indicators.data, ...owners.data, today, timeZone };
  return <Whole cycle={cycle.data} result={result.data} {...known} />;
}

type Props = {
  cycle: SavedCycle;
  result: CycleResult;
  places: Place[];
  indicators: Indicator[];
  owners: Owner[];
  today: string;
  timeZone: string;
};

function Whole(props: Props) {
  const { cycle, result, owners, today } = props;
  const [chosen, setShown] = useState<number>();
  const shown = Math.min(chosen ?? result.current, result.phases.length - 1);
  const { title, lead } = result.readings;
  const isBackbone = useIsBackbone();
  return (
    <article>
      <nav className="crumbs small" aria-label="You are here">
        <Link href="/cycles">Cycles</Link> /{' '}
        <Link href={indicatorPath(cycle.indicatorId, result.phases[shown]?.test.placeIds[0])}>
          {result.indicator.name}
        </Link>{' '}
        / {cycle.name}
      </nav>
      <div className="title-row">
        <PageTitle tab={title}>{title}</PageTitle>
        {isBackbone && cycle.state === 'open' && (
          <Link className="button" href={`${cyclePath(cycle.id)}/edit`}>
            Change the plan
          </Link>
        )}
      </div>
      <p className="sub">{lead}</p>
      {cycle.changeIdea && <p className="soft idea after">{cycle.changeIdea}</p>}
      <p className="small muted after">Owned by {nameIn(owners, cycle.ownerId)}.</p>
      {result.partial && <p className="soft after">You see some of its places only; all here is of those.</p>}
      <Steps steps={stepsOf(cycle, result, today)} />
      <PhaseChoice result={result} shown={shown} show={setShown} />
      <div className="cycle-screen">
        <div>
          <AimSection {...{ cycle, result, shown }} />
          <GapOfAim {...{ result, shown }} />
          <EffectSection {...{ result, shown }} />
        </div>
        <Aside {...props} />
      </div>
    </article>
  );
}

type ChoiceProps = { result: CycleResult; shown: number; show: (phase: number) => void };

function PhaseChoice({ result: { phases }, shown, show }: ChoiceProps) {
  if (phases.length < 2) return null;
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label="Phase"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[String(shown)]}
      onSelectionChange={([key]) => show(Number(key))}
    >
      {phases.map(({ startedOn }, index) => (
        <ToggleButton key={startedOn} id={String(index)}>
          {capitalized(phaseName(phases, index))}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Aside({ cycle, result, places, indicators, owners, today, timeZone }: Props) {
  const mayAct = useMayActFor(owners.find(({ id }) => id === cycle.ownerId));
  const indicator = indicators.find(({ id }) => id === cycle.indicatorId);
  const answered = answeredRules(cycle);
  const groups = cycle.phases.flatMap(({ test, comparison }) => [
    test.group,
    ...(comparison ? [comparison.group] : []),
  ]);
  const known = { places, owners, indicators, betterWhen: result.indicator.betterWhen, timeZone };
  return (
    <aside>
      <RuleSection result={result} answered={answered} />
      {cycle.state === 'open' && (
        <section className="sheet" aria-labelledby="cycle-decision">
          <h2 id="cycle-decision">Decision</h2>
          {mayAct && indicator ? (
            <DecisionForm
              key={cycle.log.filter(({ kind }) => kind === 'decision').length}
              cycle={cycle}
              rules={result.rules.filter(({ ruleId }) => !answered.has(ruleId))}
              asOf={result.asOf}
              choices={{ indicator, places, groups: [...new Set(groups)] }}
            />
          ) : (
            <p className="small soft after">{nameIn(owners, cycle.ownerId)} and backbone staff decide.</p>
          )}
        </section>
      )}
      <LogSection {...{ cycle, known, mayAct, today }} />
    </aside>
  );
}

function Loading() {
  return (
    <section className="sheet loading" aria-busy="true" aria-label="Loading">
      <div className="skeleton" />
      <div className="skeleton chart-room" />
    </section>
  );
}
