import { isCellError } from '../../../../shared/submissions/cell-error.ts';
import { labelKey } from '../../../../shared/submissions/mapping/mapping.ts';

/** A label of a file that a field does not know, as the file spells it, and how many rows have it. */
export type UnknownLabel = { field: string; label: string; rows: number };

/** More different labels of one field than this are no labels: the column is another one. */
const MOST = 40;
const LONGEST = 60;

/** Gathers labels that are not known, for the partner to say what they mean. */
export class UnknownLabels {
  private readonly byField = new Map<string, Map<string, UnknownLabel>>();

  add(field: string, label: string): void {
    const key = labelKey(field, label);
    if (key === '' || isCellError(label) || label.length > LONGEST || (field !== 'place' && /\d{4}/.test(key))) return;
    const labels = this.byField.get(field) ?? new Map<string, UnknownLabel>();
    this.byField.set(field, labels);
    const known = labels.get(key);
    if (known) known.rows += 1;
    else if (labels.size <= MOST) labels.set(key, { field, label, rows: 1 });
  }

  /** The most frequent first; none of a field with so many that they cannot be labels. */
  list(): UnknownLabel[] {
    const few = [...this.byField.values()].filter((labels) => labels.size <= MOST);
    return few.flatMap((labels) => [...labels.values()]).sort((a, b) => b.rows - a.rows);
  }
}
