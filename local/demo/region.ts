import type { Place } from '../../shared/catalog/place.ts';

/** One made district. No district, school or person of this name is meant. */
export type District = {
  id: string;
  name: string;
  /** First digit of its schools' codes and its students' ids. */
  number: number;
  /** Students in a grade. */
  cohort: number;
  schools: { elementary: School[]; middle: School[]; high: School[]; programs: (School & { students: number })[] };
  /** Shares of students, 0 to 1. */
  englishLearners: number;
  lowIncome: number;
  /** Usual level of chronic absence, as a logit. */
  absence: number;
  /** Usual level of reading, in standard deviations from the benchmark. */
  reading: number;
  /** How its own system writes files. */
  dialect: 'plain' | 'words' | 'semicolons';
};
export type School = { id: string; name: string; code: string; weight: number };

type Sketch = Omit<District, 'id' | 'schools'> & {
  elementary: string[];
  middle: string[];
  high: string[];
  programs: [name: string, students: number][];
};

const sketches: Sketch[] = [
  {
    name: 'Alder Valley',
    number: 1,
    cohort: 145,
    elementary: ['Alder Creek', 'Meadow Lane', 'Stonebridge', 'Willow Bend'],
    middle: ['Valley View'],
    high: ['Alder Valley'],
    programs: [['Alder Bridge Program', 17]],
    englishLearners: 0.09,
    lowIncome: 0.31,
    absence: -2.4,
    reading: 0.4,
    dialect: 'plain',
  },
  {
    name: 'Brindle Bay',
    number: 2,
    cohort: 210,
    elementary: ['Anchor Point', 'Brindle', 'Driftwood', 'Gull Island', 'Harbor', 'Lantern', 'Tidewater'],
    middle: ['Beacon', 'North Pier'],
    high: ['Brindle Bay'],
    programs: [],
    englishLearners: 0.16,
    lowIncome: 0.47,
    absence: -2.3,
    reading: 0.1,
    dialect: 'words',
  },
  {
    name: 'Cedar River',
    number: 3,
    cohort: 230,
    elementary: ['Cedar Grove', 'Fernwood', 'Heron', 'Mill Pond', 'Otter Creek', 'Riverbend', 'Sandstone'],
    middle: ['Cascara', 'Dipper'],
    high: ['Cedar River'],
    programs: [['Cedar Transition Program', 12]],
    englishLearners: 0.18,
    lowIncome: 0.44,
    absence: -2.05,
    reading: 0.15,
    dialect: 'plain',
  },
  {
    name: 'Eastmoor',
    number: 4,
    cohort: 115,
    elementary: ['Eastmoor', 'Heather', 'Larkspur', 'Plover'],
    middle: ['Moorland'],
    high: ['Eastmoor'],
    programs: [],
    englishLearners: 0.14,
    lowIncome: 0.6,
    absence: -2.1,
    reading: 0.1,
    dialect: 'plain',
  },
  {
    name: 'Fircrest',
    number: 5,
    cohort: 180,
    elementary: ['Birch', 'Maplewood', 'Pine Hollow', 'Spruce', 'Tamarack'],
    middle: ['Fir Ridge', 'Huckleberry'],
    high: ['Fircrest'],
    programs: [],
    englishLearners: 0.24,
    lowIncome: 0.52,
    absence: -2.2,
    reading: 0,
    dialect: 'plain',
  },
  {
    name: 'Glenhaven',
    number: 6,
    cohort: 85,
    elementary: ['Brookside', 'Glen', 'Thimble Hill'],
    middle: ['Glenhaven'],
    high: ['Glenhaven'],
    programs: [['Glen Open Doors', 8]],
    englishLearners: 0.006,
    lowIncome: 0.38,
    absence: -2.15,
    reading: 0.2,
    dialect: 'semicolons',
  },
  {
    name: 'Juniper',
    number: 7,
    cohort: 310,
    elementary: [
      'Bluebell',
      'Chickadee',
      'Cottonwood',
      'Juniper Heights',
      'Kestrel',
      'Lupine',
      'Quail Run',
      'Sagebrush',
      'Yarrow',
    ],
    middle: ['Goldfinch', 'Marmot', 'Syringa'],
    high: ['Juniper', 'Ponderosa'],
    programs: [['Juniper Night School', 22]],
    englishLearners: 0.22,
    lowIncome: 0.5,
    absence: -2.2,
    reading: 0.05,
    dialect: 'words',
  },
];

/** The districts of the made region. */
export const districts: District[] = sketches.map(({ elementary, middle, high, programs, ...rest }) => {
  let count = 0;
  const school = (name: string, level: string): School => {
    count += 1;
    const whole = level ? `${name} ${level}` : name;
    const id = whole.toLowerCase().replaceAll(' ', '-');
    return {
      id,
      name: whole,
      code: `${rest.number}${String(count).padStart(2, '0')}`,
      weight: 1 + ((count * 7) % 5) / 8,
    };
  };
  return {
    ...rest,
    id: rest.name.toLowerCase().replaceAll(' ', '-'),
    schools: {
      elementary: elementary.map((name) => school(name, 'Elementary')),
      middle: middle.map((name) => school(name, 'Middle School')),
      high: high.map((name) => school(name, 'High School')),
      programs: programs.map(([name, students]) => ({ ...school(name, ''), students })),
    },
  };
});

export const schoolsOf = ({ schools }: District): School[] => Object.values(schools).flat();

export const REGION = 'rivermouth';

/** Region, districts and schools, each after the place that it lies in. */
export const places: Place[] = [
  { id: REGION, kind: 'region', name: 'Rivermouth', codes: [] },
  ...districts.map(
    ({ id, name, number }): Place => ({
      id,
      kind: 'district',
      name,
      parentId: REGION,
      codes: [`D${number}`, `${name} School District`],
    }),
  ),
  ...districts.flatMap((district) =>
    schoolsOf(district).map(
      ({ id, name, code }): Place => ({ id, kind: 'school', name, parentId: district.id, codes: [code] }),
    ),
  ),
];
