import { Button } from 'react-aria-components/Button';
import { TextField } from '../../ui/text-field.tsx';
import { Beside } from './problems-beside.tsx';

type Props = { days: readonly string[]; change: (days: string[]) => void };

/** The days on which people look at it together. */
export function ReviewFields({ days, change }: Props) {
  return (
    <Beside field="reviewsOn" whole>
      <div className="field-pair">
        {days.map((day, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: while a day is typed it has no other name
          <div key={index} className="review-field">
            <TextField
              label={`Review ${index + 1}`}
              type="date"
              value={day}
              change={(next) => change(days.map((one, at) => (at === index ? next : one)))}
            />
            <Button
              className="button"
              aria-label={`Take out review ${index + 1}`}
              onPress={() => change(days.filter((_, at) => at !== index))}
            >
              Take out
            </Button>
          </div>
        ))}
      </div>
      {days.length < 30 && (
        <div>
          <Button className="button" onPress={() => change([...days, ''])}>
            {days.length === 0 ? 'Add a review' : 'One more review'}
          </Button>
        </div>
      )}
    </Beside>
  );
}
