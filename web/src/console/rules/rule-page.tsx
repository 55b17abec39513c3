import { useState } from 'react';
import { Link } from '../../routing/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { ask, useAnswer } from '../staff-api.ts';
import { newRule } from './rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';

/** The page where thresholds are set: one rule, or a new one, on all that is published. */
export function RulePage({ ruleId }: { ruleId?: string }) {
  const [rules, indicators, places, owners] = [
    useAnswer(ask.rules),
    useAnswer(ask.indicators),
    useAnswer(ask.places),
    useAnswer(ask.owners),
  ];
  const error = rules.error ?? indicators.error ?? places.error ?? owners.error;
  if (error) return <LoadProblem what="The rule" error={error} />;
  if (!rules.data || !indicators.data || !places.data || !owners.data) return <p className="loading soft">Loading</p>;
  const known = { ...indicators.data, ...places.data, ...owners.data };
  if (known.indicators.length === 0) {
    return (
      <Notice title="There is nothing to watch yet">
        <p className="sub">Rules look at indicators. Make the first one, then come back.</p>
      </Notice>
    );
  }
  if (ruleId === undefined) return <NewRule {...known} />;
  const saved = rules.data.rules.find(({ id }) => id === ruleId);
  if (!saved) {
    return (
      <Notice title="There is no such rule">
        <p className="sub">It may have been removed. The alerts that it opened keep their history.</p>
        <div className="buttons">
          <Link className="button" href="/rules">
            See all rules
          </Link>
        </div>
      </Notice>
    );
  }
  return <RuleEditor key={saved.version} initial={saved} saved={saved} {...known} />;
}

type Known = Omit<Parameters<typeof RuleEditor>[0], 'initial' | 'saved'>;

function NewRule(known: Known) {
  const [initial] = useState(() => newRule('level', known.indicators));
  return <RuleEditor initial={initial} saved={undefined} {...known} />;
}
