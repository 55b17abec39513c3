type Props<V extends string> = {
  legend: string;
  options: readonly (readonly [V, string])[];
  chosen: readonly V[];
  change: (chosen: V[]) => void;
};

/** Any of some. */
export function CheckList<V extends string>({ legend, options, chosen, change }: Props<V>) {
  const toggle = (one: V) => change(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <fieldset className="choices check-list">
      <legend>{legend}</legend>
      {options.map(([one, words]) => (
        <CheckField key={one} label={words} checked={chosen.includes(one)} change={() => toggle(one)} />
      ))}
    </fieldset>
  );
}

type CheckProps = { label: string; hint?: string; checked: boolean; change: (checked: boolean) => void };

/** Yes or no. */
export function CheckField({ label, hint, checked, change }: CheckProps) {
  return (
    <label className="check-field">
      <input type="checkbox" checked={checked} onChange={({ target }) => change(target.checked)} />
      <span>
        {label}
        {hint && <small className="muted">{hint}</small>}
      </span>
    </label>
  );
}
