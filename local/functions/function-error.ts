import type { InvocationFailure } from './protocol.ts';

const HOST_STOPPED = 'Host.Stopped';

/** An invocation that failed, as Lambda would report it: `Sandbox.Timedout`, `Runtime.OutOfMemory`, or the handler's own. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly errorType: string;
  readonly trace: readonly string[];

  constructor({ errorType, errorMessage, trace = [] }: InvocationFailure) {
    super(errorMessage);
    this.errorType = errorType;
    this.trace = trace;
  }

  /** The function did nothing wrong: the host stopped. */
  get isStop(): boolean {
    return this.errorType === HOST_STOPPED;
  }
}

/** The function ran longer than its timeout, in seconds. */
export const timedOut = (requestId: string, timeout: number) =>
  new FunctionError({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeout.toFixed(2)} seconds`,
  });

/** The function's process used more than its memory, in MB. */
export const outOfMemory = (requestId: string, memory: number) =>
  new FunctionError({
    errorType: 'Runtime.OutOfMemory',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed (memory limit of ${memory} MB)`,
  });

/** The function's process ended by itself. */
export const exited = (requestId: string, how: string) =>
  new FunctionError({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${how}`,
  });

/** The host ended while the function ran. */
export const stopped = (requestId: string) =>
  new FunctionError({ errorType: HOST_STOPPED, errorMessage: `RequestId: ${requestId} Error: The host stopped` });
