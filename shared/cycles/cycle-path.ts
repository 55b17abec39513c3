/** Where the site shows a cycle. */
export const cyclePath = (cycleId: string): string => `/cycles/${encodeURIComponent(cycleId)}`;
