import type { LinkRequest } from '../../shared/api/links.ts';
import { type PeriodKind, periodKind } from '../../shared/catalog/period.ts';
import type { FieldError } from '../http/problem.ts';
import { periodKindsOf } from './indicators.ts';
import type { StaffPorts } from './ports.ts';
import { mustExist } from './references.ts';

type Scope = Pick<LinkRequest, 'partnerId' | 'dataset' | 'periods' | 'indicatorId'>;

/** What does not fit in whom a link is for, and what it takes. */
export async function checkLinkScope(store: StaffPorts['store'], request: Scope): Promise<FieldError[]> {
  return [
    ...(await mustExist(store.partners, 'partnerId', request.partnerId)),
    ...(request.dataset === 'counts' ? await checkCounts(store, request) : checkStudentRows(request)),
  ];
}

function checkStudentRows({ dataset, periods, indicatorId }: Scope): FieldError[] {
  return [
    ...(indicatorId
      ? [{ field: 'indicatorId', message: 'must be left out: only counts are sent for one indicator' }]
      : []),
    ...checkPeriods(periods, periodKindsOf[dataset], dataset),
  ];
}

/** Counts come in the kind of period of their indicator, or of any indicator that follows counts. */
async function checkCounts(store: StaffPorts['store'], { periods, indicatorId }: Scope): Promise<FieldError[]> {
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
