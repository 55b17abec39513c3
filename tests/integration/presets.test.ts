import { expect, it } from 'vitest';
import { loadSolver } from '../../shared/disclosure/solver.ts';
import { PRESET_CONDITIONS, type PresetCondition } from '../benchmarks/alerts/presets/conditions.ts';
import { mailsOf } from '../benchmarks/alerts/presets/figures.ts';
import { BEGINNING, play } from '../benchmarks/alerts/presets/play.ts';
import { setUp } from '../benchmarks/alerts/presets/run.ts';
import { Random } from '../benchmarks/alerts/random.ts';
import { playThroughTheTable } from '../support/play-through-table.ts';

const PERIODS = 15;

// The benchmark of the presets leaves queues and table out, which would take it hours. It must come to the same.
it('what a partnership is told in its first year and a half is the same through the steps, queues and table as in the benchmark', async () => {
  const condition = PRESET_CONDITIONS[1] as PresetCondition;
  const { stage, moments: all } = setUp(condition, new Random(1), await loadSolver());
  const moments = all.filter(({ at }) => at < PERIODS);
  const { told } = await play(stage, BEGINNING, moments, []);
  const lines = told.map(({ line }) => line.id).sort();
  expect(lines.length).toBeGreaterThan(1);
  expect(await playThroughTheTable(stage, moments)).toEqual({ lines, mails: mailsOf(told) });
}, 120_000);
