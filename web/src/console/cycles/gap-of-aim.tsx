import type { CycleResult } from '../../../../shared/cycles/result.ts';
import { GapSection } from '../gap-sections.tsx';
import { ask, useAnswer } from '../staff-api.ts';

/** The gap that an aim is about, over time, where the change is tried at one place: the sum of several has no such course. */
export function GapOfAim({ result, shown }: { result: CycleResult; shown: number }) {
  const arm = result.phases[shown]?.test;
  const gapTo = result.aim?.phase === shown ? result.aim.gapTo : undefined;
  const [placeId] = arm?.placeIds ?? [];
  if (!arm || gapTo === undefined || placeId === undefined || arm.placeIds.length > 1) return null;
  return <GapAt indicatorId={result.indicator.id} placeId={placeId} groups={[arm.group, gapTo]} />;
}

function GapAt({ indicatorId, placeId, groups }: { indicatorId: string; placeId: string; groups: string[] }) {
  const series = useAnswer(ask.series(indicatorId, placeId)).data;
  const gap = series?.gaps.find(({ focal, reference }) => groups.includes(focal) && groups.includes(reference));
  return series && gap ? <GapSection series={series} gap={gap} /> : null;
}
