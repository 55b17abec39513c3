import { describe, expect, it } from 'vitest';
import { chronicAbsence } from '../catalog/indicator-presets.ts';
import type { Factor } from './factor.ts';
import { factorReading } from './factor-reading.ts';
import { enrollment, library, lowIncome, type MadeSchool, madeFactor, spending } from './testing/made-factor.ts';

const reading = { ...chronicAbsence, name: 'Third-grade reading', betterWhen: 'higher' as const };

/** Eight schools with a library at about `having` percent and eight without at about `others`, `apart` points from one another. */
const withAndWithout = (having: number, others: number, apart = 4): MadeSchool[] =>
  [having, others].flatMap((mean, side) =>
    [-1, -0.6, -0.3, -0.1, 0.1, 0.3, 0.6, 1].map((at, index) => ({
      meets: Math.round(10 * (mean + apart * at)),
      value: side === 0 ? 1 : 0,
      others: [0.3 + 0.04 * index + (side === 0 ? 0 : 0.05)],
    })),
  );
/** Schools along a share, `perTenPoints` points more for each 10 points of it, and a little up and down. */
const along = (perTenPoints: number, apart = 1): MadeSchool[] =>
  Array.from({ length: 12 }, (_, index) => ({
    meets: Math.round(10 * (40 + 0.5 * index * perTenPoints + apart * ([1, -1, 0.5, -0.5][index % 4] ?? 0))),
    value: 0.2 + 0.05 * index,
    others: [200 + ((index * 37) % 90)],
  }));
const read = (schools: readonly MadeSchool[], part: Partial<Factor> = {}) => factorReading(madeFactor(schools, part));

describe('what is said of places with something', () => {
  it('is that they are higher, where higher is better', () => {
    const said = read(withAndWithout(48.2, 41), { indicator: reading });
    expect(said).toEqual({
      title: 'Third-grade reading is higher at schools with a leveled library: 48.2% against 41.0%',
      lead: 'In February 2026, the mean of 8 schools with a leveled library is 48.2%, and that of the 8 others 41.0%: 7.2 points higher, likely between 4.4 and 10.0. Higher is better.',
      caution:
        'The two go together; whether the one brings the other cannot be seen from this: schools with a leveled library may differ in other ways too, and which came first is not known.',
    });
  });

  it('is that they are higher where lower is better, and that they are lower', () => {
    expect(read(withAndWithout(25, 18)).lead).toContain(
      '7.0 points higher, likely between 4.2 and 9.8. Lower is better.',
    );
    const lower = read(withAndWithout(18, 25));
    expect(lower.title).toBe('Chronic absence is lower at schools with a leveled library: 18.0% against 25.0%');
    expect(lower.lead).toContain(': 7.0 points lower, likely between 4.2 and 9.8. Lower is better.');
  });

  it('is no clear difference, which is not the same as none', () => {
    const said = read(withAndWithout(21, 20));
    expect(said.title).toBe(
      'No clear difference in chronic absence between schools with a leveled library and the others',
    );
    expect(said.lead).toContain(
      ': 1.0 points higher, but anything between −1.8 and +3.8 would fit these schools. Lower',
    );
    expect(said.caution).toBe(
      'That is not the same as no difference: with these schools, one under about 2.8 points would not stand out.',
    );
    expect(read(withAndWithout(20, 20)).lead).toContain(': no different, but anything between −2.8 and +2.8 would fit');
  });

  it('says what is missing where there are too few', () => {
    const said = read(withAndWithout(48, 41).slice(5, 16));
    expect(said).toEqual({
      title: 'Cannot say yet whether chronic absence is different at schools with a leveled library',
      lead: 'In February 2026, 3 schools with a leveled library and 8 without can be compared; 4 of each are needed.',
    });
    expect(read([], { period: undefined }).lead).toBe('No school shows a share of it.');
    expect(read(withAndWithout(40, 40, 0)).lead).toBe(
      'In February 2026, the share is the same at all 16 schools that can be compared.',
    );
  });

  it('names a student group, districts, and an attribute that has no words of its own', () => {
    const { having: _, ...plain } = library;
    const part: Partial<Factor> = { attribute: plain, kind: 'district', group: 'english_learner:yes' };
    expect(read(withAndWithout(30, 20), part).title).toBe(
      'Chronic absence among English learners is higher in districts that have “Leveled library”: 30.0% against 20.0%',
    );
  });

  it('says when rounding makes the numbers disagree', () => {
    const [having, others] = [
      [480, 482, 483, 486],
      [410, 410, 411, 410, 411],
    ];
    const schools = [having, others].flatMap((all, side) => all.map((meets) => ({ meets, value: 1 - side })));
    expect(read(schools).lead).toContain(
      'is 48.3%, and that of the 5 others 41.0%: 7.2 points higher (rounded), likely',
    );
  });
});

describe('what is said with something held equal', () => {
  const held = { heldEqual: [lowIncome] };

  it('is the difference at the same value of it', () => {
    const said = read(withAndWithout(30, 20), held);
    expect(said.adjusted).toBe(
      'At the same share with low income, the difference is +11.3 points, likely between +11.0 and +11.7.',
    );
    expect(said.caution).toContain('may differ in other ways than what is held equal, and');
  });

  it('is that none remains', () => {
    // The whole difference goes with income.
    const schools = withAndWithout(30, 20).map((one, index) => ({
      ...one,
      others: [one.meets / 1000 + (index % 3) / 100],
    }));
    expect(read(schools, held).adjusted).toMatch(
      /^At the same share with low income, no clear difference remains: \d\.\d points (?:higher|lower), but anything between −\d\.\d and \+\d\.\d would fit these schools\.$/,
    );
  });

  it('is that there is one, where none was clear without', () => {
    // With a library two points more at the same income, which is lower there and hides it.
    const schools = Array.from({ length: 16 }, (_, index) => {
      const has = index % 2;
      const income = 0.2 + ((index * 7) % 16) / 40 - 0.15 * has;
      return { meets: Math.round(100 + 400 * income + 60 * has + (index % 3)), value: has, others: [income] };
    });
    const said = read(schools, held);
    expect(said.title).toMatch(/^No clear difference/);
    expect(said.adjusted).toMatch(/, the difference is \+\d\.\d points, likely between \+\d\.\d and \+\d\.\d\.$/);
    expect(said.caution).toContain('cannot be seen from this');
  });

  it('is that it cannot be told', () => {
    const alike = withAndWithout(30, 20).map((one) => ({ ...one, others: [one.value] }));
    expect(read(alike, held).adjusted).toBe(
      'At the same share with low income it cannot be told: these schools differ in leveled library only as they differ in that.',
    );
    const few = withAndWithout(30, 20).filter((_, index) => index % 2 === 0);
    expect(read(few, held).adjusted).toBe(
      'At the same share with low income it cannot be told yet: 8 schools can be compared, and 12 are needed for so much to be held equal.',
    );
  });

  it('names a yes or no as something that places are alike in', () => {
    const schools = along(-3).map((one, index) => ({ ...one, others: [index % 2] }));
    const said = read(schools, { attribute: lowIncome, heldEqual: [library] });
    expect(said.adjusted).toMatch(
      /^Among schools alike in leveled library, where the share with low income is 10 points higher, it is on average \d\.\d points lower, likely/,
    );
  });
});

describe('what is said of places along a number', () => {
  it('is that more goes with less', () => {
    const said = read(along(-3), { attribute: lowIncome, indicator: reading });
    expect(said.title).toBe('Third-grade reading is lower at schools where the share with low income is higher');
    expect(said.lead).toMatch(
      /^In February 2026, of 12 schools: where the share with low income is 10 points higher, it is on average 3\.\d points lower, likely between 2\.\d and 3\.\d\. Higher is better\.$/,
    );
    expect(said.caution).toContain('schools that differ in the share with low income may differ in other ways too');
  });

  it('is that more goes with more, by doublings and by units', () => {
    const double = along(2).map((one, index) => ({ ...one, value: 100 * 2 ** (index / 3) }));
    expect(read(double, { attribute: enrollment }).title).toBe(
      'Chronic absence is higher at schools where enrollment is higher',
    );
    expect(read(double, { attribute: enrollment }).lead).toContain(
      'where enrollment is twice as high, it is on average',
    );
    const paid = along(2).map((one, index) => ({ ...one, value: 9000 + 900 * index }));
    expect(read(paid, { attribute: spending }).lead).toContain(
      'where spending for each student is higher by 1,000 dollars, it is on average',
    );
  });

  it('is no clear link', () => {
    const said = read(along(0, 6), { attribute: lowIncome });
    expect(said.title).toBe('No clear link between chronic absence and the share with low income at schools');
    expect(said.lead).toContain('would fit these schools. Lower');
    expect(said.caution).toBe(
      'That is not the same as no link: with these schools, one that is not strong would not stand out.',
    );
  });

  it('says what is missing', () => {
    expect(read(along(3).slice(0, 7), { attribute: lowIncome })).toEqual({
      title: 'Cannot say yet whether chronic absence goes with the share with low income',
      lead: 'In February 2026, 7 schools can be compared, and 8 are needed.',
    });
    const same = along(3).map((one) => ({ ...one, value: 0.4 }));
    expect(read(same, { attribute: lowIncome }).lead).toBe(
      'In February 2026, the share with low income is the same at all 12 schools that can be compared.',
    );
  });
});

describe('the places left out', () => {
  const place = (name: string) => ({ id: name.toLowerCase(), kind: 'school' as const, name, codes: [] });

  it('are named by why, and counted where they are many', () => {
    const leftOut: Factor['leftOut'] = [
      { place: place('Birch'), reason: 'hidden' },
      { place: place('Cedar'), reason: 'hidden' },
      { place: place('Elm'), reason: 'not-sent' },
      { place: place('Oak'), reason: 'attribute-hidden', attributeId: 'low-income' },
      ...Array.from('ABCDEFGH', (name) => ({
        ...{ place: place(name), reason: 'attribute-not-known' as const, attributeId: 'leveled-library' },
      })),
    ];
    expect(read(withAndWithout(30, 20), { leftOut, heldEqual: [lowIncome] }).leftOut).toBe(
      'Not compared: Birch and Cedar (hidden to protect students); Elm (no value of the period); ' +
        'Oak (share with low income hidden to protect students); A, B, C, D, E, F and 2 more (leveled library not known).',
    );
    expect(read([], { leftOut }).leftOut).toContain('Birch and Cedar (hidden to protect students)');
  });
});

describe('no reading', () => {
  const clear = [
    withAndWithout(48, 41),
    withAndWithout(41, 48),
    withAndWithout(41, 41),
    withAndWithout(48, 41).slice(6),
  ];
  const all = [chronicAbsence, reading].flatMap((indicator) => [
    ...clear.flatMap((schools) => [read(schools, { indicator }), read(schools, { indicator, heldEqual: [lowIncome] })]),
    ...[along(3), along(-3), along(0, 6), along(3).slice(0, 5)].flatMap((schools) => [
      read(schools, { indicator, attribute: lowIncome }),
      read(schools, { indicator, attribute: lowIncome, heldEqual: [enrollment] }),
    ]),
  ]);

  it('claims a cause, ranks places, or finds fault', () => {
    const said = all.flatMap((one) => Object.values(one)).join('\n');
    expect(said.length).toBeGreaterThan(5000);
    expect(said).not.toMatch(
      /\b(?:because|caus\w*|due to|leads?|effects?|impact|thanks|results? in|makes?|helps?|works?)\b/i,
    );
    expect(said).not.toMatch(/\b(?:best|worst|poor|fail\w*|rank\w*|top|bottom|undefined|NaN)\b/i);
  });

  it('of a clear finding is without its caution', () => {
    const cautious = all.filter(({ title }) => / is (?:higher|lower) /.test(title) && !title.startsWith('Cannot'));
    expect(cautious.length).toBeGreaterThan(8);
    for (const { caution } of cautious) expect(caution).toContain('cannot be seen from this');
  });
});
