import type { FileReading } from '../../../../shared/submissions/mapping/file-reading.ts';
import { mayHold } from '../../../../shared/submissions/mapping/read-as.ts';
import { ColumnName } from '../../ui/column-name.tsx';
import { factsWords } from '../../words/mapping.ts';

type Props = {
  target: FileReading['targets'][number];
  reading: FileReading;
  /** The number of its column. */
  column: number | undefined;
  choose: (column: number | undefined) => void;
};

const NONE = '';

/** What the file needs, or may bring, and the column that holds it. */
export function ColumnRow({ target: { name, meaning, required }, reading, column, choose }: Props) {
  const { headings, facts, choices } = reading;
  const isSuggested = choices[name]?.how === 'suggested' && choices[name].column === column;
  const found = column === undefined ? undefined : facts[column];
  // Of ids not even the least and the most.
  const known = found && name === 'student_id' ? { kind: found.kind } : found;
  const options = offered(name, reading, column);
  return (
    <tr>
      <th scope="row">
        <ColumnName name={name} />
        <span className="small soft block">{meaning}</span>
      </th>
      <td>
        <select
          aria-label={`Column of ${name}`}
          value={column ?? NONE}
          onChange={({ target: { value } }) => choose(value === NONE ? undefined : Number(value))}
        >
          <option value={NONE}>{required ? 'Choose a column' : 'Not in the file'}</option>
          {options.map((index) => (
            <option key={index} value={index}>
              {headings[index]}
            </option>
          ))}
        </select>
      </td>
      <td className="soft">
        {known && <span className="block">{factsWords(known)}</span>}
        {isSuggested && <span className="chip suggested">Suggested</span>}
      </td>
    </tr>
  );
}

/** Columns that may hold it. Shares of days are never offered for days. */
function offered(field: string, { headings, facts, mappable }: FileReading, column: number | undefined): number[] {
  const isOfDays = field.startsWith('days_');
  const fitting = mappable.filter(
    (index) => !isOfDays || (mayHold(field, headings[index] ?? '') && facts[index]?.kind !== 'shares'),
  );
  return column === undefined || fitting.includes(column) ? fitting : [column, ...fitting];
}
