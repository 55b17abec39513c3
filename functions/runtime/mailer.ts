import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { Mailer } from '../../shared/pipeline/ports.ts';

/** One attempt only: an answer that got lost leaves open whether the mail went out, and the ledger must know. */
const client = new SESClient({ maxAttempts: 1 });

/** Sends through SES, tagged with the mail's id, so that the provider's events name it. */
export function sesMailer(from: string, configurationSet: string): Mailer {
  return {
    async send({ mailId, to, raw }) {
      try {
        await client.send(
          new SendRawEmailCommand({
            Source: from,
            Destinations: [to],
            ConfigurationSetName: configurationSet,
            Tags: [{ Name: 'mail', Value: mailId }],
            RawMessage: { Data: raw },
          }),
        );
        return 'sent';
      } catch (error) {
        const status = error instanceof SESServiceException ? (error.$metadata.httpStatusCode ?? 500) : 500;
        if (status < 500) return 'refused';
        throw error;
      }
    },
  };
}
