import { useId } from 'react';

type Props = {
  label: string;
  type?: 'text' | 'email' | 'date';
  value: string;
  change: (value: string) => void;
  optional?: boolean;
  /** Most characters. */
  max?: number;
};

/** Words, an address or a day. */
export function TextField({ label, type = 'text', value, change, optional = false, max }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...{ id, type, value }}
        className="text-field"
        required={!optional}
        maxLength={max}
        autoComplete="off"
        onChange={({ target }) => change(target.value)}
      />
    </div>
  );
}
