import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import * as z from 'zod';
import { type PreferencesView, preferencesView } from '../../../shared/api/preference-operations.ts';
import type { PreferenceChoices } from '../../../shared/mail/preferences.ts';
import { ApiProblem } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { BrandMark } from '../ui/glyphs.tsx';
import { Notice } from '../ui/notice.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import '../styles/partner.css';
import '../styles/console.css';
import '../styles/recipient.css';

/** The page behind the links of a mail: what its recipient gets, and when. It needs no account. */
export default function PreferencesPage({ token }: { token: string }) {
  const path = `/api/preferences/${encodeURIComponent(token)}`;
  const key = ['preferences', token];
  const queries = useQueryClient();
  const choice = useQuery({ queryKey: key, queryFn: ({ signal }) => request(path, preferencesView, { signal }) });
  const save = useMutation({
    mutationFn: (body: PreferenceChoices) => request(path, preferencesView, { method: 'PUT', body }),
    onSuccess: (saved) => queries.setQueryData(key, saved),
  });
  const sample = useMutation({ mutationFn: () => request(`${path}/sample`, z.undefined(), { method: 'POST' }) });
  return (
    <Frame shown={choice.data}>
      {choice.error ? (
        <Unknown error={choice.error} />
      ) : choice.data ? (
        <PreferencesForm
          shown={choice.data}
          save={save.mutate}
          sendSample={sample.mutate}
          busy={save.isPending || sample.isPending}
          said={saidOf(save, sample)}
        />
      ) : (
        <p className="loading">Looking up your choice</p>
      )}
    </Frame>
  );
}

type Asked = { isSuccess: boolean; submittedAt: number; error: Error | null };

function saidOf(save: Asked, sample: Asked): string {
  const [last, done] =
    sample.submittedAt > save.submittedAt
      ? [sample, 'A sample is on its way, made from what you saved last.']
      : [save, 'Saved. It holds from now on.'];
  return last.isSuccess ? done : (last.error?.message ?? '');
}

function Unknown({ error }: { error: Error }) {
  const isKnown = error instanceof ApiProblem && error.status < 500;
  return (
    <Notice title={isKnown ? 'No mail of ours has this link' : 'Your choice could not be loaded'}>
      <p className="sub">
        {isKnown
          ? 'Copy the whole address from the mail. Mail programs wrap long links.'
          : 'The server cannot be reached. Nothing was changed; try again in a minute.'}
      </p>
    </Notice>
  );
}

function Frame({ shown, children }: { shown: PreferencesView | undefined; children: ReactNode }) {
  return (
    <div className="partner">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="partner-top">
        <span className="brand">
          <BrandMark /> {shown?.partnership.name ?? 'Throughline'}
        </span>
        <span className="small soft">{shown?.name}</span>
      </header>
      <main id="main" className="partner-main">
        {children}
        {shown && (
          <footer className="foot">
            Mails go to {shown.email}. To have another address, write to {shown.partnership.contact}.
            {shown.partnership.demo && ' Demo region, made data.'}
          </footer>
        )}
      </main>
    </div>
  );
}
