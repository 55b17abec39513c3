import type { Place } from '../../shared/catalog/place.ts';

const DISTRICTS = 20;
const SCHOOLS = 300;

/** A region of 20 districts and 300 schools. */
export function madePlaces(): Place[] {
  const district = (at: number) => `district-${at % DISTRICTS}`;
  return [
    { id: 'region', kind: 'region', name: 'Region', codes: [] },
    ...Array.from(
      { length: DISTRICTS },
      (_, at): Place => ({
        ...{ id: district(at), kind: 'district', name: district(at), parentId: 'region', codes: [] },
      }),
    ),
    ...Array.from(
      { length: SCHOOLS },
      (_, at): Place => ({
        ...{ id: `school-${at}`, kind: 'school', name: `School ${at}`, parentId: district(at), codes: [] },
      }),
    ),
  ];
}

/** About a fifth, by place, season and month, the same in every run. */
export const shareOf = (place: number, month: number, group: number) =>
  0.2 + 0.04 * Math.sin((month * Math.PI) / 6) + (((place * 7 + month * 5 + group * 3) % 19) - 9) / 150;
