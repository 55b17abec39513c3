import type { Indicator } from '../../shared/catalog/indicator.ts';
import {
  chronicAbsence,
  dibelsBenchmark,
  dibelsMovedUp,
  fourYearGraduation,
} from '../../shared/catalog/indicator-presets.ts';
import { districts, places } from './region.ts';

export const partnership = {
  name: 'Rivermouth Partnership',
  contact: 'Jordan Ames at the partnership',
  timeZone: 'America/Los_Angeles',
  minimumGroupSize: 10,
  demo: true,
};

const owners = [
  { id: 'jordan-ames', name: 'Jordan Ames', email: 'jordan.ames@partnership.example' },
  { id: 'maya-lindqvist', name: 'Maya Lindqvist', email: 'maya.lindqvist@partnership.example' },
];

const reading: Indicator = { ...dibelsBenchmark('COMPOSITE'), ownerId: 'maya-lindqvist' };

const indicators: Indicator[] = [
  { ...chronicAbsence, ownerId: 'jordan-ames' },
  reading,
  { ...dibelsMovedUp('ORF-WC'), ownerId: 'maya-lindqvist' },
  { ...fourYearGraduation, ownerId: 'jordan-ames' },
];

const yearBefore = { kind: 'gap-widens', points: 2, comparison: 'year-before', beyondChance: true } as const;

const rules = [
  { id: 'absence-at-25', kind: 'threshold', indicatorId: chronicAbsence.id, thresholdPercent: 25 },
  {
    id: 'absence-learner-gap',
    ...yearBefore,
    indicatorId: chronicAbsence.id,
    focal: 'english_learner:yes',
    reference: 'english_learner:no',
  },
  { id: 'absence-unusual', kind: 'signal', indicatorId: chronicAbsence.id },
  {
    id: 'absence-learner-gap-unusual',
    kind: 'gap-signal',
    indicatorId: chronicAbsence.id,
    focal: 'english_learner:yes',
    reference: 'english_learner:no',
  },
  { id: 'reading-at-35', kind: 'threshold', indicatorId: reading.id, thresholdPercent: 35 },
  {
    id: 'reading-learner-gap',
    ...yearBefore,
    indicatorId: reading.id,
    focal: 'english_learner:yes',
    reference: 'english_learner:no',
  },
  { id: 'graduation-at-75', kind: 'threshold', indicatorId: fourYearGraduation.id, thresholdPercent: 75 },
] as const;

const partners = districts.map(({ id, name }) => ({
  id,
  name: `${name} School District`,
  placeId: id,
  email: `data@${id}.example`,
}));

/** What staff define before the first file comes, by its path in the API; each kind after those that it refers to. */
export const records: { path: string; records: readonly { id: string }[] }[] = [
  { path: 'places', records: places.filter(({ kind }) => kind === 'region') },
  { path: 'places', records: places.filter(({ kind }) => kind === 'district') },
  { path: 'places', records: places.filter(({ kind }) => kind === 'school') },
  { path: 'partners', records: partners },
  { path: 'owners', records: owners },
  { path: 'indicators', records: indicators },
  { path: 'rules', records: rules },
];
