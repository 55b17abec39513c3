import { useId } from 'react';

type Props<V extends string> = {
  label: string;
  value: V;
  /** What can be chosen, in order, with its words. */
  options: readonly (readonly [V, string])[];
  change: (value: V) => void;
};

/** One of a few. */
export function SelectField<V extends string>({ label, value, options, change }: Props<V>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => change(target.value as V)}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
