import { LIMITS } from '../../../shared/submissions/limits.ts';

/** What can be said of a file for certain before it is sent. */
export type FileProblem = { message: string; hint: string };

const LOOKED_AT = 65_536;
const knownFormats: { starts: number[]; name: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], name: 'an Excel workbook or a ZIP archive' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], name: 'an older Excel workbook' },
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
  return checkFirstBytes(new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer()));
}

/** Says why these first bytes of a file cannot be those of a CSV file; undefined when they may be. */
export function checkFirstBytes(bytes: Uint8Array): FileProblem | undefined {
  const format = knownFormats.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
  if (format) {
    return { message: `This is ${format.name}, not a CSV file`, hint: 'Save or export it as CSV, then choose that.' };
  }
  if (mayBeText(bytes)) return undefined;
  return { message: 'This is not a text file', hint: 'Export it as CSV, then choose that.' };
}

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
