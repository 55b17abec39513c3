import { ruleSchema } from '../../shared/alerts/rule.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import type { Store } from '../../shared/store/store.ts';
import { makeWorkbook } from '../../shared/submissions/testing/make-workbook.ts';
import { agreementWith } from './agreement.ts';

export const chronicAbsence: Indicator = {
  id: 'chronic-absence',
  name: 'Chronic absence',
  dataset: 'attendance',
  definition: { kind: 'chronic-absence', absentShare: 0.1, minimumDaysEnrolled: 10 },
  betterWhen: 'lower',
  periodKind: 'month',
  edition: 'federal',
  source: 'test',
  ownerId: 'jordan-ames',
  gaps: [{ focal: 'english_learner:yes', reference: 'english_learner:no' }],
};

/** A small made partnership: one region, two districts of two schools each, one indicator with two rules. */
export async function seedPartnership(store: Store): Promise<void> {
  await store.partnership.put({
    name: 'Rivermouth Partnership',
    contact: 'Jordan Ames',
    timeZone: 'America/Los_Angeles',
    minimumGroupSize: 10,
    topBottomCoding: [],
    staffIds: [],
    demo: false,
  });
  const place = (id: string, kind: 'region' | 'district' | 'school', parentId?: string) =>
    store.places.put({ id, kind, name: id, codes: [], ...(parentId && { parentId }) });
  await place('rivermouth', 'region');
  for (const [district, schools] of Object.entries({ fircrest: ['birch', 'cedar'], eastmoor: ['dune', 'elm'] })) {
    await place(district, 'district', 'rivermouth');
    for (const school of schools) await place(school, 'school', district);
    await store.partners.put({ id: district, name: district, placeId: district });
    await store.agreements.put(agreementWith(district));
    await store.links.create({
      id: `link-${district}`,
      partnerId: district,
      dataset: 'attendance',
      periods: ['2026-01', '2026-02'],
      expiresAt: '2027-01-01T00:00:00.000Z',
      maximumUses: 100,
      uses: 0,
      createdAt: '2026-01-01T00:00:00.000Z',
    });
  }
  await store.owners.put({ id: 'jordan-ames', name: 'Jordan Ames', email: 'jordan@partnership.example' });
  await store.indicators.put(chronicAbsence);
  for (const rule of rules) await store.rules.put(rule);
}

/** One about the share, one about a gap. */
const rules = [
  { id: 'absence-above-20', kind: 'level', percent: 20, minimumStudents: 0 },
  {
    id: 'learner-gap-widens',
    kind: 'gap-widens',
    gaps: [{ focal: 'english_learner:yes', reference: 'english_learner:no' }],
    points: 2,
    minimumStudents: 0,
  },
].map((rule) => ruleSchema.parse({ ...rule, indicatorIds: ['chronic-absence'] }));

export const districts = { fircrest: ['birch', 'cedar'], eastmoor: ['dune', 'elm'] } as const;
export type District = keyof typeof districts;

export const attendanceHeading = 'student_id,school,grade,days_enrolled,days_absent,english_learner';

/**
 * Rows of a made attendance file. Of every `students` at a school half are English learners; `absent` and
 * `learnersAbsent` of 100 are absent for 3 of 20 days, spread by arithmetic, not by chance.
 */
export function attendanceRows(
  district: District,
  { students = 60, absent = 10, learnersAbsent = 10 }: { students?: number; absent?: number; learnersAbsent?: number },
): string[] {
  return districts[district].flatMap((school) =>
    Array.from({ length: students }, (_, index) => {
      const learner = index % 2 === 1;
      const rank = Math.floor(index / 2) / (students / 2);
      const isAbsent = rank < (learner ? learnersAbsent : absent) / 100;
      return `${district}-${school}-${index},${school},${index % 6},20,${isAbsent ? 3 : 1},${learner ? 'Y' : 'N'}`;
    }),
  );
}

export const attendanceFile = (rows: string[]) => `${attendanceHeading}\n${rows.join('\n')}\n`;

/** The same rows as an Excel workbook, on its second sheet, `Data`, below two empty rows; the first sheet says something else. */
export function attendanceWorkbook(rows: string[]): Uint8Array {
  const cells = rows.map((row) => row.split(',').map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)));
  const data = [undefined, undefined, attendanceHeading.split(','), ...cells];
  return makeWorkbook({
    sheets: [
      { name: 'Notes', rows: [['How this was exported']] },
      { name: 'Data', rows: data },
    ],
  });
}
