import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FileExpectation } from '../../../shared/submissions/file-expectation.ts';
import type { FileReading } from '../../../shared/submissions/mapping/file-reading.ts';
import type { Mapping } from '../../../shared/submissions/mapping/mapping.ts';
import { receiptHash } from '../../../shared/submissions/receipt-address.ts';
import type { SuspicionCode } from '../../../shared/submissions/suspicions/catalog.ts';
import { ApiProblem } from '../api/problem.ts';
import { checkInWorker } from './check/check-in-worker.ts';
import type { CheckedFile, Sheets } from './check/check-request.ts';
import { checkFile, type FileProblem } from './check-file.ts';
import { expectationQuery } from './expectation-query.ts';
import { linkTitle } from './link-problem.tsx';
import { readComparison, readPublished } from './partner-api.ts';
import { sendFile, UploadTurnedDown } from './send-file.ts';

/** How far the partner has come with a file. */
export type Sending =
  | { step: 'choose' }
  /** A workbook may have another sheet that can be taken. */
  | { step: 'turned-down'; problem: FileProblem; file?: File; sheets?: Sheets | undefined }
  | { step: 'checking'; file: File; share: number }
  /** Without `result` it could not be checked here, and is checked when it arrives. */
  | { step: 'ready'; file: File; result?: CheckedFile; problem?: FileProblem }
  /** The partner says which column is which. */
  | { step: 'mapping'; file: File; result: CheckedFile; reading: FileReading }
  | { step: 'sending'; file: File; share: number };

/** A file, and the sheet to read of a workbook where the partner said so. */
type Chosen = { file: File; sheet?: string | undefined };

/**
 * What goes out: the whole file or the one without columns that nobody needs, and a note that may be empty where nothing
 * odd is confirmed.
 */
export type Outgoing = { file: File; note: string; confirmed?: SuspicionCode[] };

/** Choosing, checking and sending one file. Ends by moving the page on to the receipt. */
export function useSending(token: string, period: string) {
  const [sending, setSending] = useState<Sending>({ step: 'choose' });
  const running = useRef<AbortController>(undefined);
  /** What the partner said here of how files are read. */
  const said = useRef<Mapping>(undefined);
  const { check, expectation } = useCheck(token, period, said);
  useEffect(() => () => running.current?.abort(), []);

  /** A new task, in place of the one that runs. */
  const begin = (): AbortSignal => {
    running.current?.abort();
    running.current = new AbortController();
    return running.current.signal;
  };

  const checkNow = async (chosen: Chosen, before: CheckedFile | undefined, signal: AbortSignal) => {
    const { file } = chosen;
    const onProgress = (share: number) => !signal.aborted && setSending({ step: 'checking', file, share });
    onProgress(0);
    const result = await check(chosen, before, { signal, onProgress });
    if (!signal.aborted) setSending(afterCheck(file, result, said.current !== undefined));
  };

  const choose = async (file: File) => {
    const signal = begin();
    const before = sending.step === 'ready' ? sending.result : undefined;
    const problem = await checkFile(file);
    if (problem) return setSending({ step: 'turned-down', problem });
    await checkNow({ file }, before, signal);
  };

  /** Reads the file that was checked once more, as the partner says. */
  const readBy = async (mapping: Mapping) => {
    if (!('result' in sending) || !sending.result) return;
    said.current = mapping;
    const { file, sheets } = sending.result;
    await checkNow({ file, sheet: sheets?.read }, undefined, begin());
  };

  /** Looks at another sheet of the workbook that was chosen. */
  const chooseSheet = async (sheet: string) => {
    if (sending.step !== 'choose' && sending.file) await checkNow({ file: sending.file, sheet }, undefined, begin());
  };

  const send = async ({ file, note, confirmed = [] }: Outgoing) => {
    const signal = begin();
    const ready: Extract<Sending, { step: 'ready' }> = sending.step === 'ready' ? sending : { step: 'ready', file };
    setSending({ step: 'sending', file, share: 0 });
    const onProgress = (share: number) => setSending({ step: 'sending', file, share });
    try {
      // The file without unused columns is no workbook any more.
      const sheet = file === ready.file ? ready.result?.sheets?.read : undefined;
      const outgoing = { token, file, period, note, confirmed, sheet, mapping: ready.result?.mapping };
      location.hash = receiptHash(await sendFile({ ...outgoing, signal, onProgress }));
    } catch (error) {
      const { problem, ...unsaid } = ready;
      setSending(signal.aborted ? unsaid : { ...unsaid, problem: sendProblem(error) });
    }
  };

  const restart = () => {
    begin();
    setSending({ step: 'choose' });
  };
  const stop = () => running.current?.abort();
  const reading = { readBy, ...readingSteps(sending, setSending), expectation, isSaid: said.current !== undefined };
  return { sending, choose, chooseSheet, send, stop, restart, reading };
}

/** From what was found to how it is read, and back as it was. */
function readingSteps(sending: Sending, show: (next: Sending) => void) {
  return {
    change() {
      if (sending.step !== 'ready' || !sending.result?.reading) return;
      const { file, result } = sending;
      show({ step: 'mapping', file, result, reading: sending.result.reading });
    },
    keep() {
      if (sending.step === 'mapping') show({ step: 'ready', file: sending.file, result: sending.result });
    },
  };
}

type Watch = Parameters<typeof checkInWorker>[1];

/**
 * Checks a file on this computer; undefined when that cannot be done. Rows to mend of the file that was checked before are
 * put back into it.
 */
function useCheck(token: string, period: string, said: { current: Mapping | undefined }) {
  const queries = useQueryClient();
  const check = async (
    chosen: Chosen,
    before: CheckedFile | undefined,
    watch: Watch,
  ): Promise<CheckedFile | undefined> => {
    try {
      const [expectation, published, comparison] = await Promise.all([
        queries.fetchQuery(expectationQuery(token)),
        readPublished(token, period, watch.signal).catch(() => undefined),
        readComparison(token, period, watch.signal).catch(() => undefined),
      ]);
      const readBy = said.current ?? expectation.mapping;
      const against = { expectation: { ...expectation, mapping: readBy }, published, comparison, period };
      const result = await checkInWorker({ ...chosen, ...against }, watch);
      const isPart = result.checked.state === 'refused' && result.checked.refusal.code === 'mended-alone';
      if (!isPart || !before) return result;
      const whole = { file: before.file, sheet: before.sheets?.read, mended: chosen.file };
      return await checkInWorker({ ...whole, ...against }, watch);
    } catch {
      return undefined;
    }
  };
  return { check, expectation: queries.getQueryData<FileExpectation>(expectationQuery(token).queryKey) };
}

/**
 * A file that is refused as a whole, without a report of its rows, is turned down, unless the partner can say which of its
 * columns are meant. They are also asked when columns that they spoke of before are not the same any more.
 */
function afterCheck(file: File, result: CheckedFile | undefined, isSaid: boolean): Sending {
  if (!result) return { step: 'ready', file };
  const { checked, sheets, reading, mapping } = result;
  const isOther = !isSaid && reading?.change && Object.keys(mapping?.columns ?? {}).length > 0;
  const isOpen = checked.state === 'refused' && !checked.report && hasFreeColumns(reading);
  if (reading && (isOther || isOpen)) {
    return { step: 'mapping', file: result.file, result, reading };
  }
  if (checked.state === 'refused' && !checked.report) {
    return { step: 'turned-down', problem: checked.refusal, file, sheets };
  }
  return { step: 'ready', file: result.file, result };
}

/** Where every column is read already, none can be what is missing. */
function hasFreeColumns(reading: FileReading | undefined): boolean {
  const choices = Object.values(reading?.choices ?? {});
  const read = new Set(choices.flatMap(({ column, how }) => (how === 'read' ? [column] : [])));
  return reading?.mappable.some((index) => !read.has(index)) ?? false;
}

function sendProblem(error: unknown): FileProblem {
  if (error instanceof ApiProblem) return { message: linkTitle(error) ?? error.title, hint: error.message };
  if (error instanceof UploadTurnedDown) return { message: 'The file did not arrive', hint: error.message };
  if (error instanceof DOMException && error.name === 'NotReadableError') {
    return { message: 'The file cannot be read any more', hint: 'It was moved or changed. Choose it again.' };
  }
  return { message: 'The connection was lost', hint: 'Nothing was counted. Check your connection and send it again.' };
}
