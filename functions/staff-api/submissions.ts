import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { SubmissionSummary, SubmissionView } from '../../shared/api/submissions.ts';
import { readHistory } from '../../shared/pipeline/read-history.ts';
import { withdrawSubmission } from '../../shared/pipeline/withdraw-submission.ts';
import type { Submission } from '../../shared/submissions/submission.ts';
import { withoutNumbers } from '../../shared/submissions/suspicions/catalog.ts';
import { whyNotWithdrawable } from '../../shared/submissions/withdrawal.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import { signedInOwner } from './signed-in-owner.ts';

type SubmissionHandlers = Pick<
  Handlers<typeof staffOperations>,
  'listSubmissions' | 'readSubmission' | 'withdrawSubmission' | 'readHistory'
>;

/** What was sent: listed, read with its report, withdrawn. */
export function submissionHandlers(ports: StaffPorts): SubmissionHandlers {
  const { store, everything } = ports;
  const read = async (id: string): Promise<Submission> => {
    const submission = await store.submissions.get(id);
    if (!submission) throw new Problem('not-found', `There is no submission ${id}.`);
    return submission;
  };
  return {
    async listSubmissions({ query: { partner, dataset, period, state, limit } }) {
      const fits = (one: Submission) =>
        (partner ?? one.partnerId) === one.partnerId &&
        (dataset ?? one.dataset) === one.dataset &&
        (period ?? one.period) === one.period &&
        (state ?? one.state) === one.state;
      const submissions = (await store.submissions.list()).filter(fits).slice(0, limit).map(summary);
      return { status: 200, body: { submissions } };
    },
    async readSubmission({ params }) {
      return { status: 200, body: view(await read(params.id)) };
    },
    async withdrawSubmission({ params, body: { reason } }, { username }) {
      const submission = await read(params.id);
      const { partnerId, dataset, period } = submission;
      const whyNot = whyNotWithdrawable(submission, await store.manifests.get(partnerId, dataset, period));
      if (whyNot) throw new Problem('conflict', whyNot);
      const name = (await signedInOwner(store, username))?.name;
      await withdrawSubmission(ports, submission, { who: 'staff', ...(name && { name }) }, reason);
      return { status: 200, body: view(await read(params.id)) };
    },
    async readHistory({ query: { partner: partnerId, dataset, period } }) {
      const partner = await store.partners.get(partnerId);
      if (!partner) throw new Problem('not-found', `There is no partner ${partnerId}.`);
      const history = await readHistory(everything, partner, dataset, period, 'without-values');
      return { status: 200, body: { history } };
    },
  };
}

function view(submission: Submission): SubmissionView {
  const { objectKey, inputs, joinedInputs, withdrawnInputs, withdrawnJoinedInputs, totals, ...rest } = submission;
  const { suspicions, ...shown } = rest;
  return { ...shown, ...(suspicions && { suspicions: suspicions.map(withoutNumbers) }) };
}

function summary(submission: Submission): SubmissionSummary {
  const { report, ...shown } = view(submission);
  return shown;
}
