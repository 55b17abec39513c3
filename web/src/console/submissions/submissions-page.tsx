import type { SubmissionSummary } from '../../../../shared/api/submissions.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { Link } from '../../routing/link.tsx';
import { submissionPath } from '../../routing/route.ts';
import { ConcernGlyph } from '../../ui/glyphs.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { formatMoment } from '../../words/dates.ts';
import { formatCounted } from '../../words/numbers.ts';
import { datasetNames, nameIn } from '../../words/records.ts';
import { fateOf, fateWords } from '../../words/submission.ts';
import { LoadProblem } from '../load-problem.tsx';
import { ask, useAnswer } from '../staff-api.ts';

/** Every file that partners sent, the newest first, and what became of it. */
export function SubmissionsPage() {
  const [submissions, partners] = [useAnswer(ask.submissions), useAnswer(ask.partners)];
  const error = submissions.error ?? partners.error;
  if (error) return <LoadProblem what="The files" error={error} />;
  if (!submissions.data || !partners.data) return <p className="loading soft">Loading</p>;
  const all = submissions.data.submissions;
  const numberOf = (wanted: SubmissionSummary['state']) => all.filter(({ state }) => state === wanted).length;
  const [refused, held] = [numberOf('refused'), numberOf('held')];
  return (
    <>
      <PageTitle tab="Submissions">
        {all.length === 0
          ? 'No file has come yet'
          : `${formatCounted(all.length, 'file')}, ${refused === 0 ? 'none refused' : `${refused} refused`}${held === 0 ? '' : `, ${held} held`}`}
      </PageTitle>
      {all.length === 0 ? (
        <p className="sub">
          Partners send files through links. <Link href="/links">Make the first one</Link>.
        </p>
      ) : (
        <section className="sheet">
          <Table all={all} partners={partners.data.partners} />
        </section>
      )}
    </>
  );
}

function Table({ all, partners }: { all: SubmissionSummary[]; partners: { id: string; name: string }[] }) {
  return (
    <table className="table stacked">
      <thead>
        <tr>
          <th scope="col">Partner</th>
          <th scope="col">Data</th>
          <th scope="col">File</th>
          <th scope="col">State</th>
          <th scope="col">Sent</th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => {
          const fate = fateOf(one, all);
          return (
            <tr key={one.id}>
              <td>{nameIn(partners, one.partnerId)}</td>
              <td>
                {datasetNames[one.dataset]}, {shortPeriod(one.period)}
              </td>
              <td>
                <Link href={submissionPath(one.id)}>{one.fileName}</Link>
              </td>
              <td>
                {(fate === 'refused' || fate === 'held') && <ConcernGlyph />} {fateWords[fate]}
              </td>
              <td>{formatMoment(one.decidedAt ?? one.mintedAt)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
