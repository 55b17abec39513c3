import { type SubmissionView, submissionView } from '../../../../shared/api/submissions.ts';
import { describePeriod } from '../../../../shared/catalog/period.ts';
import { Link } from '../../routing/link.tsx';
import { AskOnce } from '../../ui/ask-once.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemsTable } from '../../ui/problems-table.tsx';
import { formatMoment } from '../../words/dates.ts';
import { shortChecksum } from '../../words/receipt.ts';
import { datasetNames, nameIn } from '../../words/records.ts';
import { fateOf, fateWords, readWords } from '../../words/submission.ts';
import { LoadProblem } from '../load-problem.tsx';
import { ask, useAnswer, useChange } from '../staff-api.ts';

/** One file: what was read of it, what is to mend, and the way to take it back. */
export function SubmissionPage({ submissionId }: { submissionId: string }) {
  const [one, all, partners] = [
    useAnswer(ask.submission(submissionId)),
    useAnswer(ask.submissions),
    useAnswer(ask.partners),
  ];
  const error = one.error ?? all.error ?? partners.error;
  if (error) return <LoadProblem what="The file" error={error} />;
  if (!one.data || !all.data || !partners.data) return <p className="loading soft">Loading</p>;
  const { partnerId, dataset, period, fileName, note, checksum, mintedAt, decidedAt, report } = one.data;
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
      {report && <ProblemsTable report={report} />}
      {(fate === 'counts' || fate === 'replaced') && <Withdraw submission={one.data} counts={fate === 'counts'} />}
    </article>
  );
}

/** Taking a file back asks once more in its place. */
function Withdraw({ submission: { id }, counts }: { submission: SubmissionView; counts: boolean }) {
  const change = useChange(submissionView);
  return (
    <section className="sheet" aria-label="What to do">
      <div className="buttons">
        <AskOnce
          {...{ label: 'Withdraw this file', yes: 'Yes, withdraw it', no: 'Keep it' }}
          isDisabled={change.isPending}
          act={() => change.mutate({ path: `/api/submissions/${id}/withdrawal`, method: 'POST' })}
        />
        <span className="small soft" role="status">
          {change.error?.message ??
            (counts
              ? 'The file that it replaced counts again, or the period has no value.'
              : 'It does not count now, and will not count again.')}
        </span>
      </div>
    </section>
  );
}
