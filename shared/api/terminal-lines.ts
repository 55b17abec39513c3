type Terminal = {
  /** Address of the link's API, as its mint gives it. */
  apiUrl: string;
  /** The file's name or path as the person would type it. */
  fileName: string;
  /** Needed where the link takes several periods. */
  period?: string;
};

/**
 * The two lines that send a file from a terminal: the first names the file, the second asks for a place, puts the file
 * there and prints its receipt; when the link or the file is turned down, it prints why and fails. They run in sh, bash
 * and zsh with curl 7.76 or later and openssl. Only the command line names the local file, never the server's answer.
 */
export function terminalLines({ apiUrl, fileName, period }: Terminal): string {
  const ask = [
    'curl -sS --fail-with-body',
    "-H 'Accept: text/x-curl-config'",
    '--data-urlencode "checksum=$(openssl dgst -sha256 -binary < "$FILE" | base64)"',
    '-d "size=$(wc -c < "$FILE")"',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell expands it
    '--data-urlencode "fileName=${FILE##*/}"',
    ...(period === undefined ? [] : [`-d period=${shellWord(period)}`]),
    shellWord(`${apiUrl}/uploads`),
  ].join(' ');
  const carryOut = 'printf \'%s\\n\' "$TICKET" | curl -sS --upload-file "$FILE" --config -';
  const sayWhy = 'printf \'%s\\n\' "$TICKET" >&2; false';
  return `FILE=${shellWord(asPath(fileName))}\nif TICKET=$(${ask}); then ${carryOut}; else ${sayWhy}; fi`;
}

/** A name that begins with a hyphen is no option, and a dot alone is no file. */
function asPath(fileName: string): string {
  return fileName.startsWith('-') ? `./${fileName}` : fileName;
}

/** A text as one word of a POSIX shell, whatever it holds. */
function shellWord(text: string): string {
  return /^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
