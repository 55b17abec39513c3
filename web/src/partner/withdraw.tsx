import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { Receipt } from '../../../shared/api/partner.ts';
import { ApiProblem } from '../api/problem.ts';
import { ReasonField } from '../ui/reason-field.tsx';
import { ifWithdrawnWords } from '../words/history.ts';
import { withdrawFile } from './partner-api.ts';

type Props = {
  token: string;
  receipt: Receipt;
  /** Told once the file is withdrawn. */
  done: () => void;
  /** The other way on, beside it. */
  children: ReactNode;
};

const takeFocus = (element: HTMLElement | null) => element?.focus();

/** Taking a file back: asks once more in its place, with what will happen. */
export function Withdraw({ token, receipt, done, children }: Props) {
  const [asking, setAsking] = useState<'not yet' | 'yes' | 'no more'>('not yet');
  const [reason, setReason] = useState('');
  const words = useId();
  const { mutate, isPending, error } = useWithdrawal(token, receipt.id, done);
  const entry = receipt.history.find(({ id }) => id === receipt.id);
  if (asking !== 'yes') {
    return (
      <div className="buttons">
        {children}
        <button
          type="button"
          className="button"
          ref={asking === 'no more' ? takeFocus : null}
          onClick={() => setAsking('yes')}
        >
          Withdraw
        </button>
      </div>
    );
  }
  return (
    <fieldset className="ask-again" tabIndex={-1} ref={takeFocus} aria-describedby={words}>
      <legend>Withdraw {receipt.fileName}?</legend>
      <p id={words}>{entry && ifWithdrawnWords(entry, receipt.history)}</p>
      <ReasonField reason={reason} change={setReason} />
      <div className="buttons">
        <button type="button" className="button primary" disabled={isPending} onClick={() => mutate(reason)}>
          Yes, withdraw it
        </button>
        <button type="button" className="button" onClick={() => setAsking('no more')}>
          Keep it
        </button>
      </div>
      <p className="small" role="alert">
        {error &&
          `It was not withdrawn. ${error instanceof ApiProblem ? error.message : 'The server cannot be reached.'}`}
      </p>
    </fieldset>
  );
}

/** The answer is the receipt as it is now, which the page then follows to its end. */
function useWithdrawal(token: string, id: string, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => withdrawFile(token, id, reason),
    async onSuccess(receipt) {
      const queryKey = ['receipt', token, id];
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, receipt);
      done();
      await queries.invalidateQueries({ queryKey });
    },
  });
}
