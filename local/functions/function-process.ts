import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { FunctionDefinition } from '../template/functions.ts';
import { exited, FunctionError, outOfMemory, stopped, timedOut } from './function-error.ts';
import type { InvokeRequest, ProcessMessage } from './protocol.ts';

const MAIN = fileURLToPath(new URL('./process-main.ts', import.meta.url));
const MEGABYTE = 1024 * 1024;
/** Lambda gives a function this long to load, whatever its timeout. */
const LOAD_TIMEOUT_SECONDS = 10;
const MEMORY_WATCH_MS = 100;
/** What a Node process takes beside its heap: code, stacks, buffers. */
const BESIDE_HEAP_SHARE = 0.1;

/** One process of a function, warm from its first invocation until it is ended or breaks. */
export interface FunctionProcess {
  /** Runs the handler once; never two at a time. @throws FunctionError */
  invoke(event: unknown): Promise<unknown>;
  /** It ended, and takes no more invocations. */
  readonly ended: boolean;
  /** Ends it at once; an invocation under way fails. */
  end(): Promise<void>;
}

interface Pending {
  readonly requestId: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: FunctionError) => void;
}

/**
 * Starts a process for a function, with exactly this environment, the template's memory and its timeout.
 * @param log takes what the function writes
 */
export function startFunctionProcess(
  definition: FunctionDefinition,
  environment: Readonly<Record<string, string>>,
  log: Writable,
): FunctionProcess {
  const { memory, timeout, arn: functionArn } = definition;
  const child = fork(MAIN, {
    env: { ...environment },
    cwd: definition.codeFolder,
    execArgv: [`--max-old-space-size=${Math.floor(memory * (1 - BESIDE_HEAP_SHARE))}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.pipe(log, { end: false });
  const stderr = lastText(child, log);
  let pending: Pending | undefined;
  let killedFor: ((requestId: string) => FunctionError) | undefined;

  const settle = (work: (invocation: Pending) => void) => {
    const invocation = pending;
    pending = undefined;
    if (invocation) work(invocation);
  };
  const kill = (reason: (requestId: string) => FunctionError) => {
    killedFor ??= reason;
    child.kill('SIGKILL');
  };
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message) => receive(message as ProcessMessage, resolve, reject));
    child.once('close', () => reject(exited('none', 'it ended while it was loaded')));
  });
  ready.catch(() => {});

  function receive(message: ProcessMessage, resolve: () => void, reject: (error: FunctionError) => void) {
    if (message.kind === 'ready') resolve();
    if (message.kind === 'unusable') {
      reject(new FunctionError(message.error));
      kill(() => new FunctionError(message.error));
    }
    if (message.kind === 'memory') checkMemory(message.rss);
    if (message.kind === 'done') settle((invocation) => invocation.resolve(JSON.parse(message.result)));
    if (message.kind === 'failed') settle((invocation) => invocation.reject(new FunctionError(message.error)));
  }
  function checkMemory(rss: number) {
    if (rss > memory * MEGABYTE) kill((requestId) => outOfMemory(requestId, memory));
  }
  const closed = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      settle(({ requestId, reject }) => reject(exited(requestId, error.message)));
      if (child.pid === undefined) resolve();
    });
    child.once('close', (code, signal) => {
      settle(({ requestId, reject }) => {
        if (killedFor) reject(killedFor(requestId));
        else if (stderr().includes('JavaScript heap out of memory')) reject(outOfMemory(requestId, memory));
        else reject(exited(requestId, signal ? `signal: ${signal}` : `exit status ${code}`));
      });
      resolve();
    });
  });

  async function run(event: unknown): Promise<unknown> {
    const requestId = randomUUID();
    const watch = setInterval(() => void residentBytes(child).then(checkMemory), MEMORY_WATCH_MS);
    let limit: NodeJS.Timeout | undefined;
    const limitTo = (seconds: number) => {
      clearTimeout(limit);
      limit = setTimeout(() => kill((id) => timedOut(id, seconds)), seconds * 1000);
    };
    try {
      limitTo(Math.max(LOAD_TIMEOUT_SECONDS, timeout));
      return await new Promise((resolve, reject) => {
        pending = { requestId, resolve, reject };
        const request = (): InvokeRequest => ({ requestId, functionArn, deadline: Date.now() + timeout * 1000, event });
        ready.then(
          () => {
            limitTo(timeout);
            if (child.connected) child.send(request());
          },
          // A process that ends while it loads says why when it closes.
          () => {},
        );
        if (child.exitCode !== null || child.signalCode !== null) reject(exited(requestId, 'it had ended before'));
      });
    } finally {
      clearInterval(watch);
      clearTimeout(limit);
    }
  }

  return {
    invoke: run,
    get ended() {
      return killedFor !== undefined || !child.connected;
    },
    end() {
      kill(stopped);
      return closed;
    },
  };
}

/** The last text that the process wrote to its error stream, which tells how it died. */
function lastText(child: ChildProcess, log: Writable): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-4096);
  });
  child.stderr?.pipe(log, { end: false });
  return () => text;
}

/** Linux tells a process's memory even while it computes; elsewhere the process's own reports must do. */
async function residentBytes({ pid }: ChildProcess): Promise<number> {
  if (process.platform !== 'linux' || pid === undefined) return 0;
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return Number(pages.split(' ')[1] ?? 0) * 4096;
}
