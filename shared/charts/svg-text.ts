import type { ReactElement, ReactNode } from 'react';

/**
 * Writes marks as the text of SVG, without React's own server, which is as large as half of a function. It knows what
 * pictures are made of: elements, components without state, texts and numbers (to the hundredth).
 * @throws TypeError for attributes that are no text or number
 *
 * @example svgText(<path className="series" d="M0,0L9,9" />) // '<path class="series" d="M0,0L9,9"/>'
 */
export function svgText(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node !== 'object') return escaped(valueText(node));
  if (Symbol.iterator in node) return [...node].map(svgText).join('');
  return elementText(node as ReactElement<Props>);
}

type Props = Readonly<Record<string, unknown>> & { children?: ReactNode };
type Component = (props: Props) => ReactNode;

function elementText({ type, props }: ReactElement<Props>): string {
  if (typeof type === 'function') return svgText((type as Component)(props));
  const content = svgText(props.children);
  // What groups others without a name of its own, `<>`, has a symbol for its type.
  if (typeof type !== 'string') return content;
  const tag = type + attributesText(props);
  return content === '' ? `<${tag}/>` : `<${tag}>${content}</${type}>`;
}

function attributesText({ children, ...attributes }: Props): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${attributeName(name)}="${escaped(valueText(value))}"`))
    .join('');
}

function attributeName(name: string): string {
  if (name === 'className') return 'class';
  if (name === 'viewBox') return name;
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function valueText(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  if (typeof value === 'string') return value;
  throw new TypeError(`A picture has no place for a ${typeof value}.`);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML has no place for control characters at all. */
const escaped = (text: string) => text.replace(/[&<>"\p{Cc}]/gu, (letter) => entities[letter] ?? ' ');
