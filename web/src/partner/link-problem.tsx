import { ApiProblem } from '../api/problem.ts';
import { Notice } from '../ui/notice.tsx';
import { AskForRenewal } from './ask-for-renewal.tsx';

/** Why a link cannot be used, in its own sentence. The API's detail says what to do. */
const linkTitles: Record<string, string> = {
  'link-unknown': 'This link is not known',
  'link-expired': 'This link has ended',
  'link-revoked': 'This link was withdrawn',
  'link-used-up': 'This link has been used as often as it may be',
  'no-agreement': 'No data sharing agreement covers this link',
};

/** Ended links whose holder may ask for a new one. */
const renewable = new Set(['link-expired', 'link-used-up']);

/** The title for a problem with the link itself; undefined for other errors. */
export function linkTitle(error: unknown): string | undefined {
  return error instanceof ApiProblem ? linkTitles[error.kind] : undefined;
}

/** The page in place of everything else when the link does not open. */
export function LinkProblem({ token, error, retry }: { token: string; error: unknown; retry: () => void }) {
  const title = linkTitle(error);
  if (title !== undefined && error instanceof ApiProblem) {
    return (
      <Notice title={title}>
        <p className="sub">{error.message}</p>
        <p className="soft">Files that came through it before are safe.</p>
        {renewable.has(error.kind) && <AskForRenewal token={token} />}
      </Notice>
    );
  }
  return (
    <Notice title="This page could not be loaded">
      <p className="sub">
        {error instanceof ApiProblem ? error.message : 'The server cannot be reached. Check your connection.'} Nothing
        was sent.
      </p>
      <div className="buttons">
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      </div>
    </Notice>
  );
}
