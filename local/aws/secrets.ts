import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { authorize } from './access.ts';
import { writeFileAtomically } from './atomic-file.ts';
import { AwsError } from './aws-error.ts';
import type { Principal, SecretDefinition } from './definitions.ts';

const keptSecrets = z.record(
  z.string(),
  z.object({ value: z.string(), versionId: z.string(), createdAt: z.number().describe('seconds since 1970') }),
);

/**
 * Opens the secrets in `secrets.json` (readable by its owner only), and generates each one that is not there yet, once.
 * @returns a function (operation, input, caller) -> output for GetSecretValue, which throws `AwsError`
 */
export async function openSecrets(dataDir: string, definitions: readonly SecretDefinition[]) {
  const path = join(dataDir, 'secrets.json');
  const kept = await readSecrets(path);
  const missing = definitions.filter(({ arn }) => !kept[arn]);
  for (const { arn, generate } of missing) {
    kept[arn] = { value: generate(), versionId: randomUUID(), createdAt: Math.floor(Date.now() / 1000) };
  }
  if (missing.length > 0) await writeFileAtomically(path, JSON.stringify(kept, undefined, 2));

  return (operation: string, input: Record<string, unknown>, principal: Principal): object => {
    if (operation !== 'GetSecretValue') {
      throw new AwsError('InvalidRequestException', 400, `The local host does not offer Secrets Manager ${operation}.`);
    }
    const id = String(input.SecretId);
    const definition = definitions.find(({ arn, name }) => arn === id || name === id);
    const denial = { code: 'AccessDeniedException', status: 400 };
    authorize(principal, 'secretsmanager:GetSecretValue', definition?.arn ?? id, denial);
    const secret = definition && kept[definition.arn];
    if (!secret)
      throw new AwsError('ResourceNotFoundException', 400, "Secrets Manager can't find the specified secret.");
    return {
      ARN: definition.arn,
      Name: definition.name,
      SecretString: secret.value,
      VersionId: secret.versionId,
      VersionStages: ['AWSCURRENT'],
      CreatedDate: secret.createdAt,
    };
  };
}

async function readSecrets(path: string): Promise<z.infer<typeof keptSecrets>> {
  try {
    return keptSecrets.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    // The error itself could quote a secret.
    throw new Error(
      `${path} is damaged: restore it from a copy. Without it, pseudonyms made so far cannot be matched.`,
    );
  }
}
