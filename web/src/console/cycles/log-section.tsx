import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Entry } from '../../../../shared/cycles/entry.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WordsField } from '../../ui/words-field.tsx';
import { changeWords, dayOf, entryWords, type LogKnown, newestFirst } from '../../words/cycle-log.ts';
import { formatDate } from '../../words/dates.ts';
import { type SavedCycle, savedCycle, useChange } from '../staff-api.ts';
import { Beside, ProblemsOf } from './problems-beside.tsx';

type Props = { cycle: SavedCycle; known: LogKnown; mayAct: boolean; today: string };

/** All that happened to the cycle, newest first: who, when, what and why. Lines are only ever added. */
export function LogSection({ cycle, known, mayAct, today }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <section className="sheet" aria-labelledby="cycle-log">
      <div className="title-line">
        <h2 id="cycle-log">Log</h2>
        {mayAct && !adding && (
          <Button className="inline small" onPress={() => setAdding(true)}>
            Add a note
          </Button>
        )}
      </div>
      {adding && <NoteForm cycle={cycle} today={today} close={() => setAdding(false)} />}
      <ol className="log" aria-label="Log">
        {newestFirst(cycle.log, known.timeZone).map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same of the same moment
          <li key={`${entry.at} ${entry.kind} ${index}`}>
            <span className="small muted">{formatDate(dayOf(entry, known.timeZone))}</span>
            <div>
              <p className="small">
                {entryWords(entry)} <span className="muted">{'by' in entry ? entry.by : 'Throughline'}</span>
              </p>
              <Changes entry={entry} known={known} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a line changed of the definition, one field a line. */
function Changes({ entry, known }: { entry: Entry; known: LogKnown }) {
  if (!('changes' in entry)) return null;
  return entry.changes.map((change) => (
    <p key={change.field} className="entry-details">
      {changeWords(change, known)}
    </p>
  ));
}

function NoteForm({ cycle, today, close }: { cycle: SavedCycle; today: string; close: () => void }) {
  const saving = useChange(savedCycle);
  const [kind, setKind] = useState<'note' | 'review'>('note');
  const [on, setOn] = useState(today);
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(
      { path: `/api/cycles/${cycle.id}/notes`, method: 'POST', body: { kind, on, text } },
      { onSuccess: close },
    );
  };
  return (
    <form className="note-form" onSubmit={submit} aria-label="Add a note">
      <ProblemsOf error={saving.error}>
        <div className="field-pair">
          <SelectField
            label="What it is"
            value={kind}
            options={[
              ['note', 'A note'],
              ['review', 'What a review found'],
            ]}
            change={setKind}
          />
          <Beside field="on">
            <TextField label="Day" type="date" value={on} change={setOn} />
          </Beside>
        </div>
        <Beside field="text">
          <WordsField label="What happened" max={1000} value={text} change={setText} />
        </Beside>
      </ProblemsOf>
      <div className="buttons">
        <Button className="button primary" type="submit" isDisabled={saving.isPending || text.trim() === ''}>
          Add to the log
        </Button>
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <span className="small soft" role="status">
          {saving.error?.message ?? 'It cannot be changed later. Name no student.'}
        </span>
      </div>
    </form>
  );
}
