import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionDefinition } from '../template/functions.ts';
import { FunctionError, stopped } from './function-error.ts';
import { FunctionProcess } from './function-process.ts';

const IDLE_MS = 5 * 60_000;
const LONGEST_LOG_BYTES = 16 * 1024 * 1024;
const CLOSE_CHECK_MS = 20;

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

/** The processes of one function. The first starts with the first invocation. */
export class FunctionPool {
  readonly definition: FunctionDefinition;
  readonly #options: FunctionPoolOptions;
  readonly #logFile: string;
  /** Idle processes, each with the timer that ends it. */
  readonly #idle = new Map<FunctionProcess, NodeJS.Timeout>();
  /** Processes with an invocation, and whether it may be cut short. */
  readonly #busy = new Map<FunctionProcess, boolean>();
  readonly #waiting: PromiseWithResolvers<FunctionProcess>[] = [];
  #log: WriteStream | undefined;
  #closing = false;

  constructor(definition: FunctionDefinition, options: FunctionPoolOptions) {
    this.definition = definition;
    this.#options = options;
    this.#logFile = join(options.logFolder, `${definition.name}.log`);
  }

  /** How many invocations may run at a time. */
  get concurrency(): number {
    return this.#options.concurrency;
  }

  /**
   * Runs the handler in a warm process, a new one, or the next that is free.
   * @param options.expendable it changes nothing, so that closing need not wait for it
   * @throws FunctionError
   */
  async invoke(event: unknown, { expendable = false } = {}): Promise<unknown> {
    if (this.#closing) throw stopped('none');
    const process = await this.#take();
    this.#busy.set(process, expendable);
    try {
      return await process.invoke(event);
    } catch (error) {
      if (error instanceof FunctionError && !this.#closing) this.#options.onFailure(error, this.#logFile);
      throw error;
    } finally {
      this.#giveBack(process);
    }
  }

  /** Takes no more invocations, lets those under way finish for so many milliseconds, and ends all processes. */
  async close(grace: number): Promise<void> {
    this.#closing = true;
    for (const turn of this.#waiting.splice(0)) turn.reject(stopped('none'));
    const deadline = Date.now() + grace;
    while ([...this.#busy.values()].includes(false) && Date.now() < deadline) await sleep(CLOSE_CHECK_MS);
    for (const timer of this.#idle.values()) clearTimeout(timer);
    await Promise.all([...this.#idle.keys(), ...this.#busy.keys()].map((process) => process.end()));
    await new Promise<void>((resolve) => (this.#log ? this.#log.end(resolve) : resolve()));
  }

  #take(): FunctionProcess | Promise<FunctionProcess> {
    const process = this.#takeWarm() ?? (this.#busy.size < this.concurrency ? this.#start() : undefined);
    if (process) {
      this.#busy.set(process, false);
      return process;
    }
    const turn = Promise.withResolvers<FunctionProcess>();
    this.#waiting.push(turn);
    return turn.promise;
  }

  /** The process that was used last and still lives. */
  #takeWarm(): FunctionProcess | undefined {
    for (const [process, timer] of [...this.#idle].reverse()) {
      clearTimeout(timer);
      this.#idle.delete(process);
      if (!process.ended) return process;
    }
    return undefined;
  }

  #start(): FunctionProcess {
    this.#log ??= openLog(this.#logFile);
    return new FunctionProcess(this.definition, this.#options.environment, this.#log);
  }

  #giveBack(process: FunctionProcess): void {
    this.#busy.delete(process);
    const next = this.#waiting.shift();
    if (next) {
      const heir = process.ended ? this.#start() : process;
      this.#busy.set(heir, false);
      next.resolve(heir);
    } else if (!process.ended) {
      const { idleAfter = IDLE_MS } = this.#options;
      this.#idle.set(process, setTimeout(() => this.#retire(process), idleAfter).unref());
    }
  }

  #retire(process: FunctionProcess): void {
    this.#idle.delete(process);
    void process.end();
  }
}

/** Logs are appended to; a long one from before is set aside. */
function openLog(path: string): WriteStream {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LONGEST_LOG_BYTES) renameSync(path, `${path}.old`);
  // Every process of the function pipes its output and its errors into it.
  return createWriteStream(path, { flags: 'a', mode: 0o600 }).setMaxListeners(0);
}
