import { describe, expect, it } from 'vitest';
import { accept, expectation, inChunks, rowsOf } from '../testing/read-text.ts';
import { fileReading } from './file-reading.ts';
import { areHeadings } from './is-mappable.ts';
import { emptyMapping, mappingSchema } from './mapping.ts';
import { mappingFrom } from './mapping-from.ts';
import { sampleColumns } from './sample-columns.ts';
import { shapeOf } from './shape.ts';

const { places, otherPlaces } = expectation;
async function readingOf(
  lines: string[],
  mapping = emptyMapping,
  dataset: 'attendance' | 'counts' | 'assessment' = 'attendance',
) {
  const sample = await sampleColumns(inChunks(new TextEncoder().encode(lines.join('\n'))));
  const period = { attendance: '2026-02', counts: '2025-26-YEAR', assessment: '2025-26-MOY' }[dataset];
  const reading = fileReading(sample, { dataset, places, otherPlaces, mapping }, period);
  const suggested = Object.entries(reading?.choices ?? {}).filter(([, { how }]) => how === 'suggested');
  return {
    reading,
    suggested: Object.fromEntries(suggested.map(([field, { column }]) => [field, reading?.headings[column]])),
  };
}
const rows = (row: (at: number) => string) => Array.from({ length: 12 }, (_, at) => row(at + 1));
const school = (at: number) => (at % 2 === 0 ? 'Birch Elementary' : '7');

describe('what is suggested for columns that headings do not tell', () => {
  it('goes by names, also shortened ones', async () => {
    const lines = ['Stu Nbr,Sch Cd,Grd Lvl,Days Enr,Days Abs', ...rows((at) => `a${at},x,${at % 9},20,${at % 3}`)];
    expect((await readingOf(lines)).suggested).toMatchObject({
      student_id: 'Stu Nbr',
      school: 'Sch Cd',
      grade: 'Grd Lvl',
      days_enrolled: 'Days Enr',
      days_absent: 'Days Abs',
    });
  });

  it('is nothing in a file that cannot have all that is needed, and no name of a person for a school', async () => {
    expect((await readingOf(['Name,Phone', ...rows((at) => `Larsson${at % 2},555`)])).reading).toBeUndefined();
    const contacts = ['Name,Phone,Mail,Town,Since', ...rows((at) => `Larsson${at % 2},555,x,y,z`)];
    expect((await readingOf(contacts)).suggested).toEqual({});
  });

  it('goes by content where names say nothing', async () => {
    const lines = [
      'Surname,A1,B,C,D,E,F',
      ...rows((at) => `Larsson${at},S-99${at}17,${school(at)},${at % 2 ? 'K' : '04'},20,${at % 4},Hisp`),
    ];
    const { suggested, reading } = await readingOf(lines);
    expect(suggested).toEqual({
      ...{ student_id: 'A1', school: 'B', grade: 'C', days_enrolled: 'D', days_absent: 'E', race_ethnicity: 'F' },
    });
    expect(reading?.facts.map(({ kind }) => kind)).toEqual([
      'ids',
      'ids',
      'places',
      'grades',
      'numbers',
      'numbers',
      'labels',
    ]);
    expect(JSON.stringify(reading)).not.toMatch(/Larsson|S-99/);
  });

  it('never suggests a share, a rate or excused absences for days', async () => {
    for (const [heading, value] of [
      ['Pct Absent Days', '12'],
      ['Absent', '0.05'],
      ['Absent Days YTD', '5%'],
      ['Excused Absences Only', '3'],
      ['Days Present Total', '17'],
    ]) {
      const lines = [`student_id,school,grade,days_enrolled,${heading}`, ...rows((at) => `${at},06,3,20,${value}`)];
      expect((await readingOf(lines)).suggested).toEqual({});
    }
  });

  it('does not choose among several columns that could be days', async () => {
    const lines = ['student_id,school,grade,Q,R,S', ...rows((at) => `${at},06,3,20,${at % 4},${at % 3}`)];
    expect((await readingOf(lines)).suggested).toEqual({});
  });

  it('knows counts and measures', async () => {
    const counts = ['Campus Nm,N,D', ...rows((at) => `${school(at)},${at},40`)];
    expect((await readingOf(counts, emptyMapping, 'counts')).suggested).toEqual({
      ...{ place: 'Campus Nm', numerator: 'N', denominator: 'D' },
    });
    const scores = ['student_id,school,grade,What,Result', ...rows((at) => `${at},06,3,ORF-WC,${at * 9}`)];
    expect((await readingOf(scores, emptyMapping, 'assessment')).suggested).toMatchObject({ measure: 'What' });
  });
});

describe('what the partner chooses', () => {
  const headings = ['student_id', 'school', 'grade', 'days_enrolled', 'days_absent', 'Real', 'ell', 'last_name'];
  const file = { dataset: 'attendance' as const, headings, period: '2026-02' };

  it('is remembered as far as headings do not say it', async () => {
    const { reading } = await readingOf([headings.join(), ...rows((at) => `${at},06,3,20,1,2,Y,L`)]);
    const as = new Map(reading?.targets.map(({ name }) => [name, reading.choices[name]?.column]));
    expect(mappingFrom(as, file)).toEqual({ ...emptyMapping, headings });
    as.set('days_absent', 5).set('english_learner', undefined);
    const { columns } = mappingFrom(as, file);
    expect(columns).toEqual({ daysabsent: '-', real: 'days_absent', ell: '-' });
    const again = await readingOf([headings.join(), '1,06,3,20,1,2,Y,L'], { ...emptyMapping, columns });
    expect(again.reading?.choices.days_absent).toEqual({ column: 5, how: 'read' });
    expect(again.reading?.choices.english_learner).toBeUndefined();
  });

  it('is shown again when columns come or go, whatever their order and spelling', async () => {
    const mapping = { ...emptyMapping, headings: shapeOf(['Kid', 'Bldg', 'Out']) };
    const change = async (line: string) => (await readingOf([line, '1,2,3'], mapping)).reading?.change;
    expect(await change('BLDG,kid,out')).toBeUndefined();
    expect(await change('Bldg,Kid,Missed')).toEqual({ added: ['Missed'], gone: ['Out'] });
  });
});

describe('scores of an export with columns of its own', () => {
  it('are read by what the partner says of each measure', async () => {
    const lines = ['Kid,Bldg,Lvl,Words right', ...rows((at) => `${at},06,3,${at * 9}`)];
    const { reading } = await readingOf(lines, emptyMapping, 'assessment');
    expect(reading?.targets.filter(({ required }) => required).map(({ name }) => name)).toContain('measure');
    const chosen = new Map<string, number | undefined>([
      ...Object.entries({ student_id: 0, school: 1, grade: 2, 'ORF-WC': 3 }),
      ['measure', undefined],
      ['score', undefined],
    ]);
    const more = { dataset: 'assessment', period: '2025-26-MOY' } as const;
    const mapping = mappingFrom(chosen, { ...more, headings: reading?.headings ?? [] });
    expect(mappingSchema.parse(mapping)).toEqual(mapping);
    const { report, blocks } = await accept(lines.join('\n'), { ...more, mapping });
    expect(report.columnsUsed).toMatchObject({ 'ORF-WC': 'Words right' });
    expect(rowsOf(blocks.get('birch'))).toHaveLength(12);
    const again = await readingOf(lines, mapping, 'assessment');
    expect(again.reading?.targets.map(({ name }) => name)).not.toContain('measure');
  });
});

describe('areHeadings', () => {
  it('tells words from a row of a student', () => {
    expect(areHeadings(['Kid', 'Bldg', 'Out', ''])).toBe(true);
    for (const row of [
      ['Larsson', '20123', 'Birch'],
      ['Larsson', 'Birch', '7'],
      ['A', 'a'],
      ['Kid'],
      ['x', '2015-09-01'],
    ]) {
      expect(areHeadings(row)).toBe(false);
    }
  });
});
