import { useEffect, useId, useRef } from 'react';
import { LONGEST_NOTE } from '../../../shared/submissions/note.ts';

type Props = {
  note: string;
  change: (note: string) => void;
  /** Whether it must say why what is odd is right, and is asked for because it does not. */
  need?: 'needed' | 'missing' | undefined;
};

/** What readers of the numbers should know of the file, if anything. */
export function NoteField({ note, change, need }: Props) {
  const [hint, problem] = [useId(), useId()];
  const field = useRef<HTMLTextAreaElement>(null);
  const isMissing = need === 'missing' && note.trim() === '';
  useEffect(() => {
    if (isMissing) field.current?.focus();
  }, [isMissing]);
  return (
    <div className="note-field">
      <label className="field">
        {need ? 'Why it is right, for readers' : 'A note for readers, if you like'}
        <textarea
          ref={field}
          rows={2}
          maxLength={LONGEST_NOTE}
          required={need !== undefined}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${problem} ${hint}` : hint}
          value={note}
          onChange={({ target }) => change(target.value)}
        />
      </label>
      {isMissing && (
        <p className="small" id={problem}>
          Say in a few words why what is odd is right.
        </p>
      )}
      <p className="small soft" id={hint}>
        For example a storm, or a new way to record. It is quoted beside the numbers. Name no student, and no number of
        a small group.
      </p>
    </div>
  );
}
