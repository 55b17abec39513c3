import { type FormEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { AlertView } from '../../../shared/api/alerts.ts';
import { ask, useAnswer } from './staff-api.ts';

type Action = { path: string; method: 'POST' | 'PUT' | 'DELETE'; body?: unknown };
type Props = {
  alert: AlertView;
  busy: boolean;
  problem: string | undefined;
  act: (action: Action) => Promise<unknown>;
};

/** What can be done with an alert. Nothing happens before a button here is pressed. */
export function AlertActions({ alert, busy, problem, act }: Props) {
  const carryOut = (action: Action) =>
    act(action).then(
      () => true,
      () => false,
    );
  const wanted = new URLSearchParams(location.search).get('do');
  return (
    <section className="sheet" aria-label="What to do">
      {alert.state === 'firing' && (
        <div className="act">
          <div className="buttons">
            <Button
              className="button primary"
              autoFocus={wanted === 'acknowledge'}
              isDisabled={busy}
              onPress={() => void carryOut({ path: '/acknowledge', method: 'POST' })}
            >
              Acknowledge
            </Button>
            <span className="small soft">Says that you have seen it and take care.</span>
          </div>
        </div>
      )}
      {alert.state === 'silenced' ? (
        <div className="act">
          <Button
            className="button"
            isDisabled={busy}
            onPress={() => void carryOut({ path: '/silence', method: 'DELETE' })}
          >
            End the silence
          </Button>
        </div>
      ) : (
        <SilenceForm busy={busy} act={carryOut} focused={wanted === 'silence'} />
      )}
      <Assignee alert={alert} busy={busy} act={carryOut} />
      <NoteForm busy={busy} act={carryOut} focused={wanted === 'note'} />
      <p className="small" role="status">
        {problem ?? ''}
      </p>
    </section>
  );
}

/** `act` gives whether it was done; what was typed stays until it is. */
type FormProps = { busy: boolean; act: (action: Action) => Promise<boolean>; focused?: boolean };

const spans = [
  { days: 7, words: 'one week' },
  { days: 28, words: 'four weeks' },
  { days: 91, words: 'three months' },
] as const;

function SilenceForm({ busy, act, focused = false }: FormProps) {
  const [days, setDays] = useState(28);
  const [reason, setReason] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const until = new Date(Date.now() + days * 86_400_000).toISOString();
    void act({ path: '/silence', method: 'POST', body: { until, reason } }).then((done) => done && setReason(''));
  };
  return (
    <form className="act" onSubmit={submit}>
      <label className="field" htmlFor={`${id}-span`}>
        Silence for
        <select id={`${id}-span`} value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {spans.map(({ days: value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label className="field" htmlFor={`${id}-reason`}>
        Because
        <textarea
          id={`${id}-reason`}
          // biome-ignore lint/a11y/noAutofocus: the button of the mail asked for this field
          autoFocus={focused}
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <div className="buttons">
        <Button className="button" type="submit" isDisabled={busy}>
          Silence
        </Button>
        <span className="small soft">What still holds then is told once.</span>
      </div>
    </form>
  );
}

function Assignee({ alert, busy, act }: FormProps & { alert: AlertView }) {
  const owners = useAnswer(ask.owners).data?.owners ?? [];
  const id = useId();
  return (
    <div className="act">
      <label className="field" htmlFor={id}>
        Given to
        <select
          id={id}
          disabled={busy}
          value={alert.assigneeId ?? ''}
          onChange={({ target }) => {
            const body = target.value === '' ? {} : { ownerId: target.value };
            void act({ path: '/assignee', method: 'PUT', body });
          }}
        >
          <option value="">nobody</option>
          {owners.map(({ id: ownerId, name }) => (
            <option key={ownerId} value={ownerId}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function NoteForm({ busy, act, focused = false }: FormProps) {
  const [text, setText] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void act({ path: '/notes', method: 'POST', body: { text } }).then((done) => done && setText(''));
  };
  return (
    <form className="act" onSubmit={submit}>
      <label className="field" htmlFor={id}>
        Note
        <textarea
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the button of the mail asked for this field
          autoFocus={focused}
          required
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div>
        <Button className="button" type="submit" isDisabled={busy}>
          Add the note
        </Button>
      </div>
    </form>
  );
}
