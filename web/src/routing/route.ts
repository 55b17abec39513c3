/** A page of the site and what its address asks for. */
export type Route =
  | { page: 'home' }
  | { page: 'send'; token: string }
  | { page: 'preferences'; token: string }
  | { page: 'address'; token: string }
  | { page: 'what-you-get' }
  | { page: 'indicator'; indicatorId: string; placeId?: string }
  | ({ page: 'place' } & PlaceAddress)
  | { page: 'alerts' }
  | { page: 'alert'; alertId: string }
  | { page: 'rules' }
  | { page: 'rule'; ruleId?: string }
  | { page: 'calendar' }
  | { page: 'links' }
  | { page: 'partners' }
  | { page: 'submissions' }
  | { page: 'submission'; submissionId: string }
  | { page: 'attributes' }
  | { page: 'people' }
  | { page: 'signed-in' }
  | { page: 'unknown' };

/** A place beside its peers, in one indicator and group; each is chosen for who names none. */
export type PlaceAddress = { placeId?: string; indicatorId?: string; group?: string };

/** Reads the page out of an address such as `/indicators/chronic-absence?place=highline`. */
export function routeOf({ pathname, search }: { pathname: string; search: string }): Route {
  const [first, second, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { page: 'unknown' };
  if (first === undefined) return { page: 'home' };
  if (first === 'signed-in' && second === undefined) return { page: 'signed-in' };
  if (first === 'alerts') return second === undefined ? { page: 'alerts' } : { page: 'alert', alertId: decode(second) };
  if (first === 'rules') return second === undefined ? { page: 'rules' } : ruleRoute(decode(second));
  if (first === 'submissions') {
    return second === undefined ? { page: 'submissions' } : { page: 'submission', submissionId: decode(second) };
  }
  if (first === 'places') return placeRoute(second, new URLSearchParams(search));
  if (second === undefined) return isRoom(first) ? { page: first } : { page: 'unknown' };
  if (first === 'send') return { page: 'send', token: second };
  if (first === 'preferences' || first === 'address') return { page: first, token: decode(second) };
  if (first !== 'indicators') return { page: 'unknown' };
  const placeId = new URLSearchParams(search).get('place');
  return { page: 'indicator', indicatorId: decode(second), ...(placeId ? { placeId } : {}) };
}

const isRoom = (name: string): name is 'attributes' | 'calendar' | 'links' | 'people' | 'partners' | 'what-you-get' =>
  ['attributes', 'calendar', 'links', 'people', 'partners', 'what-you-get'].includes(name);

/** The address of an indicator at a place; when none is given at the region, or what a reader sees of it. */
export function indicatorPath(indicatorId: string, placeId?: string): string {
  const query = placeId === undefined ? '' : `?${new URLSearchParams({ place: placeId })}`;
  return `/indicators/${encodeURIComponent(indicatorId)}${query}`;
}

/** The address of a place beside its peers. */
export function placePath({ placeId, indicatorId, group }: PlaceAddress): string {
  const query = new URLSearchParams({ ...(indicatorId && { indicator: indicatorId }), ...(group && { group }) });
  return `/places${placeId === undefined ? '' : `/${encodeURIComponent(placeId)}`}${query.size > 0 ? `?${query}` : ''}`;
}

/** The address of a rule. */
export const rulePath = (ruleId: string): string => `/rules/${encodeURIComponent(ruleId)}`;

/** The address of a file that was sent. */
export const submissionPath = (submissionId: string): string => `/submissions/${encodeURIComponent(submissionId)}`;

function placeRoute(placeId: string | undefined, search: URLSearchParams): Route {
  const [indicatorId, group] = [search.get('indicator'), search.get('group')];
  return {
    page: 'place',
    ...(placeId !== undefined && { placeId: decode(placeId) }),
    ...(indicatorId && { indicatorId }),
    ...(group && { group }),
  };
}

/** `new` stands for the rule that is not there yet. */
const ruleRoute = (ruleId: string): Route => (ruleId === 'new' ? { page: 'rule' } : { page: 'rule', ruleId });

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
