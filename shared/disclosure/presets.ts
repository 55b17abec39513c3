import type { TopBottomCoding } from './top-bottom-coding.ts';

/** How a state or agency protects small groups, as far as a partnership can take it over. */
export type DisclosurePreset = {
  id: string;
  name: string;
  minimumGroupSize: number;
  topBottomCoding: TopBottomCoding;
  source: string;
};

const whole = (underPercent: number): TopBottomCoding => [{ fromStudents: 0, underPercent }];

/**
 * Settings by state. None is weaker than the partnership's own method, which comes first in every case: complementary
 * suppression and codes for fewer than 3 students hold with all of them.
 */
export const disclosurePresets: DisclosurePreset[] = [
  {
    id: 'common',
    name: 'Most states: groups of 10 and more',
    minimumGroupSize: 10,
    topBottomCoding: [],
    source:
      'NCES 2011-603: minimum sizes of 5 to 30 in 2010, most often 10 (39 states); https://eric.ed.gov/?id=ED514095',
  },
  {
    id: 'washington',
    name: 'Washington',
    minimumGroupSize: 10,
    topBottomCoding: [],
    source:
      'OSPI: groups under 10 hidden, across student groups too; its ranges depend on the table and are not carried over (secondary source)',
  },
  {
    id: 'oregon',
    name: 'Oregon',
    minimumGroupSize: 10,
    topBottomCoding: whole(5),
    source: 'ODE regular attenders, data notes: 9 or fewer students hidden; below 5% and above 95% coded',
  },
  {
    id: 'delaware',
    name: 'Delaware',
    minimumGroupSize: 16,
    topBottomCoding: whole(5),
    source:
      'Delaware DOE: 15 or fewer students hidden; below 5% and above 95% coded; https://www.doe.k12.de.us/Page/2283',
  },
  {
    id: 'utah',
    name: 'Utah-style bands',
    minimumGroupSize: 11,
    topBottomCoding: [
      { fromStudents: 300, underPercent: 1 },
      { fromStudents: 100, underPercent: 2 },
      { fromStudents: 40, underPercent: 5 },
    ],
    source:
      'Canyons School District, protecting personally identifiable information in public reports; bands from 40 students on, those below could not be verified',
  },
  {
    id: 'new-york-city',
    name: 'New York City',
    minimumGroupSize: 6,
    topBottomCoding: [],
    source: 'NYC DOE attendance files, notes: groups of 5 or fewer hidden, and others from which they would follow',
  },
  {
    id: 'california-health',
    name: 'California (CHHS)',
    minimumGroupSize: 11,
    topBottomCoding: [],
    source:
      'CHHS data de-identification guidelines: counts of 1 to 10 hidden, 0 shown; https://kb.data.chhs.ca.gov/ddg',
  },
];
