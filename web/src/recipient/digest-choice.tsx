import { useId } from 'react';
import type { PreferencesView } from '../../../shared/api/preference-operations.ts';
import type { DigestSettings } from '../../../shared/digests/settings.ts';
import type { PreferenceChoices } from '../../../shared/mail/preferences.ts';

type Props = {
  shown: PreferencesView;
  choice: PreferenceChoices;
  change: (part: Partial<PreferenceChoices>) => void;
};

const everyWords = { week: 'every week', month: 'every month', quarter: 'every quarter', none: 'never' } as const;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const hours = Array.from({ length: 24 }, (_, hour) => hour);
const hourWords = (hour: number) => `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'am' : 'pm'}`;
const zones = Intl.supportedValuesOf('timeZone');

/** When a digest comes, and of what. */
export function DigestChoice({ shown, choice, change }: Props) {
  const id = useId();
  const { digest, digests } = choice;
  const set = (part: Partial<DigestSettings>) => change({ digest: { ...digest, ...part } });
  const setEvery = (every: keyof typeof everyWords) => {
    if (every !== 'none') return change({ digests: true, digest: { ...digest, every } });
    // What was to be told in the digest has to be told somehow.
    change({ digests: false, ...(choice.alerts === 'digest' && { alerts: 'at-once' as const }) });
  };
  const { timeZone } = shown.partnership;
  return (
    <fieldset className="act choices">
      <legend>Digest</legend>
      <p className="small soft">
        What needs attention, what got better, and how all that you follow stands, in one mail.
      </p>
      <div className="row">
        <Choice
          label="How often"
          value={digests ? digest.every : 'none'}
          options={Object.entries(everyWords)}
          onChange={(value) => setEvery(value as keyof typeof everyWords)}
        />
        {digests && (
          <>
            <Choice
              label={digest.every === 'week' ? 'Day' : 'First day of its kind'}
              value={String(digest.day)}
              options={weekdays.map((name, index) => [String(index + 1), name])}
              onChange={(value) => set({ day: Number(value) })}
            />
            <Choice
              label="Hour"
              value={String(digest.hour)}
              options={hours.map((hour) => [String(hour), hourWords(hour)])}
              onChange={(value) => set({ hour: Number(value) })}
            />
            <Choice
              label="Time zone"
              value={digest.timeZone ?? timeZone}
              options={[...new Set([timeZone, digest.timeZone ?? timeZone, ...zones])].map((zone) => [
                zone,
                zone.replaceAll('_', ' '),
              ])}
              onChange={(value) => set({ timeZone: value === timeZone ? undefined : value })}
            />
          </>
        )}
      </div>
      {digests && <Scope {...{ shown, digest, set }} />}
      {digests && (
        <label htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={digest.skipUnchanged}
            onChange={({ target }) => set({ skipUnchanged: target.checked })}
          />{' '}
          Only when something changed
        </label>
      )}
    </fieldset>
  );
}

type ScopeProps = {
  shown: PreferencesView;
  digest: DigestSettings;
  set: (part: Partial<DigestSettings>) => void;
};

function Scope({ shown: { ownsAny, districts }, digest: { follow, placeIds }, set }: ScopeProps) {
  const places = [['', 'all that you may see'] as const, ...districts.map(({ id, name }) => [id, name] as const)];
  const chosen = placeIds?.length === 1 ? placeIds[0] : '';
  return (
    <div className="row">
      {ownsAny && (
        <Choice
          label="About"
          value={follow ?? 'own'}
          options={[
            ['own', 'what you own'],
            ['all', 'everything'],
          ]}
          onChange={(value) => set({ follow: value as 'own' | 'all' })}
        />
      )}
      {districts.length > 1 && (
        <Choice
          label="Places"
          value={chosen ?? ''}
          options={places}
          onChange={(value) => set({ placeIds: value === '' ? undefined : [value] })}
        />
      )}
    </div>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly (readonly [value: string, words: string])[];
  onChange: (value: string) => void;
};

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <label className="field" htmlFor={id}>
      {label}
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
