import { randomInt } from 'node:crypto';
import * as z from 'zod';
import type { SecretDefinition } from '../aws/definitions.ts';
import type { Template } from './template.ts';

const secretSchema = z.strictObject({
  GenerateSecretString: z.strictObject({
    PasswordLength: z.number().int().min(1).max(4096).default(32),
    ExcludePunctuation: z.boolean().default(false),
    /** The value generated has at least one of each kind of character anyway, but for astonishing luck. */
    RequireEachIncludedType: z.boolean().optional(),
  }),
});

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

export const readSecrets = (template: Template): SecretDefinition[] =>
  template.ofType('AWS::SecretsManager::Secret').map((resource) => {
    const { GenerateSecretString } = template.properties(resource, secretSchema, ['Name', 'Description', 'KmsKeyId']);
    const { PasswordLength: length, ExcludePunctuation } = GenerateSecretString;
    const alphabet = ExcludePunctuation ? LETTERS_AND_DIGITS : LETTERS_AND_DIGITS + PUNCTUATION;
    return {
      arn: template.ref(resource),
      name: template.ref(resource).split(':secret:').at(-1) ?? resource.logicalId,
      generate: () => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(''),
    };
  });
