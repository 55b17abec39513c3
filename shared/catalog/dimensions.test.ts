import { describe, expect, it } from 'vitest';
import { describeGroup, dimensions, NOT_REPORTED, parseValue, plain, slug } from './dimensions.ts';
import { studentGroupSchema } from './student-group.ts';

const dimension = (id: string) => {
  const found = dimensions.find((one) => one.id === id);
  if (!found) throw new Error(`There is no dimension ${id}.`);
  return found;
};

describe('values of dimensions', () => {
  it.each([
    ['english_learner', 'Y', 'yes'],
    ['english_learner', ' yes ', 'yes'],
    ['english_learner', '1', 'yes'],
    ['english_learner', 'TRUE', 'yes'],
    ['english_learner', 'ELL', 'yes'],
    ['english_learner', 'Non-EL', 'no'],
    ['english_learner', 'RFEP', 'no'],
    ['english_learner', '0', 'no'],
    ['low_income', 'Free', 'yes'],
    ['low_income', 'Reduced', 'yes'],
    ['low_income', 'Paid', 'no'],
    ['low_income', 'F', undefined],
    ['disability', 'IEP', 'yes'],
    ['disability', 'Non-SpEd', 'no'],
    ['race_ethnicity', 'Hisp', 'hispanic'],
    ['race_ethnicity', 'H', 'hispanic'],
    ['race_ethnicity', 'Black/African American', 'black'],
    ['race_ethnicity', 'Two or More Races', 'multiracial'],
    ['race_ethnicity', 'pacific_islander', 'pacific_islander'],
    ['gender', 'F', 'female'],
    ['gender', 'X', 'nonbinary'],
    ['section_504', 'Y', 'yes'],
    ['gender', 'toString', undefined],
    ['english_learner', 'perhaps', undefined],
    ['english_learner', '', NOT_REPORTED],
    ['race_ethnicity', 'NULL', NOT_REPORTED],
    ['race_ethnicity', 'Not Specified', NOT_REPORTED],
  ])('of %s: “%s” is %s', (id, text, value) => {
    expect(parseValue(dimension(id), text)).toBe(value);
  });

  it('say one value by a yes in columns that are for it alone', () => {
    const race = dimension('race_ethnicity');
    expect(parseValue(race, 'Yes', 'hispanic')).toBe('hispanic');
    expect(parseValue(race, 'Hispanic', 'hispanic')).toBe('hispanic');
    expect(parseValue(race, 'No', 'hispanic')).toBe(NOT_REPORTED);
  });

  it('are student groups, and each spelling and heading leads to one of them', () => {
    const headings = dimensions.flatMap((one) => [...one.headings, ...Object.keys(one.flags ?? {})]);
    expect(new Set(headings).size).toBe(headings.length);
    for (const { id, values, spellings, flags = {} } of dimensions) {
      for (const value of Object.keys(values))
        expect(studentGroupSchema.safeParse(`${id}:${value}`).success).toBe(true);
      for (const value of [...Object.values(spellings), ...Object.values(flags)]) expect(values).toHaveProperty(value);
      for (const word of [...Object.keys(spellings), ...headings]) expect(plain(word)).toBe(word);
    }
  });
});

describe('a student group in words', () => {
  it.each([
    ['all', 'All students'],
    ['english_learner:yes', 'English learners'],
    ['english_learner:no', 'Other students'],
    ['english_learner:not_reported', 'English learners not reported'],
    ['race_ethnicity:black', 'Black students'],
    ['grade:k', 'Kindergarten'],
    ['grade:pk', 'Preschool'],
    ['grade:3', 'Grade 3'],
    ['grade:not_reported', 'Grade not reported'],
    ['after_school:yes', 'After school: yes'],
  ])('%s is “%s”', (group, text) => {
    expect(describeGroup(group)).toBe(text);
  });

  it('has an identifier without marks and accents', () => {
    expect(slug(' Après-école (Lundi) ')).toBe('apres_ecole_lundi');
    expect(slug('—')).toBe('');
  });
});
