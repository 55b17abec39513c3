import type { Check, CycleResult, RuleResult } from '../../../../shared/cycles/result.ts';
import { CheckGlyph, MissedGlyph, PendingGlyph } from '../../ui/glyphs.tsx';
import { ruleTitle, verdictWord } from '../../words/cycle.ts';

const glyphs: Record<Check['verdict'], () => React.JSX.Element> = {
  met: CheckGlyph,
  missed: MissedGlyph,
  'cannot-say': PendingGlyph,
};

/** A verdict in a word, with its mark. */
function Verdict({ verdict }: Pick<RuleResult, 'verdict'>) {
  const Glyph = glyphs[verdict];
  return (
    <span className="chip">
      <Glyph /> {verdictWord[verdict]}
    </span>
  );
}

/** What was agreed on before the numbers came, and what they say to each part of it. */
export function RuleSection({ result, answered }: { result: CycleResult; answered: ReadonlySet<string> }) {
  const { rules, phases } = result;
  return (
    <section className="sheet" aria-labelledby="cycle-rules">
      <h2 id="cycle-rules">{rules.length > 1 ? 'Decision rules' : 'Decision rule'}</h2>
      {rules.length === 0 && (
        <p className="small soft after">None was agreed on. One that is agreed on before the numbers come is fairer.</p>
      )}
      {rules.map((rule) => (
        <div key={rule.ruleId} className="decision-rule">
          <div className="title-line">
            <h3>{ruleTitle(rule, phases)}</h3>
            <Verdict verdict={rule.verdict} />
          </div>
          <p className="small">“{rule.words}”</p>
          <ul className="checks small">
            {rule.checks.map(({ kind, verdict, words }) => {
              const Glyph = glyphs[verdict];
              return (
                <li key={kind}>
                  <Glyph />
                  <span>
                    <span className="unseen">{verdictWord[verdict]}: </span>
                    {words}
                  </span>
                </li>
              );
            })}
          </ul>
          {answered.has(rule.ruleId) && <p className="small muted">Answered by a decision; it is watched no more.</p>}
        </div>
      ))}
    </section>
  );
}
