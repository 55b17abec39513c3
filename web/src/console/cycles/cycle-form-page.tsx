import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { Notice } from '../../ui/notice.tsx';
import { LoadProblem } from '../load-problem.tsx';
import { ask, type SavedCycle, useAnswer, useAsk } from '../staff-api.ts';
import { topmostOf } from '../topmost.ts';
import { draftOf, newCycle } from './cycle-draft.ts';
import { CycleForm } from './cycle-form.tsx';

type Known = Omit<Parameters<typeof CycleForm>[0], 'initial' | 'saved'>;

/** Where a cycle is planned and changed. */
export function CycleFormPage({ cycleId }: { cycleId?: string }) {
  const [indicators, places, owners] = [useAnswer(ask.indicators), useAnswer(ask.places), useAnswer(ask.owners)];
  const topmost = topmostOf(places.data?.places ?? [])[0]?.id ?? '';
  const all = indicators.data?.indicators ?? [];
  const question = useAsk();
  const series = useQueries({
    queries: topmost === '' ? [] : all.map(({ id }) => question(ask.series(id, topmost))),
  });
  const error = indicators.error ?? places.error ?? owners.error;
  if (error) return <LoadProblem what="The form" error={error} />;
  if (!indicators.data || !places.data || !owners.data) return <p className="loading soft">Loading</p>;
  if (all.length === 0 || owners.data.owners.length === 0) {
    return (
      <Notice title="A cycle needs an indicator and an owner">
        <p className="sub">It is judged by an indicator, and somebody decides. Make those first, then come back.</p>
      </Notice>
    );
  }
  const groupsOf = (indicatorId: string) => {
    const points = series[all.findIndex(({ id }) => id === indicatorId)]?.data?.points ?? [];
    const groups = new Set(points.flatMap((point) => Object.keys(point.groups)));
    return [...groups].filter((one) => one !== 'all' && !one.endsWith(':not_reported')).toSorted();
  };
  const known = { ...indicators.data, ...places.data, ...owners.data, groupsOf };
  return cycleId === undefined ? <NewCycle {...known} /> : <SavedCycleForm cycleId={cycleId} {...known} />;
}

function NewCycle(known: Known) {
  const [initial] = useState(() => known.indicators[0] && newCycle(known.indicators[0]));
  return initial ? <CycleForm initial={initial} saved={undefined} {...known} /> : null;
}

function SavedCycleForm({ cycleId, ...known }: Known & { cycleId: string }) {
  const { data, error } = useAnswer(ask.cycle(cycleId));
  if (error) return <LoadProblem what="The cycle" error={error} />;
  if (!data) return <p className="loading soft">Loading</p>;
  return <OfPlan key={cycleId} data={data} {...known} />;
}

/**
 * A line more in the log makes another version, and takes nothing from who is typing. Over another plan than the one that was
 * read nothing is saved: the version that was read is not there any more.
 */
function OfPlan({ data, ...known }: Known & { data: SavedCycle }) {
  const [read] = useState(data);
  const isSame = JSON.stringify(draftOf(data)) === JSON.stringify(draftOf(read));
  return <CycleForm initial={draftOf(read)} saved={isSame ? data : read} {...known} />;
}
