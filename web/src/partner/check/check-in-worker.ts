import type { CheckedFile, CheckMessage, CheckRequest } from './check-request.ts';

type Watch = { signal: AbortSignal; onProgress: (share: number) => void };

/** Checks a file in a worker. Throws when the browser cannot do it, or when it is stopped. */
export function checkInWorker(request: CheckRequest, { signal, onProgress }: Watch): Promise<CheckedFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    const end = (finish: () => void) => {
      worker.terminate();
      finish();
    };
    signal.addEventListener('abort', () => end(() => reject(new DOMException('Stopped', 'AbortError'))), {
      once: true,
    });
    worker.onerror = () => end(() => reject(new Error('The worker does not start.')));
    worker.onmessage = ({ data }: MessageEvent<CheckMessage>) => {
      if ('share' in data) onProgress(data.share);
      else if ('done' in data) end(() => resolve(data.done));
      else end(() => reject(new Error(data.failed)));
    };
    worker.postMessage(request);
  });
}
