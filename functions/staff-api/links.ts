import { linkState } from '../../shared/access/link-state.ts';
import { linkIdOf, mintToken } from '../../shared/access/link-token.ts';
import type { LinkRequest, StaffLinkView } from '../../shared/api/links.ts';
import type { staffOperations } from '../../shared/api/staff-operations.ts';
import { type PeriodKind, periodKind } from '../../shared/catalog/period.ts';
import type { Link } from '../../shared/submissions/link.ts';
import type { Handlers } from '../http/http-api.ts';
import { type FieldError, invalidRequest, Problem } from '../http/problem.ts';
import { periodKindsOf } from './indicators.ts';
import type { StaffPorts } from './ports.ts';
import { mustExist } from './references.ts';

const DAY = 24 * 60 * 60_000;
const USUAL_DAYS = 30;
const LONGEST_DAYS = 400;

type LinkHandlers = Pick<Handlers<typeof staffOperations>, 'mintLink' | 'listLinks' | 'revokeLink'>;

/** Upload links: minted with a token that is shown once, listed without it, revoked. */
export function linkHandlers(ports: StaffPorts): LinkHandlers {
  const { store, clock, siteUrl } = ports;
  const view = (link: Link): StaffLinkView => ({ ...link, state: linkState(link, clock()) });
  return {
    async mintLink({ body }) {
      const errors = await checkLink(ports, body);
      if (errors.length > 0) throw invalidRequest(errors);
      const token = mintToken();
      const now = clock();
      const expiresAt = body.expiresAt ? new Date(body.expiresAt) : new Date(now.getTime() + USUAL_DAYS * DAY);
      const link: Link = {
        ...withoutAbsent(body),
        id: linkIdOf(token),
        expiresAt: expiresAt.toISOString(),
        uses: 0,
        createdAt: now.toISOString(),
      };
      await store.links.create(link);
      const urls = { url: `${siteUrl}/send/${token}`, apiUrl: `${siteUrl}/api/send/${token}` };
      return { status: 201, body: { ...view(link), token, ...urls } };
    },
    async listLinks() {
      const links = await store.links.list();
      return { status: 200, body: { links: links.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map(view) } };
    },
    async revokeLink({ params }) {
      const link = await store.links.revoke(params.id, clock());
      if (!link) throw new Problem('not-found', `There is no link ${params.id}.`);
      return { status: 200, body: view(link) };
    },
  };
}

function withoutAbsent({ partnerId, dataset, periods, maximumUses, indicatorId, dueOn }: LinkRequest) {
  return { partnerId, dataset, periods, maximumUses, ...(indicatorId && { indicatorId }), ...(dueOn && { dueOn }) };
}

async function checkLink({ store, clock }: StaffPorts, request: LinkRequest): Promise<FieldError[]> {
  return [
    ...(await mustExist(store.partners, 'partnerId', request.partnerId)),
    ...checkExpiry(request, clock()),
    ...(request.dataset === 'counts' ? await checkCounts(store, request) : checkStudentRows(request)),
  ];
}

function checkExpiry({ expiresAt }: LinkRequest, now: Date): FieldError[] {
  if (!expiresAt) return [];
  const days = (Date.parse(expiresAt) - now.getTime()) / DAY;
  if (days > 0 && days <= LONGEST_DAYS) return [];
  return [{ field: 'expiresAt', message: `must lie in the future, at most ${LONGEST_DAYS} days away` }];
}

function checkStudentRows({ dataset, periods, indicatorId }: LinkRequest): FieldError[] {
  return [
    ...(indicatorId
      ? [{ field: 'indicatorId', message: 'must be left out: only counts are sent for one indicator' }]
      : []),
    ...checkPeriods(periods, periodKindsOf[dataset], dataset),
  ];
}

/** Counts come in the kind of period of their indicator, or of any indicator that follows counts. */
async function checkCounts(store: StaffPorts['store'], { periods, indicatorId }: LinkRequest): Promise<FieldError[]> {
  const indicators = (await store.indicators.list()).filter(({ dataset }) => dataset === 'counts');
  const meant = indicators.filter(({ id }) => indicatorId === undefined || id === indicatorId);
  if (meant.length === 0) {
    const message = indicatorId
      ? `names ${indicatorId}, which no indicator from counts is`
      : 'is missing: no indicator is made from counts yet';
    return [{ field: 'indicatorId', message }];
  }
  return checkPeriods(
    periods,
    meant.map((one) => one.periodKind),
    indicatorId ?? 'counts',
  );
}

function checkPeriods(periods: string[], kinds: readonly PeriodKind[], what: string): FieldError[] {
  return periods.flatMap((period, index) =>
    kinds.includes(periodKind(period))
      ? []
      : [{ field: `periods.${index}`, message: `must be a ${[...new Set(kinds)].join(' or ')} for ${what}` }],
  );
}
