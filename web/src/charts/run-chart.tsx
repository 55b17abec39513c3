import type { ShownValue } from '../../../shared/api/shown-schema.ts';
import { shareOf } from '../../../shared/api/shown-value.ts';
import { describePeriod } from '../../../shared/catalog/period.ts';
import { breaksAmong, LANE } from '../../../shared/charts/edition-breaks.tsx';
import { TAG_ROW } from '../../../shared/charts/note-tags.tsx';
import type { Values } from '../../../shared/charts/plot.ts';
import { type RunChartData, RunPicture } from '../../../shared/charts/run-picture.tsx';
import type { Slot } from '../../../shared/charts/timeline.ts';
import { describeCoded } from '../../../shared/disclosure/describe-coded.ts';
import { formatPercent } from '../words/numbers.ts';
import { Walkable } from './walkable.tsx';

type Props = RunChartData & { periods: string[]; label: string; words: (period: string) => string };

/** A share over time. What its points show is also in the table of the page. */
export function RunChart({ periods, label, words, ...data }: Props) {
  const lane = (slots: Slot[]) =>
    (breaksAmong(data.breaks, slots).length > 0 ? LANE : 0) +
    (slots.some(({ period }) => data.noted?.includes(period)) ? TAG_ROW : 0);
  return (
    <Walkable {...{ periods, label, words, lane }}>
      {({ narrow, ...room }) => (
        <RunPicture
          {...data}
          {...room}
          breaks={breaksAmong(data.breaks, room.slots)}
          usualWords={narrow ? 'none' : 'range'}
        />
      )}
    </Walkable>
  );
}

/** A value in words for the walk: `February 2026: 24.1%`. */
export function valueWords(period: string, values: Values, counted: (period: string) => string): string {
  const value = values.get(period);
  const share = shareOf(value);
  const said = share ? `${formatPercent(share.percent)}${counted(period)}` : blankWords(value);
  return period === '' ? '' : `${describePeriod(period)}: ${said}`;
}

function blankWords(value: ShownValue | undefined): string {
  if (typeof value === 'object' && 'coded' in value) return `${describeCoded(value)} students`;
  return value === 'hidden' ? 'hidden to protect students' : 'not received';
}
