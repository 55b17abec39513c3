import { useId } from 'react';

type Props = {
  label: string;
  hint?: string;
  value: string;
  change: (value: string) => void;
  optional?: boolean;
  /** Most characters. */
  max: number;
};

/** A few sentences. */
export function WordsField({ label, hint, value, change, optional = false, max }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        required={!optional}
        maxLength={max}
        placeholder={hint}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </div>
  );
}
