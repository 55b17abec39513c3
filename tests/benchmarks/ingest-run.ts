import { createReadStream } from 'node:fs';
import { chronicAbsence } from '../../shared/catalog/indicator-presets.ts';
import { measurePlace } from '../../shared/measures/measure-place.ts';
import { decodeBlock } from '../../shared/submissions/block-codec.ts';
import { readSubmission } from '../../shared/submissions/read-submission.ts';
import { generatedPlaces } from './generate-attendance.ts';

/** What one run over a file took. `seconds` is the wall clock or the processor's time, whichever is more. */
export type IngestRun = {
  rows: number;
  seconds: number;
  peakMemoryMb: number;
  chronicallyAbsent: number;
  /** Bytes of each item written, without its keys. */
  parts: number[];
};

/**
 * Takes the file in as the functions do: reads, checks, pseudonymizes and packs it, then counts chronic absence of every
 * school and student group from the packed blocks. Processor time counts, so that helper threads are not had for free.
 */
async function run(path: string): Promise<IngestRun> {
  const before = process.cpuUsage();
  const start = performance.now();
  const outcome = await readSubmission({
    chunks: createReadStream(path, { highWaterMark: 256 * 1024 }),
    dataset: 'attendance',
    period: '2026-02',
    places: generatedPlaces,
    otherPlaces: [],
    indicators: [],
    pseudonymKey: new Uint8Array(32).fill(1),
    namespace: 'district',
  });
  if (outcome.state === 'refused') throw new Error(outcome.refusal.message);
  let chronicallyAbsent = 0;
  for (const parts of outcome.blocks.values()) {
    const { all } = measurePlace(chronicAbsence, [{ period: '2026-02', here: [decodeBlock(parts)] }]).cells;
    if (typeof all === 'object') chronicallyAbsent += all.numerator;
  }
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    rows: outcome.report.accepted,
    seconds: Math.max(wall, (user + system) / 1_000_000),
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
    chronicallyAbsent,
    parts: [...outcome.blocks.values()].flat().map(({ length }) => length),
  };
}

console.log(JSON.stringify(await run(process.argv[2] ?? '')));
