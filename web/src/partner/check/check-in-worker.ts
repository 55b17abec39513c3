import type { CheckedFile, CheckMessage, CheckRequest } from './check-request.ts';
import workerUrl from './check-worker.ts?worker&url';

type Watch = { signal: AbortSignal; onProgress: (share: number) => void };

/** Checks a file in a worker. Throws when the browser cannot do it, or when it is stopped. */
export function checkInWorker(request: CheckRequest, { signal, onProgress }: Watch): Promise<CheckedFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(trustedUrl(), { type: 'module' });
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

/** The address of the worker, for browsers that start scripts of addresses only that somebody vouched for. */
function trustedUrl(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('check-worker', { createScriptURL: () => workerUrl });
  // The type of a trusted address is text where there are none.
  return (policy?.createScriptURL('') ?? workerUrl) as string;
}

type TrustedPolicy = { createScriptURL: (url: string) => unknown };
type TrustedTypes = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => TrustedPolicy;
};
let policy: TrustedPolicy | undefined;
