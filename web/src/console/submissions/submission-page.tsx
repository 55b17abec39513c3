import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { HistoryEntry } from '../../../../shared/api/history.ts';
import { type SubmissionView, submissionView } from '../../../../shared/api/submissions.ts';
import { describePeriod } from '../../../../shared/catalog/period.ts';
import { Link } from '../../routing/link.tsx';
import { FileHistory } from '../../ui/file-history.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemsTable } from '../../ui/problems-table.tsx';
import { ReasonField } from '../../ui/reason-field.tsx';
import { SuspicionList } from '../../ui/suspicion-list.tsx';
import { formatMoment } from '../../words/dates.ts';
import { ifWithdrawnWords } from '../../words/history.ts';
import { shortChecksum } from '../../words/receipt.ts';
import { datasetNames, nameIn } from '../../words/records.ts';
import { fateOf, fateWords, readWords } from '../../words/submission.ts';
import { LoadProblem } from '../load-problem.tsx';
import { ask, useAnswer, useAsk, useChange } from '../staff-api.ts';

/** One file: what was read of it, what is to mend, and the way to take it back. */
export function SubmissionPage({ submissionId }: { submissionId: string }) {
  const [one, all, partners] = [
    useAnswer(ask.submission(submissionId)),
    useAnswer(ask.submissions),
    useAnswer(ask.partners),
  ];
  const files = useHistory(one.data);
  const error = one.error ?? all.error ?? partners.error ?? files.error;
  if (error) return <LoadProblem what="The file" error={error} />;
  if (!one.data || !all.data || !partners.data) return <p className="loading soft">Loading</p>;
  const { partnerId, dataset, period, fileName, note, checksum, mintedAt, decidedAt, report } = one.data;
  const history = files.data?.history ?? [];
  const fate = fateOf(one.data, all.data.submissions);
  const title = `${nameIn(partners.data.partners, partnerId)}: ${datasetNames[dataset].toLowerCase()}, ${describePeriod(period)}`;
  const fingerprint = shortChecksum(checksum);
  return (
    <article>
      <nav className="crumbs small" aria-label="You are here">
        <Link href="/submissions">Submissions</Link> / {fileName}
      </nav>
      <PageTitle tab={title}>{title}</PageTitle>
      <p className="sub">
        {fateWords[fate]}. {readWords(one.data)}
      </p>
      <p className="soft small after">
        {fileName}, sent {formatMoment(decidedAt ?? mintedAt)}
        {fingerprint && `, checksum ${fingerprint}`}
      </p>
      {note && <p>Their note: “{note}”</p>}
      <SuspicionList title="What is odd about it" suspicions={one.data.suspicions ?? []} />
      {report && <ProblemsTable report={report} />}
      {(one.data.state === 'accepted' || one.data.state === 'held') && (
        <Withdraw submission={one.data} history={history} />
      )}
      <FileHistory history={history} title="Files of this period" who={sender} />
    </article>
  );
}

/** Asked once it is known whose file it is. */
function useHistory(submission: SubmissionView | undefined) {
  const ofPeriod = useAsk()(ask.history(submission));
  return useQuery({ ...ofPeriod, enabled: submission !== undefined && ofPeriod.enabled !== false });
}

const sender = ({ sentBy, linkId }: HistoryEntry) => `${sentBy}, link ${linkId.slice(0, 8)}`;

type Asked = { submission: SubmissionView; history: readonly HistoryEntry[] };

/** Taking a file back asks once more in its place, with what will happen. */
function Withdraw({ submission: { id }, history }: Asked) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const change = useChange(submissionView);
  const entry = history.find((one) => one.id === id);
  const withdraw = () =>
    change.mutate(
      { path: `/api/submissions/${id}/withdrawal`, method: 'POST', body: { reason } },
      { onSettled: () => setAsking(false) },
    );
  return (
    <section className="sheet" aria-label="What to do">
      {asking && <ReasonField reason={reason} change={setReason} />}
      <div className="buttons">
        <Button
          className="button"
          isDisabled={change.isPending}
          onPress={() => (asking ? withdraw() : setAsking(true))}
        >
          {asking ? 'Yes, withdraw it' : 'Withdraw this file'}
        </Button>
        {asking && (
          <Button className="button" onPress={() => setAsking(false)}>
            Keep it
          </Button>
        )}
        <span className="small soft" role="status">
          {change.error?.message ?? (entry && ifWithdrawnWords(entry, history))}
        </span>
      </div>
    </section>
  );
}
