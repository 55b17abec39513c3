// Loaded before each script that run.mjs starts. The script is in a process group of its own; when run.mjs is killed, the
// pipe between them closes, and the script must not go on alone.
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

/** Processes and threads that the script starts load this too, and have no such pipe. */
if (isMainThread && process.ppid === Number(process.env.THROUGHLINE_RUN_BY)) {
  new Socket({ fd: 3 })
    .on('close', () => process.kill(process.pid, 'SIGKILL'))
    .resume()
    .unref();
}
