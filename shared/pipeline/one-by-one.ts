import { MailGivenUp } from './outbox.ts';

/** Works on each in its turn. What fails for one holds up no other; it is thrown when all had their turn. */
export async function oneByOne<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures.find((error) => error instanceof MailGivenUp) ?? failures[0];
}
