import { describe, expect, it } from 'vitest';
import { accept, read, refuse, rowsOf } from '../testing/read-text.ts';
import { emptyMapping, labelKey, type Mapping, mappedValue, mappingSchema } from './mapping.ts';

const said = (some: Partial<Mapping>): Mapping => mappingSchema.parse({ ...emptyMapping, ...some });
const headings = 'Kid,Bldg,Level,Mbr,Out,Tongue';
const rows = ['1,06,7,20,1,ELD', '2,Nord,7,19,0.5,EO', '3,6,8,18,2,ELD'];
const file = [headings, ...rows].join('\n');
const columns = { kid: 'student_id', bldg: 'school', level: 'grade', mbr: 'days_enrolled', out: 'days_absent' };

describe('a mapping', () => {
  it('reads columns, codes and labels as the partner says, and nothing otherwise', async () => {
    expect((await refuse(file)).refusal.code).toBe('no-headings');
    const only = await accept(`${headings}\n${rows[0]}\n${rows[2]}`, { mapping: said({ columns }) });
    expect(only.report).toMatchObject({ accepted: 2, columnsDropped: ['Tongue'] });
    const mapping = said({
      columns: { ...columns, tongue: 'english_learner' },
      values: { place: { nord: 'cedar' }, english_learner: { eld: 'yes' } },
    });
    const { report, blocks } = await accept(file, { mapping });
    expect(report.columnsUsed).toMatchObject({ student_id: 'Kid', english_learner: 'Tongue', days_absent: 'Out' });
    expect(rowsOf(blocks.get('cedar'))).toEqual([{ grade: '7', english_learner: 'no', enrolled: 19, absent: 0.5 }]);
    expect(rowsOf(blocks.get('birch'))).toHaveLength(2);
  });

  it('counts before what headings say, and leaves out what is not needed', async () => {
    const two = 'student_id,school,grade,days_enrolled,days_absent,Real absences,ell\n1,06,7,20,9,1,Y\n';
    const mapping = said({ columns: { realabsences: 'days_absent', ell: '-' } });
    const { report, blocks } = await accept(two, { mapping });
    expect(rowsOf(blocks.get('birch'))).toEqual([{ grade: '7', enrolled: 20, absent: 1 }]);
    expect(report.columnsDropped).toEqual(['days_absent', 'ell']);
  });

  it('never takes a share of days for days', async () => {
    for (const heading of ['% Out', 'Absence rate', 'Pct missed', 'percent_absent']) {
      const mapping = said({ columns: { [heading.toLowerCase().replace(/[^a-z]/g, '')]: 'days_absent' } });
      const outcome = await refuse(`student_id,school,grade,days_enrolled,${heading}\n1,06,7,20,5\n`, { mapping });
      expect(outcome.refusal.code).toBe(/abs/i.test(heading) ? 'days-missing' : 'columns-missing');
    }
  });

  it('takes codes of own places alone, and values that a field has', async () => {
    const of = (place: string, learner: string) =>
      said({
        columns: { ...columns, tongue: 'english_learner' },
        values: { place: { nord: place }, english_learner: { eld: learner } },
      });
    for (const mapping of [of('dune', 'yes'), of('nowhere', 'constructor')]) {
      const { report } = await read(file, { mapping });
      expect(report?.problemCounts['school-unknown']).toBe(1);
    }
    expect((await read(file, { mapping: of('cedar', 'maybe') })).report?.problemCounts).toEqual({ 'value-unknown': 2 });
  });

  it('says what counts, grades and groups of counts stand for', async () => {
    const counts = 'place,numerator,denominator,student_group,metric\nBE,5,40,Newcomers,Grads\n27,9,80,All,Grads\n';
    const more = {
      dataset: 'counts',
      period: '2025-26-YEAR',
      indicators: [{ id: 'graduation', name: 'Graduation' }],
    } as const;
    const mapping = said({
      values: {
        place: { be: 'birch' },
        student_group: { newcomers: 'english_learner:yes' },
        indicator: { grads: 'graduation' },
      },
    });
    const { blocks } = await accept(counts, { ...more, indicators: [...more.indicators], mapping });
    expect(rowsOf(blocks.get('birch'))).toMatchObject([{ indicatorId: 'graduation', group: 'english_learner:yes' }]);
    const graded = file.replaceAll(',7,', ',Upper,').replace('Nord', '7');
    const grade = said({ columns, values: { grade: { upper: '7' } } });
    expect(rowsOf((await accept(graded, { mapping: grade })).blocks.get('cedar'))).toMatchObject([{ grade: '7' }]);
  });

  it('tells labels that are not known to the partner', async () => {
    const unknown: string[] = [];
    const mapping = said({ columns: { ...columns, tongue: 'english_learner' } });
    await read(file, { mapping, onUnknown: (field, label) => unknown.push(`${field} ${label}`) });
    expect(unknown).toEqual(['english_learner ELD', 'place Nord', 'english_learner ELD']);
  });

  it('compares codes of places without leading zeros, so that 06 is 6', () => {
    const mapping = said({ values: { place: { [labelKey('place', '0017')]: 'birch' }, grade: { one: '1' } } });
    for (const code of ['17', '017', ' 17.0 ']) expect(mappedValue(mapping, 'place', code)).toBe('birch');
    expect(mappedValue(mapping, 'place', 'constructor')).toBeUndefined();
    expect(mappedValue(mapping, 'toString', '17')).toBeUndefined();
  });

  it('holds words, and nothing that may be a value of a student', () => {
    const wrong = [
      { columns: { '20123456': 'student_id' } },
      { columns: { larsson20150901: 'student_id' } },
      { columns: { 'Last Name': 'student_id' } },
      { columns: { ['a'.repeat(81)]: 'student_id' } },
      { columns: Object.fromEntries(Array.from({ length: 61 }, (_, at) => [`c${at}`, 'grade'])) },
      { values: { english_learner: { 'el 90210': 'yes' } } },
      { values: { place: Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`${at}`, 'birch'])) } },
      { headings: ['Days absent', '2015-09-01'] },
    ];
    for (const one of wrong) expect(mappingSchema.safeParse(one).success, JSON.stringify(one)).toBe(false);
    expect(
      mappingSchema.safeParse({ columns: { daysabsent202526: 'days_absent' }, headings: ['Days 2025-26'] }).success,
    ).toBe(true);
  });
});
