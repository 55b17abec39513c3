import { startHost } from '../host.ts';
import { lockDataFolder } from '../instance-lock.ts';
import { stopOnSignal } from '../stop-on-signal.ts';

/** A host in a process of its own: `run-host.ts ASSEMBLY DATA PORT`. Says `ready` when it is. */
const [assemblyFolder = '', dataDir = '', port = ''] = process.argv.slice(2);
const lock = lockDataFolder(dataDir);
process.once('exit', () => lock.release());
const host = await startHost({ assemblyFolder, dataDir, port: Number(port), log: console.error });
stopOnSignal(() => host.close());
console.log('ready');
