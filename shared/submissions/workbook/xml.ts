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
  const { parser, waitsFor } = createParser(listener);
  const write = (piece: string) => {
    parser.write(piece);
    if (waitsFor(piece.length) > LONGEST_TOKEN) throw unreadable('a value in it has no end');
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

/** The parser, and how many characters were written since it told of anything; it holds them until it can. */
function createParser(listener: XmlListener) {
  let told = true;
  let waiting = 0;
  let depth = 0;
  const tell = () => {
    told = true;
  };
  const broken = () => {
    throw unreadable('its XML is damaged');
  };
  const parser = new Parser()
    .on('openTag', (name, attributes) => {
      tell();
      depth += 1;
      if (depth > DEEPEST) broken();
      listener.open(localName(name), attributes);
    })
    .on('closeTag', (name) => {
      tell();
      depth -= 1;
      listener.close(localName(name));
    })
    .on('text', (text) => {
      tell();
      listener.text(decodeEntities(text));
    })
    .on('cdata', (text) => {
      tell();
      listener.text(text);
    });
  parser.on('comment', tell).on('question', tell);
  parser.on('attention', broken).on('error', broken).on('warn', broken);
  const waitsFor = (written: number): number => {
    waiting = told ? 0 : waiting + written;
    told = false;
    return waiting;
  };
  return { parser, waitsFor };
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
