import type { Step } from '../../words/cycle.ts';

/** Plan, do, study, act: what was done, where it is, and what is to come. */
export function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol className="steps" aria-label="Plan, do, study, act">
      {steps.map(({ name, words, state }) => (
        <li key={name} className={state} {...(state === 'on' && { 'aria-current': 'step' as const })}>
          <b>{name}</b>
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}
