import { useState } from 'react';
import type { FileExpectation } from '../../../../shared/submissions/file-expectation.ts';
import { knownValues, likelyValue } from '../../../../shared/submissions/mapping/known-values.ts';
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

const idOf = ({ field, label }: UnknownLabel) => `${field} ${label}`;

/** Codes and labels that are not known, and what each stands for: one by one, by the partner alone. */
export function LabelsToSay({ unknown, expectation, mapping = emptyMapping, readBy }: Props) {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const suggested = (one: UnknownLabel) => likelyValue(one.label, knownValues(one.field, expectation)) ?? '';
  const meaningOf = (one: UnknownLabel) => chosen[idOf(one)] ?? suggested(one);
  const confirm = () => {
    const values = structuredClone(mapping.values);
    for (const one of unknown) {
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
          {unknown.map((one) => (
            <tr key={idOf(one)}>
              <th scope="row">
                <code>{one.label}</code>{' '}
                <span className="small soft block">{fieldWords(one.field, expectation.dataset)}</span>
              </th>
              <td>
                <select
                  aria-label={`What ${one.label} stands for`}
                  value={meaningOf(one)}
                  onChange={({ target }) => setChosen({ ...chosen, [idOf(one)]: target.value })}
                >
                  <option value="">Nothing that we know</option>
                  {knownValues(one.field, expectation).map(({ value, words }) => (
                    <option key={value} value={value}>
                      {words}
                    </option>
                  ))}
                </select>
              </td>
              <td className="soft">
                {formatCount(one.rows)}{' '}
                {meaningOf(one) !== '' && meaningOf(one) === suggested(one) && (
                  <span className="chip suggested">Suggested</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="buttons">
        <button
          type="button"
          className="button"
          disabled={unknown.every((one) => meaningOf(one) === '')}
          onClick={confirm}
        >
          Read it this way
        </button>
      </div>
    </section>
  );
}
