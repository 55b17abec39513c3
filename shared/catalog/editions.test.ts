import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areComparable, breaksBetween, breaksOf, definitionAt, editionAt } from './editions.ts';
import { raceCategoriesOf2024 } from './presets/race-categories.ts';

const attenders = {
  edition: 'above 90%',
  definition: 'attended more than 90% of days',
  breaks: [
    {
      from: '2016-17-YEAR',
      reason: 'Exactly 90% no longer counts as regular.',
      earlierEdition: '90% or more',
      earlierDefinition: 'attended 90% of days or more',
    },
  ],
};
const races = {
  edition: 'federal',
  definition: 'any',
  breaks: [{ ...raceCategoriesOf2024('2024-25-YEAR'), earlierDefinition: undefined }],
};

describe('editions of an indicator', () => {
  it('are one without breaks', () => {
    const plain = { edition: 'only', definition: 'any' };
    expect(editionAt(plain, '2001-02-YEAR')).toBe('only');
    expect(areComparable(plain, '2001-02-YEAR', '2025-26-YEAR', 'race_ethnicity:asian')).toBe(true);
    expect(definitionAt(plain, '2001-02-YEAR')).toBe('any');
  });

  it('change at the first period of the new one', () => {
    expect(editionAt(attenders, '2015-16-YEAR')).toBe('90% or more');
    expect(editionAt(attenders, '2016-17-YEAR')).toBe('above 90%');
    expect(areComparable(attenders, '2014-15-YEAR', '2015-16-YEAR')).toBe(true);
    expect(areComparable(attenders, '2015-16-YEAR', '2016-17-YEAR')).toBe(false);
    expect(areComparable(attenders, '2017-18-YEAR', '2016-17-YEAR')).toBe(true);
  });

  it('keep the definition of their time', () => {
    expect(definitionAt(attenders, '2015-16-YEAR')).toBe('attended 90% of days or more');
    expect(definitionAt(attenders, '2016-17-YEAR')).toBe('attended more than 90% of days');
  });

  it('keep an older definition where a later break only renames', () => {
    const twice = {
      ...attenders,
      edition: 'third',
      breaks: [{ from: '2020-21-YEAR', reason: 'New source.', earlierEdition: 'above 90%' }, ...attenders.breaks],
    };
    expect(editionAt(twice, '2018-19-YEAR')).toBe('above 90%');
    expect(definitionAt(twice, '2018-19-YEAR')).toBe('attended more than 90% of days');
    expect(editionAt(twice, '2010-11-YEAR')).toBe('90% or more');
    expect(definitionAt(twice, '2010-11-YEAR')).toBe('attended 90% of days or more');
    expect(breaksOf(twice).map(({ from }) => from)).toEqual(['2016-17-YEAR', '2020-21-YEAR']);
  });

  it('break the groups of one dimension only where only its categories changed', () => {
    expect(areComparable(races, '2023-24-YEAR', '2024-25-YEAR', 'race_ethnicity:asian')).toBe(false);
    expect(areComparable(races, '2023-24-YEAR', '2024-25-YEAR', 'all')).toBe(true);
    expect(areComparable(races, '2023-24-YEAR', '2024-25-YEAR', 'english_learner:yes')).toBe(true);
    expect(areComparable(races, '2023-24-YEAR', '2024-25-YEAR')).toBe(true);
    expect(editionAt(races, '2023-24-YEAR', 'race_ethnicity:asian')).toBe('Federal categories of 1997');
    expect(editionAt(races, '2023-24-YEAR')).toBe('federal');
    expect(breaksBetween(races, '2025-26-YEAR', '2022-23-YEAR', 'race_ethnicity:asian')).toEqual(races.breaks);
  });

  it('change with the school year for months, windows and weeks', () => {
    expect(areComparable(races, '2024-06', '2024-07', 'race_ethnicity:asian')).toBe(false);
    expect(areComparable(races, '2024-07', '2025-06', 'race_ethnicity:asian')).toBe(true);
    expect(areComparable(races, '2023-24-EOY', '2024-25-BOY', 'race_ethnicity:asian')).toBe(false);
    expect(areComparable(races, '2024-W26', '2024-W27', 'race_ethnicity:asian')).toBe(false);
  });

  it('are comparable in both directions alike, and exactly within one edition', () => {
    const month = fc.tuple(fc.integer({ min: 2010, max: 2025 }), fc.integer({ min: 1, max: 12 }));
    const write = ([year, of]: [number, number]) => `${year}-${String(of).padStart(2, '0')}`;
    fc.assert(
      fc.property(month, month, month, (a, b, c) => {
        const breaks = [c, [2018, 9] as [number, number]].map((from, index) => ({
          from: write(from),
          reason: 'x',
          earlierEdition: `edition ${index}`,
        }));
        const indicator = { edition: 'last', breaks };
        const same = editionAt(indicator, write(a)) === editionAt(indicator, write(b));
        expect(areComparable(indicator, write(a), write(b))).toBe(same);
        expect(areComparable(indicator, write(b), write(a))).toBe(same);
      }),
    );
  });
});
