import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

const client = new SecretsManagerClient({});

/** The text of a secret; undefined when it has none. */
export async function readSecret(secretArn: string): Promise<string | undefined> {
  return (await client.send(new GetSecretValueCommand({ SecretId: secretArn }))).SecretString;
}
