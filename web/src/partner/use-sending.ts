import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { receiptHash } from '../../../shared/submissions/receipt-address.ts';
import { ApiProblem } from '../api/problem.ts';
import { checkInWorker } from './check/check-in-worker.ts';
import type { CheckedFile } from './check/check-request.ts';
import { checkFile, type FileProblem } from './check-file.ts';
import { linkTitle } from './link-problem.tsx';
import { readExpectation, readPublished } from './partner-api.ts';
import { sendFile, UploadTurnedDown } from './send-file.ts';

/** How far the partner has come with a file. */
export type Sending =
  | { step: 'choose' }
  | { step: 'turned-down'; problem: FileProblem }
  | { step: 'checking'; file: File; share: number }
  /** Without `result` it could not be checked here, and is checked when it arrives. */
  | { step: 'ready'; file: File; result?: CheckedFile; problem?: FileProblem }
  | { step: 'sending'; file: File; share: number };

/** What goes out: the whole file or the one without columns that nobody needs, and a note that may be empty. */
export type Outgoing = { file: File; note: string };

/** Choosing, checking and sending one file. Ends by moving the page on to the receipt. */
export function useSending(token: string, period: string) {
  const [sending, setSending] = useState<Sending>({ step: 'choose' });
  const running = useRef<AbortController>(undefined);
  const check = useCheck(token, period);
  useEffect(() => () => running.current?.abort(), []);

  /** A new task, in place of the one that runs. */
  const begin = (): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  };

  const choose = async (file: File) => {
    const signal = begin();
    const before = sending.step === 'ready' ? sending.result?.file : undefined;
    const problem = await checkFile(file);
    if (problem) return setSending({ step: 'turned-down', problem });
    const onProgress = (share: number) => !signal.aborted && setSending({ step: 'checking', file, share });
    onProgress(0);
    const result = await check(file, before, { signal, onProgress });
    if (!signal.aborted) setSending(afterCheck(file, result));
  };

  const send = async ({ file, note }: Outgoing) => {
    const signal = begin();
    const ready: Extract<Sending, { step: 'ready' }> = sending.step === 'ready' ? sending : { step: 'ready', file };
    setSending({ step: 'sending', file, share: 0 });
    const onProgress = (share: number) => setSending({ step: 'sending', file, share });
    try {
      location.hash = receiptHash(await sendFile({ token, file, period, note, signal, onProgress }));
    } catch (error) {
      const { problem, ...unsaid } = ready;
      setSending(signal.aborted ? unsaid : { ...unsaid, problem: sendProblem(error) });
    }
  };

  const restart = () => {
    begin();
    setSending({ step: 'choose' });
  };
  return { sending, choose, send, stop: () => running.current?.abort(), restart };
}

type Watch = Parameters<typeof checkInWorker>[1];

/**
 * Checks a file on this computer; undefined when that cannot be done. Rows to mend of the file that was checked before are
 * put back into it.
 */
function useCheck(token: string, period: string) {
  const queries = useQueryClient();
  const queryKey = ['expectation', token];
  return async (file: File, before: File | undefined, watch: Watch): Promise<CheckedFile | undefined> => {
    try {
      const [expectation, published] = await Promise.all([
        queries.fetchQuery({ queryKey, queryFn: ({ signal }) => readExpectation(token, signal) }),
        readPublished(token, period, watch.signal).catch(() => undefined),
      ]);
      const against = { expectation, published, period };
      const result = await checkInWorker({ file, ...against }, watch);
      const isPart = result.checked.state === 'refused' && result.checked.refusal.code === 'mended-alone';
      return isPart && before ? await checkInWorker({ file: before, mended: file, ...against }, watch) : result;
    } catch {
      return undefined;
    }
  };
}

/** A file that is refused as a whole, without a report of its rows, is turned down. */
function afterCheck(file: File, result: CheckedFile | undefined): Sending {
  if (!result) return { step: 'ready', file };
  const { checked } = result;
  if (checked.state === 'refused' && !checked.report) return { step: 'turned-down', problem: checked.refusal };
  return { step: 'ready', file: result.file, result };
}

function sendProblem(error: unknown): FileProblem {
  if (error instanceof ApiProblem) return { message: linkTitle(error) ?? error.title, hint: error.message };
  if (error instanceof UploadTurnedDown) return { message: 'The file did not arrive', hint: error.message };
  if (error instanceof DOMException && error.name === 'NotReadableError') {
    return { message: 'The file cannot be read any more', hint: 'It was moved or changed. Choose it again.' };
  }
  return { message: 'The connection was lost', hint: 'Nothing was counted. Check your connection and send it again.' };
}
