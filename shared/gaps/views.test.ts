import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proportion } from '../statistics/proportion.ts';
import { changeOfGap } from './change-of-gap.ts';
import { didAllGain } from './did-all-gain.ts';
import { sameGroupElsewhere } from './same-group-elsewhere.ts';
import { sizeOfGap } from './size-of-gap.ts';
import { cellsOf, learners, of } from './testing/cells.ts';

const turned = { focal: learners.reference, reference: learners.focal };
const higher = { betterWhen: 'higher' } as const;
const proportion: fc.Arbitrary<Proportion> = fc
  .tuple(fc.integer({ min: 10, max: 900 }), fc.nat(900))
  .map(([denominator, n]) => of(n % (denominator + 1), denominator));

describe('the size of a gap', () => {
  it('is in points and as a ratio, each with its interval', () => {
    const size = sizeOfGap(learners, cellsOf(of(48, 80), of(56, 70)));
    if (size.verdict !== 'known') throw new Error(size.reason);
    expect(size.points).toBe(-20);
    expect(size.difference.interval[0]).toBeCloseTo(-0.333872654037, 9);
    expect(size.difference.interval[1]).toBeCloseTo(-0.0524314724024, 9);
    expect(size.ratio?.ratio).toBeCloseTo(0.75, 12);
    expect(size.ratio?.interval?.[1]).toBeCloseTo(1 / 1.076626422763193, 9);
  });

  it('turns its sign when the groups are exchanged', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const [forth, back] = [sizeOfGap(learners, cellsOf(a, b)), sizeOfGap(turned, cellsOf(a, b))];
        if (forth.verdict !== 'known' || back.verdict !== 'known') throw new Error('both have ten students');
        expect(back.points + forth.points).toBe(0);
        expect(back.difference.interval[0]).toBeCloseTo(-forth.difference.interval[1], 12);
      }),
    );
  });

  it('cannot be said of a small group', () => {
    expect(sizeOfGap(learners, cellsOf(of(9, 9), of(56, 70)))).toEqual({
      verdict: 'cannot-say',
      reason: 'too-few',
      group: 'english_learner:yes',
    });
  });
});

describe('the change of a gap', () => {
  const before = cellsOf(of(40, 100), of(70, 100));

  it('tells what came from each group, and that the better-off one lost ground', () => {
    const change = changeOfGap(learners, { before, after: cellsOf(of(40, 100), of(60, 100)) }, higher);
    if (change.verdict !== 'known') throw new Error(change.reason);
    expect(change.points).toBe(-10);
    expect(change.change.value).toBeCloseTo(0.1, 12);
    expect(change.growth.value).toBeCloseTo(-0.1, 12);
    expect(change.parts.fromFocal).toBe(0);
    expect(change.parts.fromReference).toBeCloseTo(0.1, 12);
    expect(change.parts.narrowing).toBe('higher-fell');
    expect(change.lostGround).toBe(true);
  });

  it('of absence loses ground when the group with less of it gets more', () => {
    const after = cellsOf(of(50, 100), of(70, 100));
    expect(changeOfGap(learners, { before, after }, { betterWhen: 'lower' })).toMatchObject({ lostGround: true });
    expect(changeOfGap(learners, { before, after }, higher)).toMatchObject({ lostGround: false });
  });

  it('cannot be said when either period has a small group', () => {
    const small = cellsOf(of(40, 100), of(3, 5));
    for (const periods of [
      { before, after: small },
      { before: small, after: before },
    ]) {
      const found = changeOfGap(learners, periods, higher);
      expect(found).toEqual({ verdict: 'cannot-say', reason: 'too-few', group: 'english_learner:no' });
    }
    expect(changeOfGap(learners, { before, after: small }, { ...higher, minimum: 5 })).toMatchObject({
      verdict: 'known',
    });
  });
});

describe('whether all groups gained', () => {
  const groups = ['english_learner:yes', 'english_learner:no'];
  const before = cellsOf(of(40, 100), of(70, 100));

  it.each([
    ['both rose', of(41, 100), of(71, 100), 'yes'],
    ['one stayed', of(41, 100), of(140, 200), 'no'],
    ['one fell', of(39, 100), of(71, 100), 'no'],
    ['one is hidden and the other rose', 'hidden' as const, of(71, 100), 'cannot-say'],
    ['one is small and the other fell', of(9, 9), of(69, 100), 'no'],
  ])('where %s', (_, focal, reference, answer) => {
    expect(didAllGain(groups, { before, after: cellsOf(focal, reference) }, higher).answer).toBe(answer);
  });

  it('is judged by what is better', () => {
    const after = cellsOf(of(30, 100), of(65, 100));
    const found = didAllGain(groups, { before, after }, { betterWhen: 'lower' });
    expect(found.answer).toBe('yes');
    expect(found.groups['english_learner:yes']).toMatchObject({ points: -10, gained: true });
  });

  it('is asked of one dimension', () => {
    const mixed = ['english_learner:yes', 'low_income:yes'];
    expect(() => didAllGain(mixed, { before, after: before }, higher)).toThrow(RangeError);
  });
});

describe('the same group elsewhere', () => {
  const group = learners.focal;
  const at = (placeId: string, focal: Proportion | 'hidden') => ({ placeId, cells: cellsOf(focal, of(50, 100)) });

  it('is all its students at other places together, small places included', () => {
    const found = sameGroupElsewhere(group, at('ash', of(30, 40)), [
      at('fir', 'hidden'),
      at('elm', of(2, 6)),
      at('birch', of(20, 44)),
    ]);
    expect(found).toMatchObject({
      verdict: 'known',
      points: 31,
      elsewhere: of(22, 50),
      places: ['birch', 'elm'],
      without: ['fir'],
    });
  });

  it('cannot be said of few students here or elsewhere', () => {
    const expected = { verdict: 'cannot-say', reason: 'too-few', group };
    expect(sameGroupElsewhere(group, at('ash', of(3, 9)), [at('elm', of(20, 40))])).toEqual(expected);
    expect(sameGroupElsewhere(group, at('ash', of(30, 40)), [at('elm', of(2, 6))])).toEqual(expected);
    expect(sameGroupElsewhere(group, at('ash', of(30, 40)), [])).toMatchObject({ reason: 'no-data' });
  });

  it('compares a place with others only, each once', () => {
    const ash = at('ash', of(30, 40));
    expect(() => sameGroupElsewhere(group, ash, [ash])).toThrow(RangeError);
  });

  it('does not depend on the order of places, nor on students being at one or at two of them', () => {
    fc.assert(
      fc.property(proportion, proportion, proportion, (here, one, two) => {
        const apart = [at('elm', one), at('fir', two)];
        const together = at('elm', of(one.numerator + two.numerator, one.denominator + two.denominator));
        const found = sameGroupElsewhere(group, at('ash', here), apart);
        expect(sameGroupElsewhere(group, at('ash', here), apart.toReversed())).toEqual(found);
        const whole = sameGroupElsewhere(group, at('ash', here), [together]);
        if (whole.verdict !== 'known') throw new Error(whole.reason);
        expect(found).toMatchObject({ difference: whole.difference, points: whole.points });
      }),
    );
  });
});
