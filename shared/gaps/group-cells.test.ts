import { describe, expect, it } from 'vitest';
import { addGroups, readGap, readGroup } from './group-cells.ts';
import { cellsOf, learners, of } from './testing/cells.ts';

const cells = cellsOf(of(20, 40), of(70, 100));

describe('a group', () => {
  it('is read when it can carry a statement', () => {
    expect(readGroup('english_learner:yes', cells)).toEqual({ verdict: 'known', counts: of(20, 40) });
  });

  it.each([
    ['too few students', cellsOf(of(4, 9), of(70, 100)), 'too-few'],
    ['nobody counted', cellsOf(of(0, 0), of(70, 100)), 'no-data'],
    ['hidden counts', cellsOf('hidden', of(70, 100)), 'hidden'],
    ['no cell', { 'english_learner:no': of(70, 100) }, 'no-data'],
  ])('cannot be said with %s', (_, some, reason) => {
    const expected = { verdict: 'cannot-say', reason, group: 'english_learner:yes' };
    expect(readGroup('english_learner:yes', some)).toEqual(expected);
    expect(readGap(learners, some)).toEqual(expected);
    const turned = { focal: learners.reference, reference: learners.focal };
    expect(readGap(turned, some)).toEqual(expected);
  });

  it('may be held to another minimum', () => {
    expect(readGroup('english_learner:yes', cells, 41)).toMatchObject({ reason: 'too-few' });
    expect(readGroup('english_learner:yes', cellsOf(of(1, 5), of(1, 5)), 5)).toMatchObject({ verdict: 'known' });
  });
});

describe('groups', () => {
  it('are compared within one dimension only', () => {
    for (const reference of ['low_income:yes', 'all', 'english_learner:yes']) {
      expect(() => readGap({ focal: 'english_learner:yes', reference }, cells)).toThrow(RangeError);
    }
  });

  it('are added within one dimension only, and each once', () => {
    const both = ['english_learner:yes', 'english_learner:no'];
    expect(addGroups(both, cells)).toEqual({ verdict: 'known', counts: of(90, 140) });
    expect(addGroups(both.toReversed(), cells)).toEqual(addGroups(both, cells));
    expect(addGroups(both, cellsOf('hidden', of(1, 20)))).toMatchObject({ reason: 'hidden' });
    expect(() => addGroups([...both, 'low_income:yes'], cells)).toThrow(RangeError);
    expect(() => addGroups(['all', 'english_learner:yes'], cells)).toThrow(RangeError);
    expect(() => addGroups([...both, 'english_learner:no'], cells)).toThrow(RangeError);
    expect(() => addGroups([], cells)).toThrow(RangeError);
  });
});
