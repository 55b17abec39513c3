/** The address of an alert's page. A dot would make its last part look like the name of a file. */
export const alertPath = (alertId: string): string => `/alerts/${encodeURIComponent(alertId).replaceAll('.', '%2E')}`;
