import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStudentGroup } from '../submissions/parse-student-group.ts';
import { describeGroup } from './dimensions.ts';
import { programDimension, spelledAsOne } from './program-dimension.ts';
import { studentGroupSchema } from './student-group.ts';

describe('the dimension of a program', () => {
  it.each([
    ['Reading coaching', 'program_reading_coaching'],
    ['  READING-coaching. ', 'program_reading_coaching'],
    ['Reading   Coaching', 'program_reading_coaching'],
    ['Élan', 'program_elan'],
    ['21st Century', 'program_21st_century'],
    ['—', undefined],
    ['', undefined],
  ])('of “%s” is %s', (name, dimension) => {
    expect(programDimension(name)).toBe(dimension);
  });

  it('is a group for any name, and the same whatever case and punctuation a name is written in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
        const dimension = programDimension(name);
        if (dimension === undefined) return;
        expect(studentGroupSchema.safeParse(`${dimension}:yes`).success).toBe(true);
        expect(programDimension(` ${name}! `)).toBe(dimension);
        expect(parseStudentGroup(`${dimension}:yes`)).toBe(`${dimension}:yes`);
      }),
    );
  });

  it('stays apart for names that begin alike, and for those of another script', () => {
    const names = [
      'Kindergarten readiness summer academy, first session',
      'Kindergarten readiness summer academy, second session',
      'Kindergarten readiness summer',
      'Чтение 1',
      'Письмо 1',
      '1',
    ];
    const dimensions = names.map(programDimension);
    expect(new Set(dimensions).size).toBe(names.length);
    expect(dimensions[0]).toMatch(/^program_kindergarten_readiness__[a-z0-9]{5}$/);
  });

  it('is one for names that differ in their spaces, in whatever order and however often it is asked', () => {
    const all = ['program_after_school', 'program_afterschool', 'program_a_b__12345', 'program_ab__12345', 'program_x'];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 1 }), fc.nat(4), (some, at) => {
        const parts = [some.slice(0, at), some.slice(at)].map((part) => [...spelledAsOne(part).values()]);
        const counts = spelledAsOne(some);
        const ofParts = spelledAsOne(parts.flat());
        for (const [one, counted] of counts) {
          const part = spelledAsOne(some.indexOf(one) < at ? some.slice(0, at) : some.slice(at)).get(one);
          expect(ofParts.get(part ?? '')).toBe(counted);
        }
      }),
    );
    expect(spelledAsOne(all).get('program_afterschool')).toBe('program_after_school');
    expect(spelledAsOne(all).get('program_ab__12345')).toBe('program_ab__12345');
  });
});

describe('who is in a program, in words', () => {
  it.each([
    ['program_reading_coaching:yes', 'In Reading coaching'],
    ['program_reading_coaching:no', 'Not in Reading coaching'],
    ['program_reading_coaching:not_reported', 'Reading coaching not reported'],
    ['program_kindergarten_readiness__hgn84:yes', 'In Kindergarten readiness… (hgn84)'],
  ])('%s is “%s”', (group, text) => {
    expect(describeGroup(group)).toBe(text);
  });
});
