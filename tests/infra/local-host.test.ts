import { afterAll, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../infra/function-names.ts';
import { readAssembly } from '../../local/template/assembly.ts';
import { interpret } from '../../local/template/interpret.ts';
import { openApp } from './stack.ts';

const { app, remove } = openApp();
afterAll(remove);

it('describes the system so that the one-machine host understands all of it', async () => {
  const assembly = await readAssembly(app.synth().directory);
  const system = interpret(assembly, {
    stackName: assembly.stackName,
    region: 'us-west-2',
    account: '000000000000',
    siteUrl: 'http://127.0.0.1:8080',
    endpointUrl: 'http://127.0.0.1:40123',
    issuer: 'http://127.0.0.1:8080/identity',
  });
  expect(system.functions.map(({ name }) => name).sort()).toEqual([...FUNCTION_NAMES].sort());
  expect(system.schedules.map(({ expression }) => expression)).toEqual([
    'cron(0,15,30,45 * * * ? *)',
    'rate(5 minutes)',
    'cron(0 9 * * ? *)',
  ]);
  const csp = system.website.behaviors.at(-1)?.responseHeaders.find(({ name }) => name === 'content-security-policy');
  expect(csp?.value).toContain(
    "connect-src 'self' http://127.0.0.1:8080/identity/ http://127.0.0.1:8080/identity http://127.0.0.1:40123;",
  );
}, 60_000);
