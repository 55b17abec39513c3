import { readExpectation } from './partner-api.ts';

/** What files of a link are checked against, read once. */
export const expectationQuery = (token: string) => ({
  queryKey: ['expectation', token],
  queryFn: ({ signal }: { signal: AbortSignal }) => readExpectation(token, signal),
});
