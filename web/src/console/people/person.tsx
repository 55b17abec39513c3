import { Button } from 'react-aria-components/Button';
import * as z from 'zod';
import type { Rule } from '../../../../shared/alerts/rule.ts';
import type { Recipient } from '../../../../shared/api/recipients.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import { Link } from '../../routing/link.tsx';
import { rulePath } from '../../routing/route.ts';
import { ConcernGlyph } from '../../ui/glyphs.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { addressWords, becauseWords, choiceWords } from '../../words/recipient.ts';
import { nameIn } from '../../words/records.ts';
import { ruleName } from '../../words/rule.ts';
import { MailList } from '../mail-list.tsx';
import { ask, useAnswer, useChange } from '../staff-api.ts';

type Props = { person: Recipient; rules: Rule[]; indicators: Indicator[] };

/** One person: what they get and why, what stops it, and the latest mails. */
export function Person({ person, rules, indicators }: Props) {
  const change = useChange(z.undefined());
  const { id, name, email, suspension, gets } = person;
  const lift = `/api/addresses/${encodeURIComponent(email.toLowerCase())}/suspension`;
  const sample = `/api/recipients/${encodeURIComponent(id)}/sample`;
  return (
    <section className="sheet" aria-label={name}>
      <h2>
        {suspension && <ConcernGlyph />} {name}
      </h2>
      <p className="small soft">{addressWords(person)}</p>
      <p className="after">{choiceWords(person, new Date())}</p>
      <div className="buttons after">
        {suspension && (
          <Button
            className="button"
            isDisabled={change.isPending}
            onPress={() => change.mutate({ path: lift, method: 'DELETE' })}
          >
            Send to this address again
          </Button>
        )}
        <Button
          className="button"
          isDisabled={change.isPending}
          onPress={() => change.mutate({ path: sample, method: 'POST' })}
        >
          Send a sample digest
        </Button>
        <span className="small soft" role="status">
          {change.error?.message ?? (change.isSuccess ? 'Done.' : '')}
        </span>
      </div>
      <details>
        <summary>
          {gets.length === 0 ? 'No rule tells them anything' : `What they get (${formatCounted(gets.length, 'rule')})`}
        </summary>
        <ul className="alert-rows small">
          {gets.map(({ ruleId, indicatorId, because, delivery }) => (
            <li key={`${ruleId} ${indicatorId}`}>
              <RuleLink {...{ ruleId, rules, indicators }} />
              <span className="muted">
                {nameIn(indicators, indicatorId)}; {becauseWords(because)};{' '}
                {delivery === 'at-once' ? 'at once' : 'in the digest'}
              </span>
            </li>
          ))}
        </ul>
      </details>
      <LatestMails id={id} />
    </section>
  );
}

function RuleLink({ ruleId, rules, indicators }: { ruleId: string; rules: Rule[]; indicators: Indicator[] }) {
  const rule = rules.find((one) => one.id === ruleId);
  return <Link href={rulePath(ruleId)}>{rule ? ruleName(rule, indicators) : ruleId}</Link>;
}

/** What this month's ledger says, the latest first. */
function LatestMails({ id }: { id: string }) {
  const { data } = useAnswer(ask.mailsOf(id));
  if (!data || data.mails.length === 0) return null;
  return (
    <details>
      <summary>Mails this month</summary>
      <MailList mails={data.mails} />
    </details>
  );
}
