import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Receipt } from '../../../shared/api/partner.ts';
import { unconfirmed } from '../../../shared/submissions/suspicions/catalog.ts';
import { ApiProblem } from '../api/problem.ts';
import { SuspicionList } from '../ui/suspicion-list.tsx';
import { NoteField } from './note-field.tsx';
import { confirmFile } from './partner-api.ts';

/** A file that is held: what is odd about it, and the way to let it count. */
export function Held({ token, receipt }: { token: string; receipt: Receipt }) {
  const [note, setNote] = useState(receipt.note ?? '');
  const [isAsked, setAsked] = useState(false);
  const { mutate, isPending, error } = useConfirmation(token, receipt.id);
  const confirm = () => (note.trim() === '' ? setAsked(true) : mutate(note));
  return (
    <SuspicionList title="Is this right?" suspicions={unconfirmed(receipt)}>
      <NoteField note={note} change={setNote} need={isAsked ? 'missing' : 'needed'} />
      <div className="buttons">
        <button type="button" className="button primary" disabled={isPending} onClick={confirm}>
          It is right, count it
        </button>
      </div>
      <p className="small" role="alert">
        {error &&
          `It was not confirmed. ${error instanceof ApiProblem ? error.message : 'The server cannot be reached.'}`}
      </p>
    </SuspicionList>
  );
}

/** The answer is the receipt as it is now, which the page then follows to its end. */
function useConfirmation(token: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: string) => confirmFile(token, id, note),
    async onSuccess(receipt) {
      const queryKey = ['receipt', token, id];
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, receipt);
      await queries.invalidateQueries({ queryKey });
    },
  });
}
