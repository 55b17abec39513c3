import { plain } from '../../catalog/dimensions.ts';
import { FileRefused } from '../problems-catalog.ts';
import { type Member, readMember } from './member.ts';

/** Refuses an export that holds only what changed since the one before: it would stand for whole schools. */
export async function refuseDelta(manifest: Member): Promise<void> {
  await readMember(manifest, {
    needed: ['propertyname', 'value'],
    take({ value }) {
      const isRead = /^file(users|orgs|enrollments|demographics)$/.test(plain(value('propertyname')));
      if (isRead && plain(value('value')) === 'delta') throw new FileRefused('oneroster-delta');
    },
  });
}
