export type XmlContent =
  | string
  | number
  | boolean
  | undefined
  | XmlContent[]
  | { readonly [element: string]: XmlContent };

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * An XML document of nested elements; a list repeats its element, `undefined` leaves it out.
 * @example toXml('Error', { Code: 'NoSuchKey' }) // '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>'
 */
export function toXml(root: string, content: XmlContent, namespace?: string): string {
  const opening = namespace ? `${root} xmlns="${namespace}"` : root;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${opening}>${inner(content)}</${root}>`;
}

function inner(content: XmlContent): string {
  if (content === undefined) return '';
  if (typeof content !== 'object') return escapeText(String(content));
  return Object.entries(content)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => element(name, one)))
    .join('');
}

const element = (name: string, content: XmlContent) =>
  content === undefined ? '' : `<${name}>${inner(content)}</${name}>`;

// Control characters other than tab and line ends have no place in XML 1.0; carriage returns would be normalized away.
const escapeText = (text: string) =>
  text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '\uFFFD')
    .replace(/\r/g, '&#13;');
