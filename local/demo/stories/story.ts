import { defaultRules } from '../../../shared/alerts/default-rules.ts';
import type { Agreement } from '../../../shared/catalog/agreement.ts';
import { laterDay } from '../../../shared/catalog/calendar-day.ts';
import { datasets } from '../../../shared/catalog/dataset.ts';
import { slug } from '../../../shared/catalog/dimensions.ts';
import type { Indicator } from '../../../shared/catalog/indicator.ts';
import type { Place } from '../../../shared/catalog/place.ts';
import type { CycleDefinition } from '../../../shared/cycles/cycle.ts';
import type { DemoFile } from '../files.ts';
import { REGION } from '../region.ts';
import type { Records } from '../save-missing.ts';

/** Something that people do in the console once the files are in. */
export type Deed = { path: string; body: object };

/**
 * A story that a partnership told of itself, with made districts, schools and students: what staff define, the files that
 * come, one stage after another, and what people write and decide.
 */
export type Story = {
  id: string;
  records: Records;
  stages: DemoFile[][];
  /** Defined once the files are in: a rule about periods long past cannot be judged before, and would be told so. */
  cycles?: readonly CycleDefinition[];
  /** What people write and decide of a cycle, in this order. */
  deeds?: { cycleId: string; ownerId: string; deeds: Deed[] };
};

export type StorySchool = { id: string; name: string; code: string };

/** Schools of a district; their codes begin with its own. */
export const schoolsNamed = (code: string, names: readonly string[]): StorySchool[] =>
  names.map((name, index) => ({
    id: slug(name).replaceAll('_', '-'),
    name,
    code: `${code}${String(index + 1).padStart(2, '0')}`,
  }));

/** A made district with its schools, who reports on it, and what was agreed on with them. */
export function districtWith(
  { id, name, code }: { id: string; name: string; code: string },
  schools: readonly StorySchool[],
): Records {
  const district: Place = { id, kind: 'district', name, parentId: REGION, codes: [`D${code}`] };
  return [
    { path: 'places', records: [district] },
    {
      path: 'places',
      records: schools.map(
        (one): Place => ({
          ...{ id: one.id, kind: 'school', name: one.name, parentId: id, codes: [one.code] },
        }),
      ),
    },
    ...reportedBy({ id, name: `${name} School District`, placeId: id }),
  ];
}

/** The rule that tells owners of cycles what was agreed on came to, and when they have to decide. */
export const cycleRule = (indicator: Indicator): Records[number] => ({
  path: 'rules',
  records: defaultRules(indicator).filter(({ kind }) => kind === 'cycle'),
});

/** Who sends files about a place. */
export function reportedBy({ id, name, placeId }: { id: string; name: string; placeId: string }): Records {
  const contacts = [{ name: `${name}, data office`, email: `data@${id}.example` }];
  const agreement: Agreement = {
    ...{ id: `${id}-agreement`, partnerId: id, signedOn: '2022-08-01', level: 'students', datasets: [...datasets] },
    expiresOn: laterDay(new Date().toISOString().slice(0, 10), 2 * 365),
  };
  return [
    { path: 'partners', records: [{ id, name, placeId, contacts } as { id: string }] },
    { path: 'agreements', records: [agreement] },
  ];
}

type CountsRow = { place: string; group?: string; indicatorId: string; met: number; of: number };

/** A file of counts. */
export const countsFile = (rows: readonly CountsRow[]): string =>
  [
    'place,indicator,student_group,numerator,denominator',
    ...rows.map(({ place, indicatorId, group = 'all', met, of }) => [place, indicatorId, group, met, of].join(',')),
    '',
  ].join('\n');
