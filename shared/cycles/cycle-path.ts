/** The address of a cycle's page. */
export const cyclePath = (cycleId: string): string => `/cycles/${encodeURIComponent(cycleId)}`;
