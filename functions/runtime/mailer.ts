import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { Mailer } from '../../shared/pipeline/ports.ts';

/** One attempt only: an answer that got lost leaves open whether the mail went out, and the ledger must know. */
const client = new SESClient({ maxAttempts: 1 });

/** Said when the account sends faster or more than it may, or was paused. */
const PASSING = new Set([
  'Throttling',
  'ThrottlingException',
  'LimitExceededException',
  'AccountSendingPausedException',
]);

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
        if (!(error instanceof SESServiceException)) throw error;
        const { name: refused, $metadata } = error;
        if (($metadata.httpStatusCode ?? 500) >= 500) throw error;
        return { refused, isFinal: !PASSING.has(refused) };
      }
    },
  };
}
