import { useId } from 'react';
import { LONGEST_NOTE } from '../../../shared/submissions/note.ts';

/** What readers of the numbers should know of the file, if anything. */
export function NoteField({ note, change }: { note: string; change: (note: string) => void }) {
  const hint = useId();
  return (
    <div className="note-field">
      <label className="field">
        A note for readers, if you like
        <textarea
          rows={2}
          maxLength={LONGEST_NOTE}
          aria-describedby={hint}
          value={note}
          onChange={({ target }) => change(target.value)}
        />
      </label>
      <p className="small soft" id={hint}>
        For example a storm, or a new way to record. It is quoted beside the numbers. Name no student, and no number of
        a small group.
      </p>
    </div>
  );
}
