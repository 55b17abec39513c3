import { unreadable } from './unreadable.ts';
import { decodeEntities, localName, readXml } from './xml.ts';
import { partName } from './zip.ts';

/** What a workbook says of its sheets, in their order. */
export type Contents = { is1904: boolean; sheets: Sheet[] };
export type Sheet = { name: string; isHidden: boolean; relation: string };

/** What a part points to within the workbook: where, and as what. Never what lies outside. */
export type Relation = { part: string; type: string };

const MOST_RELATIONS = 10_000;

/** Reads `xl/workbook.xml`. */
export async function readContents(chunks: AsyncIterable<Uint8Array>): Promise<Contents> {
  const contents: Contents = { is1904: false, sheets: [] };
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'workbookPr') contents.is1904 = /^(1|true)$/.test(attributes().date1904 ?? '');
      if (name !== 'sheet') return;
      const said = attributes();
      const relation = Object.entries(said).find(([key]) => localName(key) === 'id')?.[1] ?? '';
      const isHidden = (said.state ?? 'visible') !== 'visible';
      contents.sheets.push({ name: decodeEntities(said.name ?? ''), isHidden, relation });
      if (contents.sheets.length > MOST_RELATIONS) throw unreadable('it has too many sheets');
    },
    close() {},
    text() {},
  });
  return contents;
}

/** Reads the relations of the part in `folder`, by their ids. */
export async function readRelations(chunks: AsyncIterable<Uint8Array>, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  await readXml(chunks, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes();
      if (TargetMode === 'External') return;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      relations.set(Id, { type, part: resolved(decodeEntities(Target), folder) });
      if (relations.size > MOST_RELATIONS) throw unreadable('it has too many parts');
    },
    close() {},
    text() {},
  });
  return relations;
}

/** The name of a part that another in `folder` points to, such as `worksheets/sheet1.xml` or `/xl/styles.xml`. */
function resolved(target: string, folder: string): string {
  const path: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : `${folder}/`}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return partName(path.join('/'));
}
