import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { joinedWords } from '../../../shared/api/joined-words.ts';
import type { LinkView, Receipt } from '../../../shared/api/partner.ts';
import { isJoined } from '../../../shared/catalog/dataset.ts';
import { CheckGlyph, ConcernGlyph } from '../ui/glyphs.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemsTable } from '../ui/problems-table.tsx';
import { SuspicionList } from '../ui/suspicion-list.tsx';
import { formatMoment } from '../words/dates.ts';
import { receiptTitle, withdrawnWords } from '../words/receipt.ts';
import { Held } from './held.tsx';
import { LinkProblem } from './link-problem.tsx';
import { MovedTables } from './moved-tables.tsx';
import { NextStep } from './next-step.tsx';
import { readReceipt } from './partner-api.ts';
import { PeriodHistory } from './period-history.tsx';
import { ProblemsList } from './problems-list.tsx';
import { RowCounts } from './row-counts.tsx';
import { Undone } from './undone.tsx';

const LONG_WAIT_MS = 60_000;
const settled = ({ stage }: Receipt) =>
  stage === 'done' || stage === 'held' || stage === 'refused' || stage === 'withdrawn';

type Props = { token: string; submissionId: string; link: LinkView | undefined; focus: boolean };

/** Second step: what became of a file. Follows it to the end; a reload comes back here. */
export function ReceiptView({ token, submissionId, link, focus }: Props) {
  const [openedAt] = useState(Date.now);
  const [withdrawn, setWithdrawn] = useState(false);
  const { data, error, refetch, dataUpdatedAt } = useReceipt(token, submissionId);
  if (error && !data) return <LinkProblem token={token} error={error} retry={refetch} />;
  if (!data) return <p className="loading">Looking up your file</p>;
  if (!data.report && !data.refusal && data.stage !== 'withdrawn') {
    return <Reading receipt={data} late={dataUpdatedAt - openedAt > LONG_WAIT_MS} focus={focus} />;
  }
  const title = receiptTitle(data);
  return (
    <>
      <p className="chip">
        {data.report && <CheckGlyph />}
        {data.report ? 'Received' : `${data.fileName}, read`} {formatMoment(data.at)}
      </p>
      <PageTitle tab={title} focus={focus || withdrawn} key={withdrawn ? 'withdrawn' : 'received'}>
        {title}
      </PageTitle>
      <p className="sub" role="status">
        {nextWords(data)}
      </p>
      {data.note && <p className="soft">Your note: “{data.note}”</p>}
      {data.report && <RowCounts report={data.report} taken={data.stage === 'held' ? 'read' : 'accepted'} />}
      {data.stage === 'held' ? (
        <Held token={token} receipt={data} />
      ) : (
        <SuspicionList title="What was odd about it" suspicions={data.suspicions ?? []} />
      )}
      {data.report && (
        <ProblemsTable report={data.report}>
          <ProblemsList receipt={data} />
        </ProblemsTable>
      )}
      {data.withdrawal ? <Undone receipt={data} /> : <Moved receipt={data} />}
      <div className="two">
        <NextStep token={token} receipt={data} link={link} withdrawn={() => setWithdrawn(true)} />
        <PeriodHistory history={data.history} own={data.id} />
      </div>
    </>
  );
}

/** Asks until the end; once there, what the link says of this period is out of date. */
function useReceipt(token: string, id: string) {
  const queries = useQueryClient();
  const queryKey = ['receipt', token, id];
  const receipt = useQuery({
    queryKey,
    // Short waits while the file is read, so that its counts show as soon as they are known.
    queryFn: ({ signal }) => readReceipt(token, id, queries.getQueryData<Receipt>(queryKey)?.report ? 20 : 2, signal),
    refetchInterval: ({ state }) => (state.data && settled(state.data) ? false : 250),
  });
  const stage = receipt.data?.stage;
  useEffect(() => {
    if (stage !== undefined) void queries.invalidateQueries({ queryKey: ['link', token] });
  }, [stage, token, queries]);
  return receipt;
}

function Reading({ receipt, late, focus }: { receipt: Receipt; late: boolean; focus: boolean }) {
  if (late) {
    return (
      <Notice title="The file has not arrived yet">
        <p className="sub">This page will follow. If the sending was interrupted, send the file again.</p>
        <div className="buttons">
          <a className="button primary" href="#send">
            Send it again
          </a>
        </div>
      </Notice>
    );
  }
  return (
    <div aria-busy="true">
      <PageTitle tab="Reading the file" focus={focus}>
        Reading the file
      </PageTitle>
      <p className="sub">
        {receipt ? `${receipt.fileName} is being checked row by row.` : 'Looking it up.'} You can leave this page and
        come back to it.
      </p>
      <progress className="reading" aria-label="Reading the file" />
    </div>
  );
}

function nextWords(receipt: Receipt): string {
  const { stage, report, refusal, withdrawal } = receipt;
  if (withdrawal) return withdrawnWords(withdrawal, receipt);
  if (stage === 'refused') return `${refusal?.hint ?? ''} No measure changed, and the file was deleted.`.trim();
  if (stage === 'withdrawn') return 'It counts nowhere any more. What it had replaced counts again.';
  if (stage === 'held') return 'It counts nowhere until you say that it is right. Nothing changed so far.';
  if (stage !== 'done') return 'Working out what they moved. You can leave this page and come back to it.';
  if (report && report.refused > 0) return 'The rows to mend stay out of every number until they come.';
  return 'You can close this page.';
}

function WhatMoved({ receipt }: { receipt: Receipt }) {
  const { dataset, report, period } = receipt;
  if (!isJoined(dataset) || !report) return <MovedTables receipt={receipt} />;
  return <p className="after">{joinedWords(report, period.name)}</p>;
}

function Moved({ receipt }: { receipt: Receipt }) {
  if (receipt.stage === 'refused' || receipt.stage === 'held' || receipt.stage === 'withdrawn') return null;
  const done = receipt.stage === 'done';
  return (
    <section className="sheet" aria-busy={!done}>
      <h2>What it moved</h2>
      {done ? <WhatMoved receipt={receipt} /> : <div className="skeleton tall" />}
      {receipt.alerts.length > 0 && (
        <ul className="findings">
          {receipt.alerts.map((sentence) => (
            <li key={sentence}>
              <ConcernGlyph /> <span>{sentence}</span>
            </li>
          ))}
        </ul>
      )}
      {done && receipt.alerts.length === 0 && !isJoined(receipt.dataset) && (
        <p className="small soft after">It set off no alert.</p>
      )}
    </section>
  );
}
