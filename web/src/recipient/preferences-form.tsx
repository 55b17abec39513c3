import { type FormEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { PreferencesView } from '../../../shared/api/preference-operations.ts';
import { isUnsubscribed, type PreferenceChoices } from '../../../shared/mail/preferences.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { formatDay } from '../words/dates.ts';
import { DigestChoice } from './digest-choice.tsx';

type Props = {
  shown: PreferencesView;
  save: (choice: PreferenceChoices) => void;
  /** Sends a digest as it was last saved. */
  sendSample: () => void;
  busy: boolean;
  /** What became of what was asked last. */
  said: string;
};

const alertWords = {
  'at-once': 'At once, when something is found',
  digest: 'In the digest only',
  none: 'Not at all',
} as const;

const DAY_MS = 86_400_000;
const pauses = [
  { days: 0, words: 'no pause' },
  { days: 7, words: 'one week' },
  { days: 14, words: 'two weeks' },
  { days: 28, words: 'four weeks' },
] as const;

/** What a recipient gets, as a form. Nothing changes before it is saved. */
export function PreferencesForm({ shown, save, sendSample, busy, said }: Props) {
  const [choice, setChoice] = useState<PreferenceChoices>(choiceOf(shown));
  const id = useId();
  const change = (part: Partial<PreferenceChoices>) => setChoice({ ...choice, ...part });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(choice);
  };
  const endAll = () => {
    const none = { ...choice, alerts: 'none' as const, digests: false };
    setChoice(none);
    save(none);
  };
  const isEnded = isUnsubscribed(choiceOf(shown));
  return (
    <form className="sheet" onSubmit={submit}>
      <PageTitle tab="What you get">{isEnded ? 'You get no mail from us' : 'What you get from us'}</PageTitle>
      <fieldset className="act choices">
        <legend>Alerts</legend>
        {Object.entries(alertWords).map(([value, words]) => (
          <label key={value}>
            <input
              type="radio"
              name={`${id}-alerts`}
              checked={choice.alerts === value}
              disabled={value === 'digest' && !choice.digests}
              onChange={() => change({ alerts: value as keyof typeof alertWords })}
            />{' '}
            {words}
          </label>
        ))}
      </fieldset>
      <DigestChoice shown={shown} choice={choice} change={change} />
      <Topics shown={shown} choice={choice} change={change} />
      <Pause choice={choice} change={change} />
      <div className="act">
        <div className="buttons">
          <Button className="button primary" type="submit" isDisabled={busy}>
            Save
          </Button>
          {choice.digests && (
            <Button className="button" isDisabled={busy} onPress={sendSample}>
              Send me a sample digest now
            </Button>
          )}
          {!isEnded && (
            <Button className="button" isDisabled={busy} onPress={endAll}>
              Unsubscribe from everything
            </Button>
          )}
        </div>
        <p className="small" role="status">
          {said}
        </p>
      </div>
    </form>
  );
}

type PartProps = { choice: PreferenceChoices; change: (part: Partial<PreferenceChoices>) => void };

function Topics({ shown, choice, change }: PartProps & { shown: PreferencesView }) {
  if (shown.indicators.length === 0) return null;
  const muted = new Set(choice.mutedIndicatorIds);
  const toggle = (indicatorId: string, isWanted: boolean) => {
    const next = shown.indicators.filter(({ id }) => (id === indicatorId ? !isWanted : muted.has(id)));
    change({ mutedIndicatorIds: next.map(({ id }) => id) });
  };
  return (
    <fieldset className="act choices">
      <legend>About</legend>
      {shown.indicators.map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" checked={!muted.has(id)} onChange={({ target }) => toggle(id, target.checked)} />{' '}
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function Pause({ choice, change }: PartProps) {
  const id = useId();
  const { pausedUntil } = choice;
  const isPaused = pausedUntil !== undefined && pausedUntil > new Date().toISOString();
  const pause = (days: number) =>
    change({ pausedUntil: days === 0 ? undefined : new Date(Date.now() + days * DAY_MS).toISOString() });
  return (
    <div className="act">
      <label className="field" htmlFor={id}>
        Pause
        <select id={id} value={isPaused ? 'kept' : '0'} onChange={({ target }) => pause(Number(target.value))}>
          {isPaused && <option value="kept">until {formatDay(pausedUntil)}</option>}
          {pauses.map(({ days, words }) => (
            <option key={days} value={days}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <p className="small soft">What still holds when the pause ends comes then.</p>
    </div>
  );
}

function choiceOf({ alerts, digests, digest, mutedIndicatorIds, pausedUntil }: PreferencesView): PreferenceChoices {
  return { alerts, digests, digest, mutedIndicatorIds, ...(pausedUntil !== undefined && { pausedUntil }) };
}
