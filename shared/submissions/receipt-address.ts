const submission = /^#receipt-(\d{1,20})$/;

/** The submission whose receipt an address asks for, so that a reload keeps it; undefined when it asks for none. */
export function receiptIn(hash: string): string | undefined {
  return submission.exec(hash)?.[1];
}

/** The part of an address that asks for a receipt. */
export const receiptHash = (submissionId: string): string => `#receipt-${submissionId}`;
