type Terminal = { apiUrl: string; fileName: string; period?: string };

/**
 * The lines that send a file from a terminal: one sets the file, one asks for a place, puts the file there and shows the
 * receipt. They run in sh, bash and zsh on Linux and macOS with curl and openssl.
 */
export function terminalLines({ apiUrl, fileName, period }: Terminal): string {
  const form = [
    `--data-urlencode "checksum=$(openssl dgst -sha256 -binary "$FILE" | base64)"`,
    `-d "size=$(wc -c < "$FILE")"`,
    `--data-urlencode "fileName=\${FILE##*/}"`,
    ...(period === undefined ? [] : [`-d period=${period}`]),
  ];
  // The file is named before the configuration: what follows `next` in it belongs to the receipt.
  const ask = `curl -sSf -H 'Accept: text/x-curl-config' ${form.join(' ')} '${apiUrl}/uploads'`;
  return `FILE=${fileName}\n${ask} | curl -sS --upload-file "$FILE" --config -`;
}
