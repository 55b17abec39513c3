import type { Agreement } from '../../shared/catalog/agreement.ts';
import { laterDay } from '../../shared/catalog/calendar-day.ts';
import { datasets } from '../../shared/catalog/dataset.ts';
import type { Indicator } from '../../shared/catalog/indicator.ts';
import {
  chronicAbsence,
  dibelsBenchmark,
  dibelsMovedUp,
  fourYearGraduation,
} from '../../shared/catalog/indicator-presets.ts';
import { attributePresets } from '../../shared/catalog/presets/attributes.ts';
import { districts, places } from './region.ts';
import type { Records } from './save-missing.ts';

export const partnership = {
  name: 'Rivermouth Partnership',
  contact: 'Jordan Ames at the partnership',
  timeZone: 'America/Los_Angeles',
  minimumGroupSize: 10,
  demo: true,
};

const owners = [
  { id: 'robin-castillo', name: 'Robin Castillo', email: 'robin.castillo@partnership.example', username: 'backbone' },
  { id: 'jordan-ames', name: 'Jordan Ames', email: 'jordan.ames@partnership.example', username: 'manager' },
  { id: 'maya-lindqvist', name: 'Maya Lindqvist', email: 'maya.lindqvist@partnership.example' },
];

/** Known once the people are. */
export const staffIds = ['robin-castillo'];

const reading: Indicator = { ...dibelsBenchmark('COMPOSITE'), ownerId: 'maya-lindqvist' };

const indicators: Indicator[] = [
  { ...chronicAbsence, ownerId: 'jordan-ames' },
  reading,
  { ...dibelsMovedUp('ORF-WC'), ownerId: 'maya-lindqvist' },
  { ...fourYearGraduation, ownerId: 'jordan-ames' },
];

const learners = [{ focal: 'english_learner:yes', reference: 'english_learner:no' }];

/** A threshold and a gap a year for each, besides what is watched from the start. */
const rules = [
  { id: 'absence-at-25', kind: 'level', indicatorIds: [chronicAbsence.id], percent: 25 },
  { id: 'reading-at-35', kind: 'level', indicatorIds: [reading.id], percent: 35 },
  { id: 'graduation-at-75', kind: 'level', indicatorIds: [fourYearGraduation.id], percent: 75 },
  {
    id: 'learner-gap',
    kind: 'gap-widens',
    indicatorIds: [chronicAbsence.id, reading.id],
    ...{ gaps: learners, points: 2, comparison: 'year-before' },
  },
  { id: 'absence-unusual', kind: 'signal', indicatorIds: [chronicAbsence.id] },
  { id: 'absence-learner-gap-unusual', kind: 'gap-signal', indicatorIds: [chronicAbsence.id], gaps: learners },
] as const;

const partners = districts.map(({ id, name }) => ({
  id,
  name: `${name} School District`,
  placeId: id,
  contacts: [{ name: `${name} data office`, email: `data@${id}.example` }],
}));

const inDays = (days: number) => laterDay(new Date().toISOString().slice(0, 10), days);

/** One with each partner, on everything. That of Glenhaven ends soon, which is warned of. */
const agreements = partners.map(
  ({ id }): Agreement => ({
    id: `${id}-agreement`,
    partnerId: id,
    signedOn: '2023-08-01',
    expiresOn: inDays(id === 'glenhaven' ? 45 : 2 * 365),
    datasets: [...datasets],
    level: 'students',
  }),
);

/** Those that follow from what is published of student groups; nobody sends others. */
const attributes = attributePresets.filter(({ group }) => group !== undefined);

/** What staff define before the first file comes, by its path in the API; each kind after those that it refers to. */
export const records: Records = [
  { path: 'places', records: places.filter(({ kind }) => kind === 'region') },
  { path: 'places', records: places.filter(({ kind }) => kind === 'district') },
  { path: 'places', records: places.filter(({ kind }) => kind === 'school') },
  { path: 'partners', records: partners },
  { path: 'agreements', records: agreements },
  { path: 'owners', records: owners },
  { path: 'attributes', records: attributes },
  { path: 'indicators', records: indicators },
  { path: 'rules', records: rules },
];
