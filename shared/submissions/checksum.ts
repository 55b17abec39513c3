/** A base64 SHA-256 as `sha256sum` writes it, 64 hexadecimal digits. Undefined for other text. */
export function hexChecksum(checksum: string): string | undefined {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(checksum)) return undefined;
  return [...atob(checksum)].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
