import type { staffOperations } from '../../shared/api/staff-operations.ts';
import type { Agreement } from '../../shared/catalog/agreement.ts';
import type { Partnership } from '../../shared/catalog/partnership.ts';
import type { Handlers } from '../http/http-api.ts';
import { type FieldError, invalidRequest } from '../http/problem.ts';
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
      const errors = [
        ...unknownIn(await store.owners.list(), 'staffIds', body.staffIds),
        ...checkMinimum(body, await store.agreements.list()),
      ];
      if (errors.length > 0) throw invalidRequest(errors);
      const before = await store.partnership.get();
      await store.partnership.put(body);
      if (before.minimumGroupSize !== body.minimumGroupSize) await recomputeWhere(ports, () => true);
      return { status: 200, body };
    },
  };
}

/** An agreement that ended counts too: what came under it is still shown. */
function checkMinimum({ minimumGroupSize }: Partnership, agreements: Agreement[]): FieldError[] {
  return agreements
    .filter((agreement) => (agreement.minimumGroupSize ?? 0) > minimumGroupSize)
    .map(({ id, minimumGroupSize: asked }) => ({
      field: 'minimumGroupSize',
      message: `must be ${asked} or more, as the agreement ${id} asks`,
    }));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
