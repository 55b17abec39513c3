import { LIMITS, WORKBOOK_LIMITS } from '../../../shared/submissions/limits.ts';

/** What can be said of a file for certain before it is sent. */
export type FileProblem = { message: string; hint: string };

const LOOKED_AT = 65_536;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const knownFormats: { starts: number[]; name: string }[] = [
  { starts: [0xd0, 0xcf, 0x11, 0xe0], name: 'an older or locked Excel workbook' },
  { starts: [0x25, 0x50, 0x44, 0x46], name: 'a PDF' },
  { starts: [0x1f, 0x8b], name: 'a compressed file' },
];

/** Says why a file cannot be taken, from its size and its first bytes; undefined when nothing speaks against it. */
export async function checkFile(file: File): Promise<FileProblem | undefined> {
  if (file.size === 0) {
    return { message: 'This file is empty', hint: 'Export it again and look inside before you choose it.' };
  }
  if (file.size > LIMITS.bytes) {
    return { message: 'This file is larger than 100 MB', hint: 'Send it in parts, for example one for each school.' };
  }
  const bytes = new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer());
  if (file.size > WORKBOOK_LIMITS.bytes && startsWith(bytes, ZIP)) {
    return {
      message: 'This workbook or ZIP is larger than 50 MB',
      hint: 'Save it as CSV (in Excel “CSV UTF-8”), or export it in parts, then choose that.',
    };
  }
  return checkFirstBytes(bytes);
}

/** Says why a file of these first bytes can be neither CSV, nor an Excel workbook, nor a ZIP; undefined when it may be. */
export function checkFirstBytes(bytes: Uint8Array): FileProblem | undefined {
  if (startsWith(bytes, ZIP)) return undefined;
  const format = knownFormats.find(({ starts }) => startsWith(bytes, starts));
  const hint = 'Save or export it as CSV or as an Excel workbook (.xlsx), then choose that.';
  if (format) return { message: `This is ${format.name}, not a CSV file or an Excel workbook (.xlsx)`, hint };
  if (mayBeText(bytes)) return undefined;
  return { message: 'This is neither a text file nor an Excel workbook', hint };
}

const startsWith = (bytes: Uint8Array, starts: number[]) => starts.every((byte, index) => bytes[index] === byte);

/** Text has no zero bytes, except UTF-16, where Latin letters have theirs on one side of each pair only. */
function mayBeText(bytes: Uint8Array): boolean {
  if (startsWithByteOrderMark(bytes)) return true;
  const zeros = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  return zeros.includes(0);
}

function startsWithByteOrderMark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
