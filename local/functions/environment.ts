import type { FunctionDefinition } from '../template/functions.ts';

export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * The environment of a function's process: the template's, and what Lambda's runtime sets. Nothing of the
 * host's own environment gets in, but for what Windows needs to start a process.
 */
export function functionEnvironment(
  { name, handler, memory, environment, codeFolder }: FunctionDefinition,
  { accessKeyId, secretAccessKey }: AccessKey,
  { region, endpointUrl }: { region: string; endpointUrl: string },
): Record<string, string> {
  const { SystemRoot } = process.env;
  return {
    ...(SystemRoot !== undefined && { SystemRoot }),
    ...environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: codeFolder,
    TZ: 'UTC',
    _HANDLER: handler,
  };
}
