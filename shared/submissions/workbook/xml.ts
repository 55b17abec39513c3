import { Parser } from 'saxen';
import { unreadable } from './unreadable.ts';

/** A tag, comment or text longer than this is none that Excel writes: a cell has at most 32,767 characters. */
const LONGEST_TOKEN = 350_000;
/** Characters given to the parser at once: it begins anew with what the last ones left open. */
const PIECE = 131_072;
const DEEPEST = 100;

/** What is told of the elements of a document, by their names without namespace. */
export type XmlListener = {
  open(name: string, attributes: () => Record<string, string>): void;
  close(name: string): void;
  /** May come in several pieces. */
  text(text: string): void;
};

/**
 * Reads XML as a stream; memory does not grow with the document. Throws FileRefused for what is not well-formed, and for
 * documents that define entities, which none of a workbook does.
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, listener: XmlListener): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let waiting = 0;
  let depth = 0;
  const seen = () => {
    waiting = 0;
  };
  const broken = () => {
    throw unreadable('its XML is damaged');
  };
  const parser = new Parser()
    .on('openTag', (name, attributes) => {
      seen();
      depth += 1;
      if (depth > DEEPEST) broken();
      listener.open(localName(name), attributes);
    })
    .on('closeTag', (name) => {
      seen();
      depth -= 1;
      listener.close(localName(name));
    })
    .on('text', (text) => {
      seen();
      listener.text(decodeEntities(text));
    })
    .on('cdata', (text) => {
      seen();
      listener.text(text);
    })
    .on('comment', seen)
    .on('question', seen)
    .on('attention', broken)
    .on('error', broken)
    .on('warn', broken);
  const write = (text: string) => {
    waiting += text.length;
    parser.write(text);
    if (waiting > LONGEST_TOKEN) throw unreadable('a value in it has no end');
  };
  let piece = '';
  for await (const chunk of chunks) {
    piece += decode(decoder, chunk);
    if (piece.length < PIECE) continue;
    write(piece);
    piece = '';
  }
  write(piece + decode(decoder, undefined));
  parser.end();
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw unreadable('its text is not UTF-8');
  }
}

/** Some programs write `x:row` for `row`. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that stands behind `&amp;`, `&#38;` and `&#x26;`. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|(\w*));?/g, (entity, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (entity.endsWith(';') && Object.hasOwn(named, name ?? '')) return named[name] ?? '';
    if (entity.endsWith(';') && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    throw unreadable('its XML is damaged');
  });
}
