import { describe, expect, it } from 'vitest';
import { attributePresets } from '../../catalog/presets/attributes.ts';
import { fileReading } from '../mapping/file-reading.ts';
import { emptyMapping } from '../mapping/mapping.ts';
import { mappingFrom } from '../mapping/mapping-from.ts';
import { accept, eastmoor, fircrest, read, refuse } from '../testing/read-text.ts';

const link = { dataset: 'attributes', period: '2025-26-YEAR', attributes: attributePresets } as const;
const valuesOf = async (file: string) => {
  const { blocks } = await accept(file, link);
  return Object.fromEntries([...blocks].map(([id, block]) => [id, block.kind === 'attributes' ? block.values : block]));
};
const sharesIn = async (...cells: string[]) => {
  const places = ['Birch Elementary', '7', 'Fircrest School District'];
  const rows = cells.map((cell, at) => `${places[at]},"${cell}"`);
  const values = await valuesOf(['School,Mobility', ...rows].join('\n'));
  return ['birch', 'cedar', 'fircrest']
    .slice(0, cells.length)
    .map((id) => ({ mobility: undefined, ...values[id] }).mobility);
};

describe('a file of attributes', () => {
  it('has a row for each place, and a column for each attribute by id or name', async () => {
    const file = [
      'School code,School Year,ENROLLMENT,share-with low income,Leveled Library',
      '06,2025-26,"1,240",62.5%,Yes',
      '7,2025-26,310,40%,no',
      'Fircrest School District,2025-26,1550,58,',
      'B-1,2024-25,1100,61%,yes',
    ].join('\n');
    expect(await valuesOf(file)).toEqual({
      birch: { enrollment: 1240, 'low-income': 0.625, 'leveled-library': 1 },
      cedar: { enrollment: 310, 'low-income': 0.4, 'leveled-library': 0 },
      fircrest: { enrollment: 1550, 'low-income': 0.58 },
    });
    const { report } = await accept(file, link);
    expect(report).toMatchObject({ rows: 4, accepted: 3, otherPeriod: 1, schools: 2, students: 0 });
  });

  it.each([
    ['% Low Income', 'low-income'],
    ['Percent Low-Income', 'low-income'],
    ['FRL', 'low-income'],
    ['ELL %', 'english-learners'],
    ['english_learners_pct', 'english-learners'],
    ['Share of students', undefined],
    ['Mobility rate', undefined],
  ])('reads a share under the heading %s', async (heading, id) => {
    const outcome = await read(`School,Enrollment,${heading}\nBirch Elementary,400,50%`, link);
    if (outcome.state === 'refused') throw new Error(outcome.refusal.message);
    expect(outcome.report.columnsUsed).toEqual({
      place: 'School',
      enrollment: 'Enrollment',
      ...(id && { [id]: heading }),
    });
    expect(outcome.report.columnsDropped).toEqual(id ? [] : [heading]);
  });

  it('has shares or percent by the column, never by the cell', async () => {
    expect(await sharesIn('0.5', '0.25', '1')).toEqual([0.5, 0.25, 1]);
    expect(await sharesIn('0.5', '25', '1')).toEqual([0.005, 0.25, 0.01]);
    expect(await sharesIn('1', '0')).toEqual([0.01, 0]);
    expect(await sharesIn('0.5%', '0.25')).toEqual([0.005, 0.0025]);
    expect(await sharesIn('0.5', '*', '')).toEqual([0.5, undefined, undefined]);
  });

  it('has decimal commas where semicolons separate', async () => {
    expect(await valuesOf('School;Enrollment;Mobility\nBirch Elementary;1.240;12,5\n7;2.000;8,0')).toEqual({
      ...{ birch: { enrollment: 1240, mobility: 0.125 }, cedar: { enrollment: 2000, mobility: 0.08 } },
    });
  });

  it('leaves open what its source hid or did not know, and keeps the rest of the row', async () => {
    const file = 'School,Enrollment,Mobility,Leveled library\nBirch Elementary,400,<10,n/a\n7,*,12%,yes';
    expect(await valuesOf(file)).toEqual({
      birch: { enrollment: 400 },
      cedar: { mobility: 0.12, 'leveled-library': 1 },
    });
    expect((await accept(file, link)).report).toMatchObject({ suppressedAtSource: 2, problems: [] });
  });

  it.each([
    ['Mobility', '140', 'share-invalid'],
    ['Mobility', '-3%', 'share-invalid'],
    ['Mobility', 'many', 'share-invalid'],
    ['Enrollment', '412.5', 'number-invalid'],
    ['Enrollment', '-1', 'number-invalid'],
    ['Leveled library', 'planned', 'yes-no-invalid'],
  ])('has a row to mend where %s is %s', async (heading, cell, code) => {
    const other = { Mobility: '10', Enrollment: '300', 'Leveled library': 'no' }[heading];
    const rows = ['Birch Elementary', '7', ...Array(10).fill('27')].map((name, at) => `${name},${at ? other : cell}`);
    const { report, blocks } = await accept([`School,${heading}`, ...rows].join('\n'), link);
    expect(report.problems).toMatchObject([{ code, row: 2, column: heading }]);
    expect([...blocks.keys()]).toEqual(['fircrest', 'cedar']);
  });

  it('counts a repeated row once, and has both to mend where two of a place differ', async () => {
    const rows = (...more: string[]) => ['School,Enrollment', ...Array(20).fill('7,310'), ...more].join('\n');
    const same = await accept(rows(), link);
    expect(same.report).toMatchObject({ accepted: 20, repeated: 19, schools: 1 });
    const { report, blocks } = await accept(rows('06,400', 'B-1,401'), link);
    expect(report.problemCounts).toEqual({ 'place-twice': 2 });
    expect([...blocks.keys()]).toEqual(['cedar']);
  });

  it('is read by what the partner says of its columns, where their headings do not say it', async () => {
    const columns = { movers: 'mobility', mobility: '-', books: 'leveled-library' };
    const file = 'School,Movers,Mobility,Books\nBirch Elementary,12%,50%,yes';
    const { blocks } = await accept(file, { ...link, mapping: { ...emptyMapping, columns } });
    expect(blocks.get('birch')).toEqual({ kind: 'attributes', values: { mobility: 0.12, 'leveled-library': 1 } });
    const sample = {
      headings: ['School', 'Mobility rate', 'Books'],
      values: [
        ['06', '7'],
        ['12%', '9%'],
        ['1', '2'],
      ],
    };
    const reading = fileReading(sample, { ...link, places: fircrest, otherPlaces: [] }, link.period);
    expect(reading?.targets).toContainEqual(expect.objectContaining({ name: 'mobility', kind: 'attribute' }));
    expect(reading?.choices).toMatchObject({ place: { column: 0 }, mobility: { column: 1, how: 'suggested' } });
    const chosen = new Map([['mobility', 1]]);
    expect(mappingFrom(chosen, { ...link, headings: sample.headings })).toMatchObject({
      columns: { mobilityrate: 'mobility' },
    });
  });

  it('is refused without a column of an attribute, with two of one, of another partner, and of students', async () => {
    const code = async (file: string) => (await refuse(file, { ...link, otherPlaces: eastmoor })).refusal;
    expect(await code('School,Books\n06,12')).toMatchObject({
      ...{ code: 'attributes-missing', hint: expect.stringContaining('Enrollment, Share with low income') },
    });
    expect((await code('School,FRL,Low income\n06,12,12')).code).toBe('columns-doubled');
    expect((await code('School,Enrollment\n930,400')).code).toBe('other-places');
    expect((await code('Student ID,School,ELL\n1234,06,Y')).code).toBe('attributes-of-students');
    expect((await code('Enrollment,Mobility\n400,12')).code).toBe('no-headings');
  });
});
