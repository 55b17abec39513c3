import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { FunctionDefinition } from '../template/functions.ts';
import { FunctionError, stopped } from './function-error.ts';
import { type FunctionProcess, startFunctionProcess } from './function-process.ts';

const IDLE_MS = 5 * 60_000;
const LONGEST_LOG_BYTES = 16 * 1024 * 1024;

export interface FunctionPoolOptions {
  readonly environment: Readonly<Record<string, string>>;
  /** How many processes may run at a time; more invocations wait. */
  readonly concurrency: number;
  readonly logFolder: string;
  /** Told of each invocation that failed. */
  readonly onFailure: (error: FunctionError, logFile: string) => void;
  /** Milliseconds after which an idle process is ended; 5 minutes when left out. */
  readonly idleAfter?: number;
}

/** The processes of one function. */
export interface FunctionPool {
  readonly definition: FunctionDefinition;
  readonly concurrency: number;
  /** Runs the handler in a warm process, a new one, or the next that is free. @throws FunctionError */
  invoke(event: unknown): Promise<unknown>;
  /** Takes no more invocations, lets those under way finish for so many milliseconds, and ends all processes. */
  close(grace: number): Promise<void>;
}

interface Worker {
  readonly process: FunctionProcess;
  idleTimer: NodeJS.Timeout | undefined;
}

/** A function's pool; its first process starts with the first invocation. */
export function openFunctionPool(definition: FunctionDefinition, options: FunctionPoolOptions): FunctionPool {
  const { environment, concurrency, logFolder, onFailure, idleAfter = IDLE_MS } = options;
  const idle: Worker[] = [];
  const busy = new Set<Worker>();
  const waiting: PromiseWithResolvers<Worker>[] = [];
  const logFile = join(logFolder, `${definition.name}.log`);
  let log: WriteStream | undefined;
  let closing = false;

  const start = (): Worker => {
    log ??= openLog(logFile);
    return { process: startFunctionProcess(definition, environment, log), idleTimer: undefined };
  };
  const take = (): Worker | Promise<Worker> => {
    let warm = idle.pop();
    while (warm?.process.ended) warm = idle.pop();
    const worker = warm ?? (busy.size < concurrency ? start() : undefined);
    if (!worker) {
      const turn = Promise.withResolvers<Worker>();
      waiting.push(turn);
      return turn.promise;
    }
    clearTimeout(worker.idleTimer);
    busy.add(worker);
    return worker;
  };
  const giveBack = (worker: Worker) => {
    busy.delete(worker);
    const next = waiting.shift();
    const successor = worker.process.ended ? undefined : worker;
    if (next) {
      const heir = successor ?? start();
      busy.add(heir);
      next.resolve(heir);
    } else if (successor) {
      idle.push(successor);
      successor.idleTimer = setTimeout(() => retire(successor), idleAfter).unref();
    }
  };
  const retire = (worker: Worker) => {
    idle.splice(idle.indexOf(worker), 1);
    void worker.process.end();
  };

  return {
    definition,
    concurrency,
    async invoke(event) {
      if (closing) throw stopped('none');
      const worker = await take();
      try {
        return await worker.process.invoke(event);
      } catch (error) {
        if (error instanceof FunctionError && !closing) onFailure(error, logFile);
        throw error;
      } finally {
        giveBack(worker);
      }
    },
    async close(grace) {
      const deadline = Date.now() + grace;
      closing = true;
      for (const { reject } of waiting.splice(0)) reject(stopped('none'));
      while (busy.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
      const all = [...idle, ...busy];
      for (const { idleTimer } of all) clearTimeout(idleTimer);
      await Promise.all(all.map(({ process }) => process.end()));
      await new Promise<void>((resolve) => (log ? log.end(resolve) : resolve()));
    },
  };
}

/** Logs are appended to; a long one from before is set aside. */
function openLog(path: string): WriteStream {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LONGEST_LOG_BYTES) renameSync(path, `${path}.old`);
  return createWriteStream(path, { flags: 'a', mode: 0o600 });
}
