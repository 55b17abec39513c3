import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAccessKeys } from './access-keys.ts';
import { writeFileAtomically } from './aws/atomic-file.ts';
import { type AwsEndpoint, PortInUseError, parseStatements, startAwsEndpoint } from './aws/endpoint.ts';
import { findFreePort } from './free-port.ts';
import type { AccessKey } from './functions/environment.ts';
import type { Assembly } from './template/assembly.ts';
import { interpret } from './template/interpret.ts';
import { matchesPattern } from './template/mail.ts';
import type { Place } from './template/place.ts';
import type { SystemDefinition } from './template/system.ts';

/** The host's own name as a caller: it looks whether there is data. */
export const HOST = 'local-host';
const HOST_MAY = { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: '*' };

export interface StartedEndpoint {
  readonly endpoint: AwsEndpoint;
  readonly system: SystemDefinition;
  /** The key that a function of this name signs with. */
  readonly accessKey: (functionName: string) => AccessKey;
}

/**
 * Interprets the stack and starts the AWS endpoint for it: on the port of the last start where that is free, so that
 * uploads signed before a restart still find it.
 */
export async function startEndpoint(
  assembly: Assembly,
  place: Omit<Place, 'endpointUrl'>,
  { dataDir, dynamodbEndpoint }: { dataDir: string; dynamodbEndpoint?: string | undefined },
): Promise<StartedEndpoint> {
  const accessKey = await openAccessKeys(dataDir);
  const startOn = async (port: number): Promise<StartedEndpoint> => {
    const system = interpret(assembly, { ...place, endpointUrl: `http://127.0.0.1:${port}` });
    const { region } = place;
    const callers = [...system.functions, { name: HOST, statements: parseStatements({ Statement: HOST_MAY }, HOST) }];
    const principals = callers.map(({ name, statements }) => ({ name, statements, ...accessKey(name) }));
    const mail = { ...system.mail, onEvent: deliverMailEvents(system) };
    const endpoint = await startAwsEndpoint({ ...system, dataDir, port, region, principals, mail, dynamodbEndpoint });
    // The data folder is ours alone, so whoever received a message before this start is dead.
    for (const queue of endpoint.queues.values()) queue.releaseInFlight();
    return { endpoint, system, accessKey };
  };
  const portFile = join(dataDir, 'endpoint-port');
  const lastPort = Number(await readFile(portFile, 'utf8').catch(() => ''));
  if (lastPort > 0) {
    try {
      return await startOn(lastPort);
    } catch (error) {
      if (!(error instanceof PortInUseError)) throw error;
    }
  }
  const port = await findFreePort();
  const started = await startOn(port);
  await writeFileAtomically(portFile, String(port));
  return started;
}

/** What EventBridge does with the events of SES: each rule that matches sends the event to its queues. */
const deliverMailEvents =
  ({ mailEventRules }: SystemDefinition): Parameters<typeof startAwsEndpoint>[0]['mail']['onEvent'] =>
  (event, queues) => {
    for (const { pattern, queueArns } of mailEventRules) {
      if (!matchesPattern(pattern, event)) continue;
      for (const arn of queueArns) queues.get(arn)?.send(JSON.stringify(event));
    }
  };
