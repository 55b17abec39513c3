import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod';
import { type PreferencesView, preferencesView } from '../../../shared/api/preference-operations.ts';
import type { PreferenceChoices } from '../../../shared/mail/preferences.ts';
import { ApiProblem } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { Notice } from '../ui/notice.tsx';
import { AddressForm } from './address-form.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import '../styles/recipient.css';

const pathOf = (token: string) => `/api/preferences/${encodeURIComponent(token)}`;

/** What the owner of a token chose. */
export const useChoice = (token: string) =>
  useQuery({
    queryKey: ['preferences', token],
    queryFn: ({ signal }) => request(pathOf(token), preferencesView, { signal }),
  });

/** What a person gets, when, and where, as forms. */
export function PreferencesChoice({ token }: { token: string }) {
  const path = pathOf(token);
  const queries = useQueryClient();
  const keep = (saved: PreferencesView) => queries.setQueryData(['preferences', token], saved);
  const choice = useChoice(token);
  const save = useMutation({
    mutationFn: (body: PreferenceChoices) => request(path, preferencesView, { method: 'PUT', body }),
    onSuccess: keep,
  });
  const sample = useMutation({ mutationFn: () => request(`${path}/sample`, z.undefined(), { method: 'POST' }) });
  const address = useMutation({
    mutationFn: (email: string) => request(`${path}/address`, preferencesView, { body: { email } }),
    onSuccess: keep,
  });
  if (choice.error) return <Unknown error={choice.error} />;
  if (!choice.data) return <p className="loading">Looking up your choice</p>;
  return (
    <>
      <PreferencesForm
        shown={choice.data}
        save={save.mutate}
        sendSample={sample.mutate}
        busy={save.isPending || sample.isPending}
        said={saidOf(save, sample)}
      />
      <AddressForm shown={choice.data} ask={address.mutate} busy={address.isPending} error={address.error} />
    </>
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
          ? 'Copy the whole address from the mail; mail programs wrap long links. Where your address changed since, take the link from a later mail.'
          : 'The server cannot be reached. Nothing was changed; try again in a minute.'}
      </p>
    </Notice>
  );
}
