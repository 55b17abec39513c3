import { loadDemoWhenEmpty } from './demo-start.ts';
import { checkPort } from './gateway/gateway.ts';
import { type Host, startHost } from './host.ts';
import { lockDataFolder } from './instance-lock.ts';
import { readSettings, type Settings } from './settings.ts';
import { StartupError } from './startup-error.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { synthesizeStack } from './synthesize-stack.ts';
import { TemplateError } from './template/template-error.ts';
import { welcome } from './welcome.ts';

/** What `npm start` runs: the whole system on 127.0.0.1, until Ctrl-C. */
async function main({ port, dataDir, dynamodbEndpoint, demo }: Settings): Promise<void> {
  await checkPort(port);
  const lock = lockDataFolder(dataDir);
  process.once('exit', () => lock.release());
  const assemblyFolder = await synthesizeStack(console.log);
  const host = await startHost({ assemblyFolder, dataDir, port, dynamodbEndpoint, log: console.error });
  const stopping = stopOnSignal(() => host.close());
  console.log(await welcome(host.siteUrl, dataDir));
  if (demo) await loadDemo(host, dataDir, stopping);
}

async function loadDemo(host: Host, dataDir: string, stopping: AbortSignal): Promise<void> {
  try {
    await loadDemoWhenEmpty(host, dataDir, stopping);
  } catch (error) {
    if (stopping.aborted) return;
    console.error(`The demo partnership could not be loaded whole: ${messageOf(error)} The next start tries again.`);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

try {
  await main(readSettings(process.argv.slice(2), process.env));
} catch (error) {
  const isForPeople = error instanceof StartupError || error instanceof TemplateError;
  console.error(isForPeople || process.env.DEBUG === undefined ? messageOf(error) : error);
  process.exit(1);
}
