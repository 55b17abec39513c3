import type { Owner } from '../../shared/catalog/owner.ts';
import type { Store } from '../../shared/pipeline/ports.ts';

/** The owner who signs in under this name; undefined when none does. */
export async function signedInOwner(
  { owners }: Pick<Store, 'owners'>,
  username: string | undefined,
): Promise<Owner | undefined> {
  return username === undefined ? undefined : (await owners.list()).find((one) => one.username === username);
}
