import { useId, useState } from 'react';
import { joinedWords } from '../../../shared/api/joined-words.ts';
import { type Dataset, isJoined } from '../../../shared/catalog/dataset.ts';
import type { Report } from '../../../shared/submissions/report.ts';
import { DownloadLink } from '../ui/download-link.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemsTable } from '../ui/problems-table.tsx';
import { SuspicionList } from '../ui/suspicion-list.tsx';
import { checkedLead, checkedTitle, leftOutWords } from '../words/check.ts';
import { formatCounted } from '../words/numbers.ts';
import type { CheckedFile } from './check/check-request.ts';
import type { WouldMove } from './check/would-move.ts';
import type { FileProblem } from './check-file.ts';
import { ChooseFile, Problem, useFileDrop } from './file-zone.tsx';
import { HowItIsRead } from './mapping/how-it-is-read.tsx';
import { LabelsToSay } from './mapping/labels-to-say.tsx';
import { MovedTables } from './moved-tables.tsx';
import { NoteField } from './note-field.tsx';
import { RowCounts } from './row-counts.tsx';
import { SheetField } from './sheet-field.tsx';
import type { Outgoing, useSending } from './use-sending.ts';

type Props = {
  result: CheckedFile;
  dataset: Dataset;
  /** Name of the period that the file is for. */
  periodName: string;
  /** Why sending it did not work. */
  problem: FileProblem | undefined;
  choose: (file: File) => void;
  chooseSheet: (sheet: string) => void;
  send: (outgoing: Outgoing) => void;
  restart: () => void;
  /** How it is read, and how that is changed. */
  reading: ReturnType<typeof useSending>['reading'];
};

/** What was found in a file, before anything is sent: its rows, those to mend, and what goes out. */
export function CheckedView(props: Props) {
  const { result, dataset, periodName, problem, choose, chooseSheet, send, restart, reading } = props;
  const { checked, file, slim, wouldMove, suspicions, toMend, mapping, unknown, seconds } = result;
  const { report } = checked;
  const [note, setNote] = useState('');
  const [isSlim, setSlim] = useState(true);
  const [isAsked, setAsked] = useState(false);
  const isOdd = suspicions.length > 0;
  const title = checkedTitle(checked, isOdd);
  useFileDrop(choose, true);
  const isReady = checked.state === 'accepted';
  const sendIt = () => {
    if (isOdd && note.trim() === '') return setAsked(true);
    send({ file: (isSlim && slim) || file, note, confirmed: suspicions.map(({ code }) => code) });
  };
  return (
    <>
      <PageTitle tab={title} focus>
        {title}
      </PageTitle>
      <p className="sub">
        {file.name}. {checkedLead(checked, seconds)}
      </p>
      <HowItIsRead result={result} isConfirmed={reading.isSaid} change={reading.change} />
      {problem && <Problem problem={problem} />}
      <SheetField sheets={result.sheets} choose={chooseSheet} />
      {report && <RowCounts report={report} taken="ready" />}
      {reading.expectation && unknown && unknown.length > 0 && (
        <LabelsToSay {...reading} {...{ unknown, mapping }} expectation={reading.expectation} />
      )}
      {report && (
        <ProblemsTable report={report}>
          {toMend && <ToMend rows={report.refused} file={toMend} of={file.name} />}
        </ProblemsTable>
      )}
      <SuspicionList title="Is this right?" suspicions={suspicions} />
      {isReady && isJoined(dataset) && (
        <section className="sheet">
          <h2>What this file would do</h2>
          <p className="after">{joinedWords(checked.report, periodName)}</p>
        </section>
      )}
      {wouldMove && isReady && !isJoined(dataset) && (
        <Preview would={wouldMove} report={checked.report} periodName={periodName} />
      )}
      <section className="sheet" aria-label="Before you send it">
        {isReady && (isOdd || !isJoined(dataset)) && (
          <NoteField note={note} change={setNote} need={isOdd ? (isAsked ? 'missing' : 'needed') : undefined} />
        )}
        {isReady && slim && <LeaveOut report={checked.report} isOn={isSlim} turn={setSlim} />}
        {toMend && (
          <p className="soft">
            Mend the rows in the file that you downloaded and choose it here: they are put back in their place. Or mend
            them in your own system, and choose the whole file again.
            {isReady && ' What is not mended stays out of every number.'}
          </p>
        )}
        <div className="buttons">
          {isReady && (
            <button type="button" className="button primary big" onClick={sendIt}>
              {isOdd ? 'It is right, send' : 'Send'} {formatCounted(checked.report.accepted, 'row')}
            </button>
          )}
          {toMend ? (
            <ChooseFile choose={choose} label="Choose the mended file" isQuiet={isReady} />
          ) : (
            <button type="button" className="button big" onClick={restart}>
              Choose another file
            </button>
          )}
        </div>
      </section>
    </>
  );
}

type PreviewProps = { would: WouldMove; report: Report; periodName: string };

function Preview({ would: { moved, notKnown, withoutTotal }, report, periodName }: PreviewProps) {
  return (
    <section className="sheet">
      <h2>What this file would move</h2>
      <MovedTables receipt={{ moved, report, period: { name: periodName } }} />
      <p className="small soft after">
        {withoutTotal && 'Schools that the file leaves out keep what they have; with them the total is counted. '}
        {notKnown.length > 0 && `${notKnown.join(', ')}: known once the file is in. `}
        These are previews, made on your computer. The file is counted again when it arrives, and more may be hidden
        then.
      </p>
    </section>
  );
}

/** The rows to mend, to be taken away as a file. */
function ToMend({ rows, file, of }: { rows: number; file: Blob; of: string }) {
  return (
    <DownloadLink file={file} name={`to-mend ${of.replace(/\.[^.]*$/, '')}.csv`}>
      Download the {formatCounted(rows, 'row')} to mend
    </DownloadLink>
  );
}

type LeaveOutProps = { report: Report; isOn: boolean; turn: (isOn: boolean) => void };

function LeaveOut({ report, isOn, turn }: LeaveOutProps) {
  const id = useId();
  return (
    <label className="leave-out" htmlFor={id}>
      <input id={id} type="checkbox" checked={isOn} onChange={({ target }) => turn(target.checked)} />
      <span>
        {leftOutWords(report)}. <span className="soft">Not needed, and not stored in any case.</span>
      </span>
    </label>
  );
}
