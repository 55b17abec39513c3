import type { Recipient } from '../../../../shared/api/recipients.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { LoadProblem } from '../load-problem.tsx';
import { ask, useAnswer } from '../staff-api.ts';
import { Person } from './person.tsx';

/** Who gets which mails, why, and what they chose; those whose address fails come first. */
export function PeoplePage() {
  const [recipients, rules, indicators] = [useAnswer(ask.recipients), useAnswer(ask.rules), useAnswer(ask.indicators)];
  const error = recipients.error ?? rules.error ?? indicators.error;
  if (error) return <LoadProblem what="The people" error={error} />;
  if (!recipients.data || !rules.data || !indicators.data) return <p className="loading soft">Loading</p>;
  const people = recipients.data.recipients.toSorted((a, b) => Number(!a.suspension) - Number(!b.suspension));
  return (
    <>
      <PageTitle tab="People">{titleOf(people)}</PageTitle>
      {people.length === 0 && (
        <p className="sub">Owners of indicators, places and cycles are mailed. Make the first one.</p>
      )}
      {people.map((person) => (
        <Person key={person.id} person={person} rules={rules.data.rules} indicators={indicators.data.indicators} />
      ))}
    </>
  );
}

function titleOf(people: Recipient[]): string {
  const failing = people.filter(({ suspension }) => suspension).length;
  const all = formatCounted(people.length, 'person may be mailed', 'people may be mailed');
  return failing === 0 ? all : `${all}; ${formatCounted(failing, 'address fails', 'addresses fail')}`;
}
