import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { checkFile, type FileProblem } from './check-file.ts';
import { linkTitle } from './link-problem.tsx';
import { receiptHash } from './receipt-address.ts';
import { sendFile, UploadTurnedDown } from './send-file.ts';

/** How far the partner has come with a file. */
export type Sending =
  | { step: 'choose' }
  | { step: 'turned-down'; problem: FileProblem }
  | { step: 'ready'; file: File; problem?: FileProblem }
  | { step: 'sending'; file: File; share: number };

/** Choosing, checking and sending one file. Ends by moving the page on to the receipt. */
export function useSending(token: string) {
  const [sending, setSending] = useState<Sending>({ step: 'choose' });
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const choose = async (file: File) => {
    const problem = await checkFile(file);
    setSending(problem ? { step: 'turned-down', problem } : { step: 'ready', file });
  };

  const send = async (file: File, period: string, note: string) => {
    const controller = new AbortController();
    running.current = controller;
    setSending({ step: 'sending', file, share: 0 });
    const onProgress = (share: number) => setSending({ step: 'sending', file, share });
    try {
      location.hash = receiptHash(await sendFile({ token, file, period, note, signal: controller.signal, onProgress }));
    } catch (error) {
      const stopped = controller.signal.aborted;
      setSending(stopped ? { step: 'ready', file } : { step: 'ready', file, problem: sendProblem(error) });
    }
  };

  return { sending, choose, send, stop: () => running.current?.abort(), restart: () => setSending({ step: 'choose' }) };
}

function sendProblem(error: unknown): FileProblem {
  if (error instanceof ApiProblem) return { message: linkTitle(error) ?? error.title, hint: error.message };
  if (error instanceof UploadTurnedDown) return { message: 'The file did not arrive', hint: error.message };
  if (error instanceof DOMException && error.name === 'NotReadableError') {
    return { message: 'The file cannot be read any more', hint: 'It was moved or changed. Choose it again.' };
  }
  return { message: 'The connection was lost', hint: 'Nothing was counted. Check your connection and send it again.' };
}
