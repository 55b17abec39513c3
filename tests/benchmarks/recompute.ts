import type { RecomputeFigures } from './recompute-run.ts';
import { runBundled } from './run-bundled.ts';

export const benchRecompute = (): Promise<RecomputeFigures> => runBundled('recompute-run');
