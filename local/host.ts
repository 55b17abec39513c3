import type { AwsEndpoint } from './aws/endpoint.ts';
import { HOST, startEndpoint } from './endpoint-start.ts';
import type { FunctionPool } from './functions/function-pool.ts';
import type { Gateway } from './gateway/gateway.ts';
import { hasData } from './has-data.ts';
import { openPools } from './pools.ts';
import { openSite } from './site.ts';
import { readAssembly } from './template/assembly.ts';
import type { SystemDefinition } from './template/system.ts';
import { startWork, type Work } from './work.ts';

const REGION = 'us-west-2';
const ACCOUNT = '000000000000';
/** How long what runs may go on when the host ends. What is cut short comes again: its messages stay in their queues. */
const GRACE_MS = 10_000;

export interface HostOptions {
  /** The cloud assembly. */
  readonly assemblyFolder: string;
  readonly dataDir: string;
  readonly port: number;
  readonly dynamodbEndpoint?: string | undefined;
  /** Takes one line for the person at the terminal. */
  readonly log: (line: string) => void;
}

/** The running system. */
export interface Host {
  readonly siteUrl: string;
  readonly system: SystemDefinition;
  readonly endpoint: AwsEndpoint;
  /** Whether there is anything in the tables. */
  hasData(): Promise<boolean>;
  /** Takes no more requests, lets what runs finish (10 s at most), and closes everything. */
  close(): Promise<void>;
}

/**
 * Hosts a synthesized stack on this machine.
 * @throws StartupError or TemplateError, whose message says in one line what to do
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const { dataDir, port, log } = options;
  const siteUrl = `http://127.0.0.1:${port}`;
  const issuer = `${siteUrl}/identity`;
  const assembly = await readAssembly(options.assemblyFolder);
  const place = { stackName: assembly.stackName, region: REGION, account: ACCOUNT, siteUrl, issuer };
  const started = await startEndpoint(assembly, place, options);
  const { endpoint, system } = started;
  try {
    const pools = openPools(started, { region: REGION, dataDir, log });
    const gateway = await openSite(system, pools, endpoint, { port, dataDir, account: ACCOUNT, issuer });
    const work = startWork(system, pools, endpoint.queues, REGION);
    const close = async () => {
      await finish(gateway, work, [...pools.values()]);
      await endpoint.close();
    };
    return {
      siteUrl,
      system,
      endpoint,
      hasData: () => hasData(system.tables, { url: endpoint.url, region: REGION }, started.accessKey(HOST)),
      close,
    };
  } catch (error) {
    await endpoint.close();
    throw error;
  }
}

/** Ends requests, batches and processes together: the first two wait for the last, which has a time limit. */
async function finish(gateway: Gateway, work: Work, pools: readonly FunctionPool[]): Promise<void> {
  await Promise.all([gateway.close(GRACE_MS), work.stop(), ...pools.map((pool) => pool.close(GRACE_MS))]);
}
