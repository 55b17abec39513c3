import { useMutation } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.ts';
import { askForRenewal } from './partner-api.ts';

/** A wish for a new link in place of one that ended. The link itself goes to the partner's registered contact. */
export function AskForRenewal({ token }: { token: string }) {
  const ask = useMutation({ mutationFn: () => askForRenewal(token) });
  const failure = ask.error instanceof ApiProblem ? ask.error.message : 'The server cannot be reached. Try again.';
  return (
    <>
      {!ask.isSuccess && (
        <div className="buttons">
          <button type="button" className="button primary" disabled={ask.isPending} onClick={() => ask.mutate()}>
            Ask for a new link
          </button>
        </div>
      )}
      <p className="after" role="status">
        {ask.data?.message ?? (ask.isError ? failure : '')}
      </p>
    </>
  );
}
