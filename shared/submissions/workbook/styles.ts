import { builtInFormat, customFormat, type NumberFormat } from './number-format.ts';
import { unreadable } from './unreadable.ts';
import { decodeEntities, readXml } from './xml.ts';

/** Excel has at most 65,490. */
const MOST_STYLES = 100_000;

/** The meaning of the number format of each cell style, by the style's number. */
export async function readStyles(chunks: AsyncIterable<Uint8Array>): Promise<NumberFormat[]> {
  const custom = new Map<number, NumberFormat>();
  const styles: NumberFormat[] = [];
  let list = '';
  await readXml(chunks, {
    open(name, attributes) {
      // Other lists of styles have formats of these names too.
      if (name === 'numFmts' || name === 'cellXfs') list = name;
      else if (list === 'numFmts' && name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributes();
        custom.set(Number(numFmtId), customFormat(decodeEntities(formatCode)));
      } else if (list === 'cellXfs' && name === 'xf') {
        const id = Number(attributes().numFmtId ?? 0);
        styles.push(custom.get(id) ?? builtInFormat(id));
      }
      if (styles.length + custom.size > MOST_STYLES) throw unreadable('it has too many styles');
    },
    close(name) {
      if (name === list) list = '';
    },
    text() {},
  });
  return styles;
}
