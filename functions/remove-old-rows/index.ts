import middy from '@middy/core';
import { removeOldRows } from '../../shared/pipeline/remove-old-rows.ts';
import { store } from '../runtime/store.ts';

const ports = { store, clock: () => new Date() };

export const handler = middy(() => removeOldRows(ports));
