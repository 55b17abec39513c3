import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { SubmissionSummary, SubmissionView } from '../../shared/api/submissions.ts';
import type { Submission } from '../../shared/submissions/submission.ts';
import type { Handlers } from '../http/http-api.ts';
import { Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';

type SubmissionHandlers = Pick<
  Handlers<typeof staffOperations>,
  'listSubmissions' | 'readSubmission' | 'withdrawSubmission'
>;

/** What was sent: listed, read with its report, withdrawn. */
export function submissionHandlers(ports: StaffPorts): SubmissionHandlers {
  const { store } = ports;
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
    async withdrawSubmission({ params }) {
      const submission = await read(params.id);
      if (submission.state !== 'accepted' && submission.state !== 'withdrawn') {
        const state = submission.state === 'refused' ? 'it was refused' : 'its file has not been read yet';
        throw new Problem(
          'conflict',
          `Only a file that counts can be withdrawn; of submission ${params.id}, ${state}.`,
        );
      }
      await withdraw(ports, submission);
      return { status: 200, body: view(await read(params.id)) };
    },
  };
}

/**
 * Marks a submission's entry in its manifest, so that what it replaced counts again. The manifest is the truth and is
 * written first; repeating it after a crash, or after it was done, comes to the same end.
 */
async function withdraw({ store, queues, clock }: StaffPorts, submission: Submission): Promise<void> {
  const { id, partnerId, dataset, period, sequence } = submission;
  for (;;) {
    const manifest = await store.manifests.get(partnerId, dataset, period);
    if (!manifest.entries.some((entry) => entry.sequence === sequence && !entry.withdrawn)) break;
    const entries = manifest.entries.map((entry) =>
      entry.sequence === sequence ? { ...entry, withdrawn: true } : entry,
    );
    if (await store.manifests.replace({ ...manifest, entries })) break;
  }
  if (submission.state !== 'withdrawn') {
    await store.submissions.update(id, { state: 'withdrawn', decidedAt: clock().toISOString() });
  }
  await queues.recompute({ dataset, period });
}

function view({ objectKey, inputs, totals, ...shown }: Submission): SubmissionView {
  return shown;
}

function summary(submission: Submission): SubmissionSummary {
  const { report, ...shown } = view(submission);
  return shown;
}
