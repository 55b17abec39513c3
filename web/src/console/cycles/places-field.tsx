import { Button } from 'react-aria-components/Button';
import type { Place } from '../../../../shared/catalog/place.ts';
import { nameIn } from '../../words/records.ts';
import { PlacePicker } from '../place-picker.tsx';

type Props = {
  legend: string;
  places: Place[];
  chosen: readonly string[];
  change: (placeIds: string[]) => void;
};

/** Some places by name: found by typing, taken out one by one. */
export function PlacesField({ legend, places, chosen, change }: Props) {
  return (
    <fieldset className="places-field" aria-label={legend}>
      <PlacePicker
        key={chosen.join()}
        label={chosen.length === 0 ? legend : `${legend}: one more`}
        places={places.filter(({ id }) => !chosen.includes(id))}
        choose={(id) => change([...chosen, id])}
      />
      {chosen.length > 0 && (
        <ul className="chosen-places" aria-label={legend}>
          {chosen.map((id) => (
            <li key={id}>
              {nameIn(places, id)}{' '}
              <Button
                className="inline"
                aria-label={`Take out ${nameIn(places, id)}`}
                onPress={() => change(chosen.filter((one) => one !== id))}
              >
                take out
              </Button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
