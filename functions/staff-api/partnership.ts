import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Handlers } from '../http/http-api.ts';
import { invalidRequest } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import { recomputeWhere } from './recompute.ts';
import { unknownIn } from './references.ts';

type PartnershipHandlers = Pick<Handlers<typeof staffOperations>, 'readPartnership' | 'savePartnership'>;

/** The settings of the partnership. Another minimum group size publishes everything anew. */
export function partnershipHandlers(ports: StaffPorts): PartnershipHandlers {
  const { store } = ports;
  return {
    readPartnership: async () => ({ status: 200, body: await store.partnership.get() }),
    async savePartnership({ body }) {
      if (!isTimeZone(body.timeZone)) {
        throw invalidRequest([{ field: 'timeZone', message: 'must be an IANA zone such as America/Los_Angeles' }]);
      }
      const unknown = unknownIn(await store.owners.list(), 'staffIds', body.staffIds);
      if (unknown.length > 0) throw invalidRequest(unknown);
      const before = await store.partnership.get();
      await store.partnership.put(body);
      if (before.minimumGroupSize !== body.minimumGroupSize) await recomputeWhere(ports, () => true);
      return { status: 200, body };
    },
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
