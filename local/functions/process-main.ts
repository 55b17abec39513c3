import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InvocationFailure, InvokeRequest, ProcessMessage } from './protocol.ts';

/** What runs in a function's own process: loads the handler, then answers one invocation at a time. */

type Handler = (event: unknown, context: object) => unknown;

const MEMORY_REPORT_MS = 200;

// Ctrl-C reaches the whole process group; the host decides when a function ends.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
setInterval(() => tell({ kind: 'memory', rss: process.memoryUsage.rss() }), MEMORY_REPORT_MS).unref();

try {
  const handler = await loadHandler(process.env.LAMBDA_TASK_ROOT ?? '.', process.env._HANDLER ?? 'index.handler');
  process.on('message', (request) => void answer(handler, request as InvokeRequest));
  tell({ kind: 'ready' });
} catch (error) {
  tell({ kind: 'unusable', error: describe(error) });
}

async function loadHandler(folder: string, name: string): Promise<Handler> {
  const [file = '', exportName = ''] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)];
  for (const extension of ['.mjs', '.js', '.cjs']) {
    const path = join(folder, file + extension);
    if (!(await exists(path))) continue;
    const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    const handler = module[exportName] ?? (module.default as Record<string, unknown> | undefined)?.[exportName];
    if (typeof handler === 'function') return handler as Handler;
    throw Object.assign(new Error(`${file}.${exportName} is undefined or not exported`), {
      name: 'Runtime.HandlerNotFound',
    });
  }
  throw Object.assign(new Error(`Cannot find module '${file}' in ${folder}`), { name: 'Runtime.ImportModuleError' });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function answer(handler: Handler, { requestId, functionArn, deadline, event }: InvokeRequest): Promise<void> {
  const { AWS_LAMBDA_FUNCTION_NAME: functionName = '', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: memory } = process.env;
  const context = {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn,
    memoryLimitInMB: memory,
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: String(process.pid),
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
  try {
    tell({ kind: 'done', requestId, result: JSON.stringify(await handler(event, context)) ?? 'null' });
  } catch (error) {
    console.error(error);
    tell({ kind: 'failed', requestId, error: describe(error) });
  }
}

function describe(error: unknown): InvocationFailure {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}

function tell(message: ProcessMessage): void {
  if (process.connected) process.send?.(message);
}
