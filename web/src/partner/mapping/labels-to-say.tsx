import { useMemo, useState } from 'react';
import type { FileExpectation } from '../../../../shared/submissions/file-expectation.ts';
import { type KnownValue, knownValues, likelyValue } from '../../../../shared/submissions/mapping/known-values.ts';
import { emptyMapping, labelKey, type Mapping } from '../../../../shared/submissions/mapping/mapping.ts';
import { fieldWords } from '../../words/mapping.ts';
import { formatCount } from '../../words/numbers.ts';
import type { UnknownLabel } from '../check/unknown-labels.ts';

type Props = {
  unknown: readonly UnknownLabel[];
  expectation: FileExpectation;
  mapping: Mapping | undefined;
  readBy: (mapping: Mapping) => void;
};

/** A label with what it can stand for, and what it most likely does; empty where nothing is near. */
type Asked = UnknownLabel & { id: string; values: KnownValue[]; suggested: string };

function useAsked(unknown: readonly UnknownLabel[], expectation: FileExpectation): Asked[] {
  return useMemo(
    () =>
      unknown.map((one) => {
        const values = knownValues(one.field, expectation);
        return { ...one, values, id: `${one.field} ${one.label}`, suggested: likelyValue(one.label, values) ?? '' };
      }),
    [unknown, expectation],
  );
}

/** Codes and labels that are not known, and what each stands for: one by one, by the partner alone. */
export function LabelsToSay({ unknown, expectation, mapping = emptyMapping, readBy }: Props) {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const asked = useAsked(unknown, expectation);
  const meaningOf = ({ id, suggested }: Asked) => chosen[id] ?? suggested;
  const confirm = () => {
    const values = structuredClone(mapping.values);
    for (const one of asked) {
      const value = meaningOf(one);
      if (value !== '') values[one.field] = { ...values[one.field], [labelKey(one.field, one.label)]: value };
    }
    readBy({ ...mapping, values });
  };
  return (
    <section className="sheet">
      <h2>Codes and labels that we do not know</h2>
      <p className="soft">
        Say what each stands for. It is remembered for your next files: your word and what it means, nothing of a
        student.
      </p>
      <table className="table stacked mapping">
        <thead>
          <tr>
            <th scope="col">In your file</th>
            <th scope="col">Stands for</th>
            <th scope="col">Rows</th>
          </tr>
        </thead>
        <tbody>
          {asked.map((one) => (
            <LabelRow
              key={one.id}
              asked={one}
              of={fieldWords(one.field, expectation.dataset)}
              value={meaningOf(one)}
              choose={(value) => setChosen({ ...chosen, [one.id]: value })}
            />
          ))}
        </tbody>
      </table>
      <div className="buttons">
        <button
          type="button"
          className="button"
          disabled={asked.every((one) => meaningOf(one) === '')}
          onClick={confirm}
        >
          Read it this way
        </button>
      </div>
    </section>
  );
}

type RowProps = { asked: Asked; of: string; value: string; choose: (value: string) => void };

function LabelRow({ asked: { label, rows, values, suggested }, of, value, choose }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <code>{label}</code> <span className="small soft block">{of}</span>
      </th>
      <td>
        <select aria-label={`What ${label} stands for`} value={value} onChange={({ target }) => choose(target.value)}>
          <option value="">Choose what it stands for</option>
          {values.map((one) => (
            <option key={one.value} value={one.value}>
              {one.words}
            </option>
          ))}
        </select>
      </td>
      <td className="soft">
        <span className="block">{formatCount(rows)}</span>
        {value !== '' && value === suggested && <span className="chip suggested">Suggested</span>}
      </td>
    </tr>
  );
}
