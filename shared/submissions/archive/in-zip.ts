import { FileRefused, type RefusalCode } from '../problems-catalog.ts';
import type { Parts } from '../workbook/parts.ts';

const ofZip: Partial<Record<RefusalCode, RefusalCode>> = {
  'workbook-locked': 'zip-locked',
  'workbook-unreadable': 'zip-unreadable',
  'workbook-too-large': 'zip-too-large',
};

/** The bytes of a file in a ZIP. What cannot be unpacked is told of the ZIP, not of a workbook. */
export async function* unpacked(parts: Parts, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* parts.open(name);
  } catch (error) {
    const code = error instanceof FileRefused && ofZip[error.refusal.code as RefusalCode];
    throw code ? new FileRefused(code, error.words) : error;
  }
}
