import type { Rule } from '../../../../shared/alerts/rule.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { Link } from '../../routing/link.tsx';
import { rulePath } from '../../routing/route.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { ruleKinds, ruleName } from '../../words/rule.ts';
import { LoadProblem } from '../load-problem.tsx';
import { ask, useAnswer } from '../staff-api.ts';

/** Every rule, by the indicator that it watches first. */
export function RulesPage() {
  const [rules, indicators] = [useAnswer(ask.rules), useAnswer(ask.indicators)];
  const error = rules.error ?? indicators.error;
  if (error) return <LoadProblem what="The rules" error={error} />;
  if (!rules.data || !indicators.data) return <p className="loading soft">Loading</p>;
  const byIndicator = Map.groupBy(rules.data.rules, ({ indicatorIds: [first = ''] }) => first);
  const watching = rules.data.rules.filter(({ enabled }) => enabled).length;
  return (
    <>
      <nav className="crumbs small" aria-label="You are here">
        <Link href="/alerts">Alerts</Link> / Rules
      </nav>
      <div className="title-row">
        <PageTitle tab="Rules">
          {watching === 0
            ? 'No rule watches anything'
            : `${formatCounted(watching, 'rule watches', 'rules watch')} the numbers`}
        </PageTitle>
        <Link className="button primary" href="/rules/new">
          New rule
        </Link>
      </div>
      {byIndicator.size === 0 && <p className="sub">A new indicator starts with rules of its own.</p>}
      {[...byIndicator].map(([id, ofIndicator]) => (
        <Rows
          key={id}
          name={nameOf(indicators.data.indicators, id)}
          rules={ofIndicator}
          indicators={indicators.data.indicators}
        />
      ))}
    </>
  );
}

const nameOf = (indicators: Indicator[], id: string) => indicators.find((one) => one.id === id)?.name ?? id;

function Rows({ name, rules, indicators }: { name: string; rules: Rule[]; indicators: Indicator[] }) {
  return (
    <section className="sheet">
      <h2>{name}</h2>
      <ul className="alert-rows" aria-label={name}>
        {rules.map((rule) => (
          <li key={rule.id}>
            <Link href={rulePath(rule.id)}>{ruleName(rule, indicators)}</Link>
            <span className="small muted">
              {ruleKinds[rule.kind]}; {rule.enabled ? deliveryWords[rule.delivery] : 'switched off'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const deliveryWords = { 'at-once': 'mailed at once', digest: 'told in the digest' };
