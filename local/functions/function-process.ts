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
/** Enough of the error stream to tell how a process died. */
const REMEMBERED_TEXT = 4096;

interface Invocation {
  readonly requestId: string;
  readonly answer: PromiseWithResolvers<unknown>;
}

/** One process of a function, warm from its first invocation until it is ended or breaks. */
export class FunctionProcess {
  readonly #definition: FunctionDefinition;
  readonly #child: ChildProcess;
  /** The handler is loaded; never, when the process ends before. */
  readonly #ready = Promise.withResolvers<void>();
  readonly #closed = Promise.withResolvers<void>();
  #invocation: Invocation | undefined;
  #killedFor: ((requestId: string) => FunctionError) | undefined;
  #lastError = '';

  /**
   * Starts a process with exactly this environment, the template's memory and its timeout.
   * @param log takes what the function writes
   */
  constructor(definition: FunctionDefinition, environment: Readonly<Record<string, string>>, log: Writable) {
    this.#definition = definition;
    this.#child = fork(MAIN, {
      env: { ...environment },
      cwd: definition.codeFolder,
      execArgv: [`--max-old-space-size=${Math.floor(definition.memory * (1 - BESIDE_HEAP_SHARE))}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child.stdout?.pipe(log, { end: false });
    this.#child.stderr?.pipe(log, { end: false });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#lastError = (this.#lastError + chunk.toString()).slice(-REMEMBERED_TEXT);
    });
    this.#child.on('message', (message) => this.#receive(message as ProcessMessage));
    this.#child.on('error', ({ message }) => this.#onClose(message));
    this.#child.once('close', (code, signal) => this.#onClose(signal ? `signal: ${signal}` : `exit status ${code}`));
  }

  /** It ended, or is about to, and takes no more invocations. */
  get ended(): boolean {
    return this.#killedFor !== undefined || !this.#child.connected;
  }

  /** Runs the handler once; never two at a time. @throws FunctionError */
  async invoke(event: unknown): Promise<unknown> {
    const requestId = randomUUID();
    if (this.ended) throw exited(requestId, 'the process had ended before');
    const invocation = { requestId, answer: Promise.withResolvers<unknown>() };
    this.#invocation = invocation;
    const watch = setInterval(() => void this.#watchMemory(), MEMORY_WATCH_MS);
    let limit = this.#killAfter(Math.max(LOAD_TIMEOUT_SECONDS, this.#definition.timeout));
    void this.#ready.promise.then(() => {
      clearTimeout(limit);
      if (this.#invocation !== invocation) return;
      limit = this.#killAfter(this.#definition.timeout);
      this.#send({ requestId, event });
    });
    try {
      return await invocation.answer.promise;
    } finally {
      clearInterval(watch);
      clearTimeout(limit);
    }
  }

  /** Ends it at once; an invocation under way fails. */
  end(): Promise<void> {
    this.#kill(stopped);
    return this.#closed.promise;
  }

  #send(request: Pick<InvokeRequest, 'requestId' | 'event'>): void {
    const { arn: functionArn, timeout } = this.#definition;
    const whole: InvokeRequest = { ...request, functionArn, deadline: Date.now() + timeout * 1000 };
    if (this.#child.connected) this.#child.send(whole);
  }

  #receive(message: ProcessMessage): void {
    const { kind } = message;
    if (kind === 'ready') this.#ready.resolve();
    else if (kind === 'unusable') this.#kill(() => new FunctionError(message.error));
    else if (kind === 'memory') this.#checkMemory(message.rss);
    else if (kind === 'done') this.#settle(({ answer }) => answer.resolve(JSON.parse(message.result)));
    else this.#settle(({ answer }) => answer.reject(new FunctionError(message.error)));
  }

  #settle(work: (invocation: Invocation) => void): void {
    const invocation = this.#invocation;
    this.#invocation = undefined;
    if (invocation) work(invocation);
  }

  #kill(reason: (requestId: string) => FunctionError): void {
    this.#killedFor ??= reason;
    this.#child.kill('SIGKILL');
  }

  #killAfter(seconds: number): NodeJS.Timeout {
    return setTimeout(() => this.#kill((requestId) => timedOut(requestId, seconds)), seconds * 1000);
  }

  #onClose(how: string): void {
    const { memory } = this.#definition;
    const heapFull = this.#lastError.includes('JavaScript heap out of memory');
    this.#settle(({ requestId, answer }) => {
      if (this.#killedFor) answer.reject(this.#killedFor(requestId));
      else answer.reject(heapFull ? outOfMemory(requestId, memory) : exited(requestId, how));
    });
    this.#closed.resolve();
  }

  /** Linux tells a process's memory even while it computes; elsewhere the process's own reports must do. */
  async #watchMemory(): Promise<void> {
    if (process.platform !== 'linux') return;
    const pages = await readFile(`/proc/${this.#child.pid}/statm`, 'utf8').catch(() => '');
    this.#checkMemory(Number(pages.split(' ')[1] ?? 0) * 4096);
  }

  #checkMemory(rss: number): void {
    const { memory } = this.#definition;
    if (rss > memory * MEGABYTE) this.#kill((requestId) => outOfMemory(requestId, memory));
  }
}
