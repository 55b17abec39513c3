import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { rewrite } from '../rewrite.ts';
import { exportColumns, type MadeRow, madeExport, PERSON } from '../testing/made-export.ts';
import { accept, inChunks, read, refuse, rowsOf } from '../testing/read-text.ts';

const link = { dataset: 'roster', period: '2025-26-YEAR' } as const;
const BORN = '2015-01-31';

type Members = Record<'orgs' | 'users' | 'demographics' | 'enrollments', MadeRow[]> &
  Partial<Record<'academic-sessions' | 'manifest', MadeRow[]>>;

const user = (id: string, more: MadeRow = {}): MadeRow => ({
  ...{ sourcedId: id, orgSourcedIds: 'o-birch', role: 'student', enabledUser: 'true', grades: '03' },
  ...{ givenName: PERSON, familyName: PERSON, email: `${PERSON}@example.org`, identifier: id.replace('u-', '10') },
  ...more,
});
const about = (id: string, more: MadeRow): MadeRow => ({
  sourcedId: id,
  birthDate: BORN,
  cityOfBirth: PERSON,
  ...more,
});
const enrolled = (id: string, school: string, beginDate = '', more: MadeRow = {}): MadeRow => ({
  ...{ userSourcedId: id, schoolSourcedId: school, role: 'student', classSourcedId: 'c', beginDate },
  ...more,
});
const made: Members = {
  orgs: [
    { sourcedId: 'o-27', name: 'Fircrest School District', type: 'district', identifier: '27' },
    { sourcedId: 'o-birch', name: 'Birch El.', type: 'school', identifier: '06', parentSourcedId: 'o-27' },
    { sourcedId: 'o-cedar', name: 'Cedar Middle', type: 'school', parentSourcedId: 'o-27' },
  ],
  users: [
    user('t-1', { role: 'teacher' }),
    user('u-1', { orgSourcedIds: 'o-27,o-birch' }),
    user('u-2', { grades: 'KG', identifier: '' }),
    user('u-3', { grades: 'PS', status: 'active' }),
    user('u-4', { grades: '07,08', orgSourcedIds: 'o-cedar' }),
    user('u-5', { status: 'tobedeleted' }),
    user('u-6', { role: 'Student' }),
  ],
  demographics: [
    about('u-1', { sex: 'female', asian: 'true', hispanicOrLatinoEthnicity: 'true' }),
    about('u-2', { sex: 'male', blackOrAfricanAmerican: 'true', white: '1', asian: 'false' }),
    about('u-3', { sex: 'other', demographicRaceTwoOrMoreRaces: 'TRUE' }),
    about('u-4', { nativeHawaiianOrOtherPacificIslander: 'true' }),
    about('u-6', { sex: 'male', white: 'true', status: 'tobedeleted' }),
  ],
  enrollments: [
    enrolled('u-2', 'o-birch', '2025-09-01'),
    enrolled('u-2', 'o-birch', '2025-09-01'),
    enrolled('u-2', 'o-cedar', '2026-01-20'),
    enrolled('u-3', 'o-cedar'),
    enrolled('u-3', 'o-cedar'),
    enrolled('u-3', 'o-birch'),
    enrolled('u-6', 'o-cedar', '2026-01-20', { status: 'tobedeleted' }),
    enrolled('u-1', 'o-cedar', '', { role: 'teacher' }),
  ],
};
const session = (startDate: string, endDate: string, type = 'schoolYear') => ({ startDate, endDate, type });

const nameOf = (member: string) => `${member === 'academic-sessions' ? 'academicSessions' : member}.csv`;
async function files(members: Partial<Members>): Promise<Record<string, Uint8Array>> {
  const texts = Object.entries(members).map(async ([member, rows]) => [
    nameOf(member),
    strToU8(madeExport(await exportColumns(`oneroster-${member}`), rows)),
  ]);
  return Object.fromEntries(await Promise.all(texts));
}
const zip = async (more: Partial<Members> = {}) => zipSync(await files({ ...made, ...more }));

describe('a OneRoster 1.1 export', () => {
  it('is a roster of its students, by school, grade, race and sex; nobody’s name or birth date', async () => {
    const { blocks, report } = await accept(await zip(), link);
    expect(rowsOf(blocks.get('birch'))).toEqual(
      expect.arrayContaining([
        { grade: '3', gender: 'female', race_ethnicity: 'hispanic' },
        { grade: '3', gender: 'not_reported', race_ethnicity: 'not_reported' },
      ]),
    );
    expect(rowsOf(blocks.get('cedar'))).toEqual(
      expect.arrayContaining([
        { grade: 'k', gender: 'male', race_ethnicity: 'multiracial' },
        { grade: 'not_reported', gender: 'not_reported', race_ethnicity: 'multiracial' },
        { grade: 'not_reported', gender: 'not_reported', race_ethnicity: 'pacific_islander' },
      ]),
    );
    expect(report).toMatchObject({ readAs: 'OneRoster', rows: 7, accepted: 5, blank: 2, refused: 0, students: 5 });
    expect(JSON.stringify(report)).not.toMatch(new RegExp(`${PERSON}|${BORN}`));
  });

  it('knows a student by the identifier that other files have, or else by the id of the export', async () => {
    const students = async (ids: string) => {
      const { blocks } = await accept(`student_id,school,sex\n${ids}`, link);
      return [...blocks.values()].map(
        (block) => block.kind === 'roster' && Buffer.from(block.students).toString('hex'),
      );
    };
    const own = await zip({
      users: [user('u-1'), user('u-2', { identifier: '', orgSourcedIds: 'o-cedar' })],
      enrollments: [],
    });
    const { blocks } = await accept(own, link);
    const found = [...blocks.values()].map(
      (block) => block.kind === 'roster' && Buffer.from(block.students).toString('hex'),
    );
    expect(found).toEqual(await students('101,birch,F\nu-2,cedar,M\n'));
  });

  it('reads the same in any order of rows, and from a folder beside what a Mac adds', async () => {
    const whole = await accept(await zip(), link);
    const turned = Object.fromEntries(Object.entries(made).map(([name, rows]) => [name, rows.toReversed()]));
    const inFolder = Object.entries(await files(turned)).map(([name, bytes]) => [`export/${name}`, bytes]);
    const bytes = zipSync({ ...Object.fromEntries(inFolder), '__MACOSX/export/._users.csv': strToU8('x') });
    expect((await accept(bytes, link, 100)).blocks).toEqual(whole.blocks);
  });

  it('has groups that a system adds as metadata; other metadata are not read', async () => {
    const more = [...(await exportColumns('oneroster-users')), 'metadata.ELL', 'metadata.homePhone'];
    const text = madeExport(more, [user('u-1', { 'metadata.ELL': 'Y', 'metadata.homePhone': PERSON })]);
    const bytes = zipSync({ ...(await files(made)), 'users.csv': strToU8(text) });
    const { blocks, report } = await accept(bytes, link);
    expect(rowsOf(blocks.get('birch'))).toMatchObject([{ english_learner: 'yes', gender: 'female' }]);
    expect(JSON.stringify(report)).not.toMatch(/homePhone|Madename/);
  });

  it('is of the school year of its sessions, where they are of one', async () => {
    const year = (...sessions: MadeRow[]) => zip({ 'academic-sessions': sessions });
    const ours = session('2025-07-01', '2026-06-30');
    const before = session('2024-08-20', '2025-06-15');
    expect((await accept(await year(ours, session('2025-09-01', '2026-01-20', 'term')), link)).report.accepted).toBe(5);
    expect((await refuse(await year(before), link)).refusal.code).toBe('other-period');
    expect((await accept(await year(ours, before), link)).report.accepted).toBe(5);
  });

  it('reports a student without one of the partner’s schools by the row of users.csv', async () => {
    const users = [...made.users, ...Array.from({ length: 20 }, (_, at) => user(`u-${100 + at}`))];
    const { report } = await accept(await zip({ users: [...users, user('u-9', { orgSourcedIds: 'o-27' })] }), link);
    expect(report).toMatchObject({ refused: 1, problems: [{ code: 'school-missing', row: 29, column: 'school_id' }] });
  });

  it('can be written anew as one roster, as the page sends it', async () => {
    const bytes = await zip();
    const pieces = await rewrite(inChunks(bytes), (values) => values, { gaps: 'kept' });
    const text = Buffer.concat(pieces).toString();
    expect(text).not.toMatch(new RegExp(`${PERSON}|${BORN}`));
    const [whole, plain] = [await accept(bytes, link), await accept(text, link)];
    expect(plain.blocks).toEqual(whole.blocks);
    expect({ ...plain.report, readAs: 'OneRoster' }).toEqual(whole.report);
  });

  it.each([
    [{ manifest: [{ propertyName: 'file.users', value: 'delta' }] }, 'oneroster-delta', 'only what changed'],
    [{ demographics: undefined }, 'oneroster-lacks', 'lacks demographics.csv'],
  ])('is refused with %j', async (more, code, words) => {
    const { refusal } = await refuse(zipSync(await files(defined({ ...made, ...more }))), link);
    expect(refusal).toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it('is refused when its schools or its students would take too much memory', async () => {
    const schools = Array.from({ length: 20_001 }, (_, at) => ({ sourcedId: `s${at}`, name: 'S', type: 'school' }));
    const { refusal } = await refuse(zipSync(await files({ ...made, orgs: schools })), link);
    expect(refusal.code).toBe('oneroster-too-large');
    const text = ['sourcedId,sex', ...Array.from({ length: 250_001 }, (_, at) => `u${at},male`)].join('\n');
    const many = zipSync({ ...(await files(made)), 'demographics.csv': strToU8(text) }, { level: 1 });
    expect((await refuse(many, link)).refusal.code).toBe('oneroster-too-large');
  });

  it('is answered whatever is in its files, and every row of users.csv is counted', async () => {
    const whole = await files(made);
    const edit = fc.record({
      member: fc.constantFrom(...Object.keys(whole)),
      at: fc.nat(2000),
      remove: fc.nat(6),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 5 }),
        fc.constantFrom(',', '"', '\n', ',,', 'student', '\0').map(strToU8),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const edited = { ...whole };
        for (const { member, at, remove, insert } of edits) {
          const bytes = edited[member] ?? new Uint8Array();
          const from = at % (bytes.length + 1);
          edited[member] = new Uint8Array(
            Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + remove)]),
          );
        }
        const { report, state } = await read(zipSync(edited, { level: 0 }), link);
        if (report) {
          const { rows, accepted, refused, blank, otherPeriod } = report;
          expect(accepted + refused + blank + otherPeriod).toBe(rows);
        }
        expect(['accepted', 'refused']).toContain(state);
      }),
      { numRuns: 100 },
    );
  });

  it('is refused without the columns of the standard, and names the file of what cannot be read', async () => {
    const broken = async (name: string, text: string) =>
      (await refuse(zipSync({ ...(await files(made)), [name]: strToU8(text) }), link)).refusal;
    expect(await broken('users.csv', 'sourcedId,givenName\nu-1,Madename\n')).toMatchObject({
      message: 'The OneRoster export lacks the column orgsourcedids of users.csv.',
    });
    const open = await broken('demographics.csv', `sourcedId,sex\nu-1,"female\n`);
    expect(open).toMatchObject({ code: 'unreadable', message: expect.stringContaining('in demographics.csv') });
  });
});

const defined = (members: Record<string, MadeRow[] | undefined>) =>
  Object.fromEntries(Object.entries(members).flatMap(([name, rows]) => (rows ? [[name, rows]] : [])));
