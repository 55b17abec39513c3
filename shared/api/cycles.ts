import { cycleResultSchema } from '../cycles/result.ts';
import type { Content } from './operation.ts';

/** GET /api/cycles/{id}/result. */
export const cycleResultContent = { name: 'CycleResult', schema: cycleResultSchema } satisfies Content;
