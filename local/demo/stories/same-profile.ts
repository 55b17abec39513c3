import type { Indicator } from '../../../shared/catalog/indicator.ts';
import { formatSchoolYear, laterPeriod, type Period } from '../../../shared/catalog/period.ts';
import type { Place } from '../../../shared/catalog/place.ts';
import { attributePresets } from '../../../shared/catalog/presets/attributes.ts';
import { chance } from '../random.ts';
import { REGION } from '../region.ts';
import type { Records } from '../save-missing.ts';
import { countsFile, reportedBy, type Story } from './story.ts';

/**
 * As in Highline: "you can't blame demographics". A district stands beside others with the same profile of students, and
 * some of them do better. What the state publishes of all of them comes once a year, and FAFSA completion every week.
 */
type Profile = { name: string; students: number; lowIncome: number; learners: number; mobility: number; lift: number };

/** `lift`: points above what its profile would bring. */
const profiles: Profile[] = [
  { name: 'Hillmont', students: 17_400, lowIncome: 0.66, learners: 0.29, mobility: 0.14, lift: -4 },
  { name: 'Amber Flats', students: 16_100, lowIncome: 0.61, learners: 0.25, mobility: 0.155, lift: 10 },
  { name: 'Teal Heights', students: 14_800, lowIncome: 0.68, learners: 0.33, mobility: 0.15, lift: 0.5 },
  { name: 'Kentwell', students: 19_200, lowIncome: 0.62, learners: 0.3, mobility: 0.125, lift: 10 },
  { name: 'Renfield', students: 15_600, lowIncome: 0.65, learners: 0.28, mobility: 0.14, lift: 1 },
  { name: 'Yarrowdale', students: 16_700, lowIncome: 0.67, learners: 0.3, mobility: 0.145, lift: 0.5 },
  { name: 'Pinecastle', students: 18_300, lowIncome: 0.66, learners: 0.28, mobility: 0.145, lift: 1.5 },
  { name: 'Fallow Park', students: 16_900, lowIncome: 0.67, learners: 0.28, mobility: 0.14, lift: 0 },
  { name: 'Clover Field', students: 18_600, lowIncome: 0.65, learners: 0.29, mobility: 0.15, lift: 1 },
  { name: 'Basalt Bend', students: 12_100, lowIncome: 0.58, learners: 0.22, mobility: 0.16, lift: -0.5 },
  { name: 'Quarry Hill', students: 9_800, lowIncome: 0.52, learners: 0.19, mobility: 0.13, lift: 0 },
  { name: 'Osprey Lake', students: 11_400, lowIncome: 0.47, learners: 0.2, mobility: 0.12, lift: 0.5 },
  { name: 'Heronswood', students: 8_300, lowIncome: 0.41, learners: 0.13, mobility: 0.11, lift: -1 },
  { name: 'Sable Creek', students: 13_600, lowIncome: 0.36, learners: 0.16, mobility: 0.1, lift: 0.5 },
  { name: 'Marble Point', students: 4_400, lowIncome: 0.07, learners: 0.05, mobility: 0.04, lift: 0 },
  { name: 'Ivy Ridge', students: 20_100, lowIncome: 0.12, learners: 0.09, mobility: 0.05, lift: 0.5 },
  { name: 'Northbank', students: 22_700, lowIncome: 0.16, learners: 0.12, mobility: 0.06, lift: 0 },
  { name: 'Larkmont', students: 31_000, lowIncome: 0.2, learners: 0.15, mobility: 0.07, lift: -0.5 },
  { name: 'Snowfield', students: 7_100, lowIncome: 0.11, learners: 0.05, mobility: 0.05, lift: 0.5 },
  { name: 'Windrow', students: 6_200, lowIncome: 0.31, learners: 0.08, mobility: 0.09, lift: 0 },
  { name: 'Cobalt Valley', students: 10_300, lowIncome: 0.27, learners: 0.11, mobility: 0.08, lift: -0.5 },
  { name: 'Orchard Bluff', students: 5_400, lowIncome: 0.49, learners: 0.24, mobility: 0.15, lift: 0.5 },
  { name: 'Tamarind', students: 25_400, lowIncome: 0.44, learners: 0.21, mobility: 0.11, lift: 0 },
  { name: 'Vesper', students: 3_900, lowIncome: 0.56, learners: 0.17, mobility: 0.19, lift: -0.5 },
];
const idOf = ({ name }: Profile) => name.toLowerCase().replaceAll(' ', '-');

export const onTrack: Indicator = {
  id: 'ninth-grade-on-track',
  name: 'Ninth grade on track',
  dataset: 'counts',
  definition: { kind: 'proportion' },
  numerator: 'ninth graders who earned all credits that they attempted',
  denominator: 'first-time ninth graders',
  betterWhen: 'higher',
  periodKind: 'year',
  edition: 'all-credits',
  source: 'Report card of the state',
  serves: [{ outcome: 'high-school-graduation', as: 'contributing' }],
  gaps: [{ focal: 'low_income:yes', reference: 'low_income:no' }],
  ownerId: 'jordan-ames',
};

export const fafsaByWeek: Indicator = {
  id: 'fafsa-by-week',
  name: 'FAFSA completion by week',
  dataset: 'counts',
  definition: { kind: 'proportion' },
  numerator: 'seniors with a completed FAFSA by the end of the week',
  denominator: 'seniors enrolled',
  betterWhen: 'higher',
  periodKind: 'week',
  edition: 'to-date',
  source: 'Federal Student Aid, by district',
  serves: [{ outcome: 'postsecondary-enrollment', as: 'contributing' }],
  gaps: [],
  ownerId: 'jordan-ames',
};

const PARTNER = 'state-report-card';
const FIRST_YEAR = 2022;
const YEARS = 4;
const yearPeriod = (year: number): Period => `${formatSchoolYear(FIRST_YEAR + year)}-YEAR`;

/** Weeks from January on, in two seasons. */
const FIRST_WEEKS: Period[] = ['2025-W03', '2026-W03'];
const WEEKS = 10;

const records: Records = [
  {
    path: 'places',
    records: profiles.map(
      (one, index): Place => ({
        ...{ id: idOf(one), kind: 'district', name: one.name, parentId: REGION },
        codes: [`D84${String(index + 1).padStart(2, '0')}`],
      }),
    ),
  },
  ...reportedBy({ id: PARTNER, name: 'State report card', placeId: REGION }),
  { path: 'attributes', records: attributePresets },
  { path: 'indicators', records: [onTrack, fafsaByWeek] },
];

export const sameProfile: Story = {
  id: 'same-profile',
  records,
  stages: [
    [
      {
        ...{ partnerId: PARTNER, dataset: 'attributes', period: yearPeriod(YEARS - 1) },
        fileName: `districts-${yearPeriod(YEARS - 1).slice(0, 7)}.csv`,
        content: attributesFile,
      },
    ],
    ...Array.from({ length: YEARS }, (_, year) => [
      {
        ...{ partnerId: PARTNER, dataset: 'counts' as const, period: yearPeriod(year) },
        fileName: `ninth-grade-on-track-${yearPeriod(year).slice(0, 7)}.csv`,
        content: () => countsFile(profiles.flatMap((one, index) => onTrackRows(one, index, year))),
      },
    ]),
    ...FIRST_WEEKS.flatMap((first, season) =>
      Array.from({ length: WEEKS }, (_, week) => [
        {
          ...{ partnerId: PARTNER, dataset: 'counts' as const, period: laterPeriod(first, week) },
          fileName: `fafsa-${laterPeriod(first, week)}.csv`,
          content: () => countsFile(profiles.map((one, index) => fafsaRow(one, index, season, week))),
        },
      ]),
    ),
  ],
};

/** What a profile brings: ten points of low income go with 3 points less. */
const usual = ({ lowIncome, learners }: Profile) => 86 - 30 * lowIncome - 8 * learners;
const luck = (index: number, what: number) => 1.5 * (chance(84, index, what) - 0.5);

function onTrackRows(profile: Profile, index: number, year: number) {
  const place = profile.name;
  const indicatorId = onTrack.id;
  const all = Math.round(profile.students / 13);
  const low = Math.round(all * profile.lowIncome);
  const trend = (profile.lift > 3 ? 1.1 : 0.3) * (year - YEARS + 1);
  const percent = usual(profile) + profile.lift + trend + luck(index, year);
  const met = (of: number, points: number) => Math.round((of * points) / 100);
  const gap = 11 - (profile.lift > 3 ? 0.6 * year : 0);
  const ofLow = met(low, percent - gap * (1 - profile.lowIncome));
  const ofOthers = met(all - low, percent + gap * profile.lowIncome);
  return [
    { place, indicatorId, met: ofLow + ofOthers, of: all },
    { place, indicatorId, group: 'low_income:yes', met: ofLow, of: low },
    { place, indicatorId, group: 'low_income:no', met: ofOthers, of: all - low },
  ];
}

/** Of all seniors, those whose form is in by then; each week brings fewer. */
function fafsaRow(profile: Profile, index: number, season: number, week: number) {
  const of = Math.round(profile.students / 14);
  const byThen = 1 - Math.exp(-(week + 3) / 8);
  const percent = (usual(profile) - 12 + profile.lift + (season === 1 ? 2 : 0) + luck(index, 40 + season)) * byThen;
  return { place: profile.name, indicatorId: fafsaByWeek.id, met: Math.round((of * percent) / 100), of };
}

function attributesFile(): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
  const rows = profiles.map(({ name, students, lowIncome, learners, mobility }) =>
    [name, students, percent(lowIncome), percent(learners), percent(mobility)].join(','),
  );
  return `place,enrollment,low-income,english-learners,mobility\n${rows.join('\n')}\n`;
}
