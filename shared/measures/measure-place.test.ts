import { describe, expect, it } from 'vitest';
import { measurePlace } from './measure-place.ts';
import { attendanceBlock } from './testing/blocks.ts';

describe('an indicator with an earlier edition', () => {
  const attenders = {
    id: 'regular-attenders',
    definition: { kind: 'chronic-absence', absentShare: 0, absentBelow: 0.1, minimumDaysEnrolled: 75 } as const,
    breaks: [
      {
        from: '2016-17-YEAR',
        reason: 'Exactly 90% of days no longer counts as regular.',
        earlierEdition: 'before 2016-17',
        earlierDefinition: {
          kind: 'chronic-absence',
          absentShare: 0,
          absentBelow: 0.1,
          lineBelongsBelow: true,
          minimumDaysEnrolled: 75,
        } as const,
      },
    ],
  };
  const exactlyNinety = [attendanceBlock([{ student: 1, enrolled: 100, absent: 10 }])];

  it('counts each period by the definition of its time', () => {
    expect(measurePlace(attenders, [{ period: '2015-16-YEAR', here: exactlyNinety }]).cells.all).toEqual({
      numerator: 1,
      denominator: 1,
    });
    expect(measurePlace(attenders, [{ period: '2016-17-YEAR', here: exactlyNinety }]).cells.all).toEqual({
      numerator: 0,
      denominator: 1,
    });
  });
});
