import type { OutboxPorts } from '../../shared/pipeline/outbox.ts';
import { environment } from './environment.ts';
import { sesMailer } from './mailer.ts';
import { store } from './store.ts';

const env = environment('SITE_URL', 'MAIL_FROM', 'MAIL_CONFIGURATION_SET', 'MAIL_PER_SECOND', 'MAIL_PER_DAY');

/** What functions that send mail send it with. */
export const outbox: OutboxPorts = {
  store,
  mailer: sesMailer(env.MAIL_FROM, env.MAIL_CONFIGURATION_SET),
  clock: () => new Date(),
  from: env.MAIL_FROM,
  siteUrl: env.SITE_URL,
  quota: { perSecond: Number(env.MAIL_PER_SECOND), perDay: Number(env.MAIL_PER_DAY) },
};
