/** A page of the site and what its address asks for. */
export type Route =
  | { page: 'home' }
  | { page: 'send'; token: string }
  | { page: 'preferences'; token: string }
  | { page: 'address'; token: string }
  | { page: 'what-you-get' }
  | { page: 'indicator'; indicatorId: string; placeId?: string }
  | { page: 'alerts' }
  | { page: 'alert'; alertId: string }
  | { page: 'rules' }
  | { page: 'rule'; ruleId?: string }
  | { page: 'cycles' }
  | { page: 'cycle'; cycleId: string }
  | { page: 'cycle-form'; cycleId?: string }
  | { page: 'calendar' }
  | { page: 'links' }
  | { page: 'partners' }
  | { page: 'submissions' }
  | { page: 'submission'; submissionId: string }
  | { page: 'people' }
  | { page: 'signed-in' }
  | { page: 'unknown' };

/** Reads the page out of an address such as `/indicators/chronic-absence?place=highline`. */
export function routeOf({ pathname, search }: { pathname: string; search: string }): Route {
  const [first, second, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (first === 'cycles') return cycleRoute(second, rest);
  if (rest.length > 0) return { page: 'unknown' };
  if (first === undefined) return { page: 'home' };
  if (first === 'signed-in' && second === undefined) return { page: 'signed-in' };
  if (first === 'alerts') return second === undefined ? { page: 'alerts' } : { page: 'alert', alertId: decode(second) };
  if (first === 'rules') return second === undefined ? { page: 'rules' } : ruleRoute(decode(second));
  if (first === 'submissions') {
    return second === undefined ? { page: 'submissions' } : { page: 'submission', submissionId: decode(second) };
  }
  if (second === undefined) return isRoom(first) ? { page: first } : { page: 'unknown' };
  if (first === 'send') return { page: 'send', token: second };
  if (first === 'preferences' || first === 'address') return { page: first, token: decode(second) };
  if (first !== 'indicators') return { page: 'unknown' };
  const placeId = new URLSearchParams(search).get('place');
  return { page: 'indicator', indicatorId: decode(second), ...(placeId ? { placeId } : {}) };
}

const isRoom = (name: string): name is 'calendar' | 'links' | 'people' | 'partners' | 'what-you-get' =>
  ['calendar', 'links', 'people', 'partners', 'what-you-get'].includes(name);

/** The address of an indicator at a place; when none is given at the region, or what a reader sees of it. */
export function indicatorPath(indicatorId: string, placeId?: string): string {
  const query = placeId === undefined ? '' : `?${new URLSearchParams({ place: placeId })}`;
  return `/indicators/${encodeURIComponent(indicatorId)}${query}`;
}

/** The address of a rule. */
export const rulePath = (ruleId: string): string => `/rules/${encodeURIComponent(ruleId)}`;

/** The address of a file that was sent. */
export const submissionPath = (submissionId: string): string => `/submissions/${encodeURIComponent(submissionId)}`;

/** `new` stands for the rule that is not there yet. */
const ruleRoute = (ruleId: string): Route => (ruleId === 'new' ? { page: 'rule' } : { page: 'rule', ruleId });

/** `new` stands for the cycle that is not there yet. */
function cycleRoute(second: string | undefined, rest: readonly string[]): Route {
  if (second === undefined) return { page: 'cycles' };
  const cycleId = decode(second);
  if (rest.length === 0) return cycleId === 'new' ? { page: 'cycle-form' } : { page: 'cycle', cycleId };
  return rest.join() === 'edit' ? { page: 'cycle-form', cycleId } : { page: 'unknown' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
