import '../../api/no-generated-code.ts';
import { checkFileRows } from './check-file-rows.ts';
import type { CheckMessage, CheckRequest } from './check-request.ts';

/** How often progress is told, in milliseconds. */
const INTERVAL = 100;

const say = (message: CheckMessage) => self.postMessage(message);

/** Checks one file apart from the page, so that a large one does not hold it up. */
self.onmessage = async ({ data }: MessageEvent<CheckRequest>) => {
  let told = 0;
  const onProgress = (share: number) => {
    const now = performance.now();
    if (now - told < INTERVAL) return;
    told = now;
    say({ share });
  };
  try {
    say({ done: await checkFileRows(data, onProgress) });
  } catch (error) {
    // Its name only: a message could hold a value of the file.
    say({ failed: error instanceof Error ? error.name : 'Error' });
  }
};
