import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Arm } from '../../../../shared/cycles/cycle.ts';
import { ask, useAsk } from '../staff-api.ts';

type Props = { indicatorId: string; test: Arm; comparison: Arm; change: (comparison: Arm) => void };

/** Fills the comparison with the places most like those at which the change is tried. */
export function SimilarPlaces({ indicatorId, test, comparison, change }: Props) {
  const question = useAsk();
  const answers = useQueries({
    queries: test.placeIds.map((id) => question(ask.peers(indicatorId, id, test.group))),
  });
  const [said, setSaid] = useState('');
  if (test.placeIds.length === 0) return null;
  const known = new Set(test.placeIds);
  const alike = [...new Set(answers.flatMap(({ data }) => data?.peers.map(({ place }) => place.id) ?? []))].filter(
    (id) => !known.has(id),
  );
  const add = () => {
    setSaid(alike.length > 0 ? '' : 'No similar places are known: their attributes or their values are missing.');
    if (alike.length > 0) change({ ...comparison, placeIds: [...new Set([...comparison.placeIds, ...alike])] });
  };
  return (
    <div className="buttons">
      <Button className="button" isDisabled={answers.some(({ isPending }) => isPending)} onPress={add}>
        Add similar places
      </Button>
      <span className="small soft" role="status">
        {said}
      </span>
    </div>
  );
}
