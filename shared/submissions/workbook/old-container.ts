/** How Excel before 2007 keeps its files; a workbook with a password lies in one too. */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
const LOCKED = 'EncryptedPackage';

export const isOldContainer = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte);

/** True when the container holds a workbook that is encrypted: names in it are UTF-16. */
export function holdsLockedWorkbook(bytes: Uint8Array): boolean {
  const name = [...LOCKED].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(name[0] as number); at >= 0; at = bytes.indexOf(name[0] as number, at + 1)) {
    if (name.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
