export { datasetNames } from '../../../shared/catalog/dataset.ts';

/** A record by its name, or else its id. */
export function nameIn(records: readonly { id: string; name: string }[], id: string): string {
  return records.find((one) => one.id === id)?.name ?? id;
}
