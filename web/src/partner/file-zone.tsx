import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { formatBytes } from '../words/numbers.ts';
import type { FileProblem } from './check-file.ts';
import { NoteField } from './note-field.tsx';
import { SheetField } from './sheet-field.tsx';
import type { Outgoing, Sending } from './use-sending.ts';

const TAKEN =
  '.csv,.tsv,.txt,text/csv,text/plain,.xlsx,.xlsm,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,.zip,application/zip';

type Props = {
  sending: Sending;
  choose: (file: File) => void;
  chooseSheet: (sheet: string) => void;
  send: (outgoing: Outgoing) => void;
  stop: () => void;
  restart: () => void;
};

/** Takes one file, by choosing or dropping it anywhere on the page, and says how far it is. */
export function FileZone({ sending, choose, chooseSheet, send, stop, restart }: Props) {
  const over = useFileDrop(choose, sending.step !== 'sending');
  return (
    <section className={over ? 'drop over' : 'drop'} aria-label="Your file">
      {sending.step === 'choose' && <Choose choose={choose} label="Choose a file" />}
      {sending.step === 'turned-down' && (
        <>
          <Problem problem={sending.problem} />
          <SheetField sheets={sending.sheets} choose={chooseSheet} />
          <Choose choose={choose} label="Choose another file" />
        </>
      )}
      {sending.step === 'checking' && <Progress {...sending} doing="Checking" stop={restart} />}
      {sending.step === 'ready' && (
        <>
          {sending.problem && <Problem problem={sending.problem} />}
          <Ready file={sending.file} send={(note) => send({ file: sending.file, note })} restart={restart} />
        </>
      )}
      {sending.step === 'sending' && <Progress {...sending} doing="Sending" stop={stop} />}
    </section>
  );
}

type ChooseProps = { choose: (file: File) => void; label: string };

/** A button that takes a file. */
export function ChooseFile({ choose, label, isQuiet = false }: ChooseProps & { isQuiet?: boolean }) {
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file may be chosen again once it is mended.
    event.target.value = '';
    if (file) choose(file);
  };
  return (
    <label className={isQuiet ? 'button big' : 'button primary big'}>
      <input className="unseen" type="file" accept={TAKEN} onChange={take} />
      {label}
    </label>
  );
}

function Choose(props: ChooseProps) {
  return (
    <>
      <ChooseFile {...props} />
      <p>or drop it here. CSV up to 100 MB; Excel (.xlsx) or ZIP up to 50 MB.</p>
      <p>It is checked on your computer first. Nothing is sent until you say so.</p>
    </>
  );
}

/** Why a file cannot be taken or was not sent. */
export function Problem({ problem }: { problem: FileProblem }) {
  return (
    <div role="alert">
      <h2>{problem.message}</h2>
      <p>{problem.hint} Nothing was sent.</p>
    </div>
  );
}

function Ready({ file, send, restart }: { file: File; send: (note: string) => void; restart: () => void }) {
  const [note, setNote] = useState('');
  const primary = useRef<HTMLButtonElement>(null);
  useEffect(() => primary.current?.focus(), []);
  return (
    <>
      <h2 className="file-name">{file.name}</h2>
      <p>
        {formatBytes(file.size)}. It could not be checked on this computer, and is checked when it arrives. Nothing has
        been sent yet.
      </p>
      <NoteField note={note} change={setNote} />
      <div className="buttons">
        <button type="button" className="button primary big" ref={primary} onClick={() => send(note)}>
          Send this file
        </button>
        <button type="button" className="button big" onClick={restart}>
          Choose another file
        </button>
      </div>
    </>
  );
}

function Progress({ file, share, doing, stop }: { file: File; share: number; doing: string; stop: () => void }) {
  return (
    <>
      <h2 className="file-name" id="progress">
        {doing} {file.name}
      </h2>
      <progress aria-labelledby="progress" max={1} value={share} />
      <p aria-hidden="true">
        {Math.floor(share * 100)}% of {formatBytes(file.size)}
      </p>
      <button type="button" className="button" onClick={stop}>
        Stop
      </button>
    </>
  );
}

/** Takes a file dropped anywhere on the page; tells whether one hovers over it. */
export function useFileDrop(take: (file: File) => void, enabled: boolean): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef({ take, enabled });
  useEffect(() => {
    latest.current = { take, enabled };
  });
  useEffect(() => {
    const listening = new AbortController();
    const on = (name: 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
      window.addEventListener(name, listener, { signal: listening.signal });
    on('dragover', (event) => {
      event.preventDefault();
      setOver(latest.current.enabled);
    });
    on('dragleave', () => setOver(false));
    on('drop', (event) => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file && latest.current.enabled) latest.current.take(file);
    });
    return () => listening.abort();
  }, []);
  return over;
}
