import type { Place } from '../../../../shared/catalog/place.ts';
import { placeTree } from '../../../../shared/catalog/place-tree.ts';
import { cyclePath } from '../../../../shared/cycles/cycle-path.ts';
import { cyclesTouching } from '../../../../shared/cycles/touching.ts';
import { Link } from '../../routing/link.tsx';
import { formatDate } from '../../words/dates.ts';
import { ask, useAnswer } from '../staff-api.ts';

type Props = { indicatorId: string; placeId: string; places: Place[] };

/** The open cycles that an indicator of a place has to do with. Nothing where there are none. */
export function CyclesHere({ indicatorId, placeId, places }: Props) {
  const cycles = useAnswer(ask.cycles).data?.cycles ?? [];
  return cyclesTouching(cycles, { indicatorId, placeId }, placeTree(places)).map(({ id, name, decideBy }) => (
    <p key={id} className="soft after">
      A cycle here: <Link href={cyclePath(id)}>{name}</Link>, decided by {formatDate(decideBy)}.
    </p>
  ));
}
