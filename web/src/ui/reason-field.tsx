import { useId } from 'react';
import { LONGEST_NOTE } from '../../../shared/submissions/note.ts';

type Props = { reason: string; change: (reason: string) => void };

/** Why a file is taken back, for who reads the history of its period. */
export function ReasonField({ reason, change }: Props) {
  const hint = useId();
  return (
    <div>
      <label className="field">
        Why, if you like
        <input
          className="text-field"
          maxLength={LONGEST_NOTE}
          aria-describedby={hint}
          value={reason}
          onChange={({ target }) => change(target.value)}
        />
      </label>
      <p className="small soft" id={hint}>
        It is kept with the file. Name no student.
      </p>
    </div>
  );
}
