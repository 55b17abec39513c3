import { runBundled } from './run-bundled.ts';

/** Seconds for the digests of a thousand readers, of whom most follow a place of their own, charts included; and their size. */
export type DigestBench = { readers: number; sent: number; seconds: number; medianKb: number; picturesDrawn: number };

export const benchDigests = (): Promise<DigestBench> => runBundled('digests-run');
