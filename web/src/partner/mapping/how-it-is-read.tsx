import { changeWords, readByWords } from '../../words/mapping.ts';
import type { CheckedFile } from '../check/check-request.ts';

type Props = { result: CheckedFile; isConfirmed: boolean; change: () => void };

/** One quiet line: by what the file is read, what its columns have new, and the way to change it. */
export function HowItIsRead({ result: { mapping, reading }, isConfirmed, change }: Props) {
  if (!reading || !mapping) return null;
  return (
    <p className="small soft how-it-is-read">
      {readByWords(mapping, isConfirmed)} {reading.change && !isConfirmed && changeWords(reading.change)}{' '}
      <button type="button" className="text-button" onClick={change}>
        Change how it is read
      </button>
    </p>
  );
}
