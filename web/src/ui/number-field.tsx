import { useId, useState } from 'react';

type Props = {
  label: string;
  /** Nothing where the field is left empty. */
  value: number | undefined;
  min: number;
  max: number;
  /** What may be typed: whole numbers when absent. */
  step?: number;
  unit?: string;
  hint?: string;
  /** Called with each number in range; with nothing when the field is emptied and may be. */
  change: (value: number | undefined) => void;
  optional?: boolean;
};

/** A number with its unit. What is out of range stays to be seen, and is not taken. */
export function NumberField({ label, value, min, max, step = 1, unit, hint, change, optional = false }: Props) {
  const [typed, setTyped] = useState<string>();
  const id = useId();
  const take = (text: string) => {
    setTyped(text);
    if (text.trim() === '') return optional && change(undefined);
    const number = Number(text);
    if (Number.isFinite(number) && number >= min && number <= max) change(number);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="number-field">
        <input
          id={id}
          type="number"
          {...{ min, max, step }}
          required={!optional}
          aria-describedby={hint && `${id}-hint`}
          value={typed ?? value ?? ''}
          onChange={({ target }) => take(target.value)}
          onBlur={() => setTyped(undefined)}
        />
        {unit && <span className="muted">{unit}</span>}
      </span>
      {hint && (
        <span className="small muted plain-weight" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
