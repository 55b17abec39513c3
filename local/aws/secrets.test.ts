import { randomUUID } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { expect, it } from 'vitest';
import { admin, arn, principal, startTestEndpoint } from './testing/endpoint.ts';

const SecretId = arn.secret('pseudonyms-a1b2c3');
const secrets = [{ arn: SecretId, name: 'pseudonyms', generate: () => randomUUID() }];
const stranger = principal('stranger', { Effect: 'Allow', Action: '*', Resource: arn.secret('other') });

it('generates a secret once and keeps it over a restart, for its owner only', async () => {
  const first = await startTestEndpoint({ secrets });
  const read = async (config: ReturnType<typeof first.as>, id = SecretId) => {
    const client = new SecretsManagerClient(config);
    return (await client.send(new GetSecretValueCommand({ SecretId: id }))).SecretString;
  };
  const value = await read(first.as(admin));
  expect(value).toMatch(/^[0-9a-f-]{36}$/);
  expect(statSync(join(first.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  const second = await first.restart({ principals: [admin, stranger] });
  expect(await read(second.as(admin))).toBe(value);
  expect(await read(second.as(admin), 'pseudonyms')).toBe(value);
  await expect(read(second.as(stranger))).rejects.toMatchObject({ name: 'AccessDeniedException' });
  await expect(read(second.as(admin), 'none')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await second.close();
});

it('stops the start on a damaged file rather than generate another key', async () => {
  const first = await startTestEndpoint({ secrets });
  writeFileSync(join(first.dataDir, 'secrets.json'), '{"truncated');
  await expect(first.restart()).rejects.toThrow('secrets.json is damaged');
});
