import { join } from 'node:path';
import type { StartedEndpoint } from './endpoint-start.ts';
import { functionEnvironment } from './functions/environment.ts';
import { FunctionPool } from './functions/function-pool.ts';
import { shortPath } from './short-path.ts';
import type { SystemDefinition } from './template/system.ts';

/** Pages ask several things at a time and wait long for some; each process answers one. They start as needed. */
const API_CONCURRENCY = 8;
/** More would only wait for the processor. */
const QUEUE_CONCURRENCY = 2;

/** Opens a pool for each function, by ARN. */
export function openPools(
  { endpoint, system, accessKey }: StartedEndpoint,
  { region, dataDir, log }: { region: string; dataDir: string; log: (line: string) => void },
): ReadonlyMap<string, FunctionPool> {
  const pools = system.functions.map(
    (definition) =>
      new FunctionPool(definition, {
        environment: functionEnvironment(definition, accessKey(definition.name), { region, endpointUrl: endpoint.url }),
        concurrency: concurrencyOf(definition.arn, system),
        logFolder: join(dataDir, 'logs'),
        onFailure: ({ errorType, message }, logFile) =>
          log(`${definition.name} failed: ${errorType}: ${oneLine(message)} (${shortPath(logFile)})`),
      }),
  );
  return new Map(pools.map((pool) => [pool.definition.arn, pool]));
}

/** How many processes a function gets: by what invokes it, and never more than the template reserves. */
function concurrencyOf(arn: string, { functions, apis, eventSources }: SystemDefinition): number {
  const answersApi = apis.some(({ routes }) => routes.some(({ functionArn }) => functionArn === arn));
  const byQueues = eventSources
    .filter(({ functionArn }) => functionArn === arn)
    .map(({ maximumConcurrency = QUEUE_CONCURRENCY }) => Math.min(maximumConcurrency, QUEUE_CONCURRENCY));
  const reserved = functions.find((one) => one.arn === arn)?.reservedConcurrency ?? Number.POSITIVE_INFINITY;
  return Math.min(Math.max(answersApi ? API_CONCURRENCY : 1, ...byQueues), reserved);
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 300);
