import { environment } from '../runtime/environment.ts';
import { store } from '../runtime/store.ts';
import { recipientApi } from './api.ts';

const env = environment('SITE_URL');

export const handler = recipientApi({ store, clock: () => new Date(), siteUrl: env.SITE_URL.replace(/\/$/, '') });
