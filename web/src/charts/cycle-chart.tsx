import { type CycleChartData, CyclePicture } from '../../../shared/charts/cycle-picture.tsx';
import { type Break, breaksAmong, LANE } from '../../../shared/charts/edition-breaks.tsx';
import { EVENT_ROW } from '../../../shared/charts/event-lane.tsx';
import type { Slot } from '../../../shared/charts/timeline.ts';
import { Walkable } from './walkable.tsx';

type Props = Omit<CycleChartData, 'labels'> & {
  periods: string[];
  label: string;
  words: (period: string) => string;
  labels: Record<'wide' | 'narrow', CycleChartData['labels']>;
};

const MARGIN = { wide: 176, narrow: 106 };

/** Both arms of a phase over time. What its points show is also in the table of the page. */
export function CycleChart({ periods, label, words, labels, ...data }: Props) {
  const drawn = (slots: Slot[]): Break[] => breaksAmong(data.breaks, slots);
  const lane = (slots: Slot[]) => 2 * EVENT_ROW + (drawn(slots).length > 0 ? LANE : 0);
  return (
    <Walkable {...{ periods, label, words, lane }} margin={MARGIN}>
      {({ narrow, ...room }) => (
        <CyclePicture {...data} {...room} breaks={drawn(room.slots)} labels={narrow ? labels.narrow : labels.wide} />
      )}
    </Walkable>
  );
}
