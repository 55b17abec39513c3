import { ApiProblem } from '../api/problem.ts';
import { PreferencesChoice } from '../recipient/preferences-choice.tsx';
import { Notice } from '../ui/notice.tsx';
import { LoadProblem } from './load-problem.tsx';
import { ask, useAnswer } from './staff-api.ts';

/** What the signed-in person gets by mail: the page behind the links of their mails, within the console. */
export function WhatYouGet() {
  const own = useAnswer(ask.ownToken);
  if (own.error instanceof ApiProblem && own.error.status === 404) {
    return (
      <Notice title="No mails go to you">
        <p className="sub">{own.error.message}</p>
      </Notice>
    );
  }
  if (own.error) return <LoadProblem what="What you get" error={own.error} />;
  return own.data ? (
    <PreferencesChoice key={own.data.token} token={own.data.token} />
  ) : (
    <p className="loading soft">Loading</p>
  );
}
