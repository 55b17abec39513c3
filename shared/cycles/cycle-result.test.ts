import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cycle } from './cycle.ts';
import { cycleResult } from './cycle-result.ts';
import type { Evidence } from './evidence.ts';
import { cycleResultSchema, type PhaseResult } from './result.ts';
import { coaching, evidenceOf, type Made, WINTER } from './testing/evidence.ts';

const phaseOf = (cycle: Cycle, evidence: Evidence): PhaseResult => {
  const result = cycleResultSchema.parse(cycleResult(cycle, evidence));
  const phase = result.phases[result.current];
  if (!phase) throw new Error('a cycle has a phase');
  return phase;
};
const [FALL, MIDWINTER, SPRING] = ['2025-26-BOY', '2025-26-MOY', '2025-26-EOY'];
const twoEach = (rest: object = {}) => ({
  test: { placeIds: ['harbor', 'linden'] },
  comparison: { placeIds: ['birch', 'elm'] },
  ...rest,
});

describe('both arms of a phase', () => {
  it('are compared over the latest span, with the difference of their changes', () => {
    const made: Made = {
      harbor: { [FALL]: [22, 60], [MIDWINTER]: [31, 61] },
      birch: { [FALL]: [40, 118], [MIDWINTER]: [38, 121] },
    };
    const phase = phaseOf(coaching(), evidenceOf(made));
    expect(phase.span).toEqual({ from: FALL, to: MIDWINTER });
    expect(phase.change.test).toMatchObject({ points: 14.2, before: { percent: 36.7 }, finding: 'unclear' });
    expect(phase.change.comparison).toMatchObject({ points: -2.5, places: [{ placeId: 'birch', points: -2.5 }] });
    // As computed in R: 0.1665, MOVER -0.0452 to 0.3680, Wald's p 0.1230. 14.2 and 2.5 would give 16.7.
    expect(phase.effect).toMatchObject({ points: 16.6, interval: [-4.5, 36.8], finding: 'unclear', rounded: true });
    expect(phase.effect).toHaveProperty('p', expect.closeTo(0.122962002438, 9));
  });

  it('are better or worse by the direction of the indicator', () => {
    const phase = (betterWhen: 'higher' | 'lower') => phaseOf(coaching(), evidenceOf(WINTER, { betterWhen }));
    expect(phase('higher').change.test).toMatchObject({ points: 10.9, finding: 'better' });
    expect(phase('lower').change.test).toMatchObject({ points: 10.9, finding: 'worse' });
  });

  it('add up published counts of those places alone that are shown in both periods', () => {
    const made: Made = {
      ...{ harbor: WINTER.harbor, birch: WINTER.birch },
      linden: { [FALL]: 'hidden', [MIDWINTER]: [1, 12] },
      elm: { [MIDWINTER]: [10, 400] },
    };
    const { change, course } = phaseOf(coaching({}, twoEach()), evidenceOf(made));
    expect(change.test).toMatchObject({ points: 10.9, without: [{ placeId: 'linden', because: 'hidden' }] });
    expect(change.comparison).toMatchObject({ points: 4.1, without: [{ placeId: 'elm', because: 'not-received' }] });
    expect(course.map(({ test }) => test)).toMatchObject([{ denominator: 3120 }, { denominator: 3120 }]);
  });

  it('wait for the latest period until all places are in, and are then without those that never came', () => {
    const spring: Made = {
      harbor: { ...WINTER.harbor, [SPRING]: [1700, 3120] },
      linden: { [FALL]: [100, 300], [MIDWINTER]: [110, 300] },
      birch: { ...WINTER.birch, [SPRING]: [2700, 5880] },
      elm: { [FALL]: [100, 300], [MIDWINTER]: [110, 300] },
    };
    const waiting = phaseOf(coaching({}, twoEach()), evidenceOf(spring));
    expect([waiting.span?.to, waiting.course.at(-1)?.test]).toEqual([MIDWINTER, 'not-received']);
    const later = { ...spring, cedar: { '2026-27-BOY': [100, 300] as [number, number] } };
    const { span, change } = phaseOf(coaching({}, twoEach()), evidenceOf(later));
    expect([span?.to, change.test]).toMatchObject([SPRING, { without: [{ placeId: 'linden' }] }]);
  });

  it('are not compared across a new edition, of too few students, or without what is there to compare', () => {
    const effect = (made: Made, indicator: object = {}, phase: object = {}) =>
      phaseOf(coaching({}, phase), evidenceOf(made, indicator)).effect;
    const breaks = [{ from: MIDWINTER ?? '', reason: 'New cut points.', earlierEdition: '2024' }];
    expect(effect(WINTER, { breaks })).toMatchObject({ cannotSay: 'new-edition' });
    const few = { ...WINTER, birch: { [FALL]: [9, 29], [MIDWINTER]: [9, 40] } } as Made;
    expect(effect(few)).toEqual({ cannotSay: 'too-few-students', period: FALL, arm: 'comparison' });
    const hidden = { ...WINTER, birch: { [FALL]: [9, 40], [MIDWINTER]: 'hidden' } } as Made;
    expect(effect(hidden)).toEqual({ cannotSay: 'hidden', period: MIDWINTER, arm: 'comparison' });
    expect(effect(WINTER, {}, { comparison: undefined })).toEqual({ cannotSay: 'no-comparison' });
    expect(effect({ harbor: WINTER.harbor })).toMatchObject({ cannotSay: 'not-received', arm: 'comparison' });
  });

  it('say what is missing, and when it will be there, before anything came', () => {
    const made: Made = { harbor: { [FALL]: [1190, 3120] }, birch: { [FALL]: [2350, 5880] } };
    const phase = phaseOf(coaching(), evidenceOf(made));
    expect(phase.span).toBeUndefined();
    expect(phase.change.test).toEqual({ cannotSay: 'not-yet', period: MIDWINTER, after: '2026-02-15' });
  });

  it('leave out of the comparison where the change is tried itself by then', () => {
    const cycle = coaching();
    const [first] = cycle.phases;
    if (!first) throw new Error('there is a phase');
    const joined = { ...first, startedOn: '2026-01-12', test: { placeIds: ['birch'], group: 'all' } };
    const made = { ...WINTER, elm: { [FALL]: [100, 300], [MIDWINTER]: [110, 300] } } as Made;
    const comparison = { placeIds: ['birch', 'elm'], group: 'all' };
    const phases = [
      { ...first, comparison },
      { ...joined, comparison: undefined },
    ];
    const [one] = cycleResult({ ...cycle, phases }, evidenceOf(made)).phases;
    expect(one?.change.comparison).toMatchObject({ points: 3.3, without: [{ placeId: 'birch', because: 'joined' }] });
  });

  it('may be participants and other students of the same places', () => {
    const both = (yes: [number, number], no: [number, number]) => ({
      cells: { 'tutoring:yes': yes, 'tutoring:no': no },
    });
    const made: Made = { harbor: { [FALL]: both([20, 60], [80, 200]), [MIDWINTER]: both([36, 60], [86, 200]) } };
    const arms = {
      test: { placeIds: ['harbor'], group: 'tutoring:yes' },
      comparison: { placeIds: ['harbor'], group: 'tutoring:no' },
    };
    expect(phaseOf(coaching({}, arms), evidenceOf(made)).effect).toMatchObject({ points: 23.7, finding: 'better' });
  });

  it('look twice where shares are near none or all', () => {
    const made: Made = {
      harbor: { [FALL]: [12, 400], [MIDWINTER]: [36, 400] },
      birch: { [FALL]: [100, 400], [MIDWINTER]: [112, 400] },
    };
    expect(phaseOf(coaching(), evidenceOf(made)).effect).toMatchObject({ points: 3, odds: { finding: 'better' } });
  });

  it('do not depend on the order in which places and releases come', () => {
    const made = { ...WINTER, linden: { [FALL]: [90, 300], [MIDWINTER]: [110, 300] } } as Made;
    const evidence = evidenceOf(made);
    const expected = phaseOf(coaching({}, twoEach({ comparison: { placeIds: ['birch'] } })), evidence);
    const entries = [...evidence.series];
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), (shuffled) => {
        const series = new Map(shuffled.map(([id, releases]) => [id, releases.toReversed()]));
        const phase = phaseOf(coaching({}, twoEach({ comparison: { placeIds: ['birch'] } })), { ...evidence, series });
        expect(phase).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});

describe('growth a week', () => {
  const gain = (perWeek: number, reach: number, students = 150) => ({
    cells: { all: [students / 2, students] as [number, number] },
    gains: { all: { perWeek, interval: [perWeek - reach, perWeek + reach] as [number, number] } },
  });
  const growth = (made: Made, phase: object = {}) =>
    phaseOf(coaching({ growthIndicatorId: 'gains' }, phase), evidenceOf(WINTER, {}, made)).growth;

  it('is compared as the share is, weighted by students, with the year before beside it', () => {
    const found = growth(
      {
        harbor: { '2024-25-MOY': gain(0.9, 0.3), [MIDWINTER]: gain(1.6, 0.2, 100) },
        linden: { [MIDWINTER]: gain(1.8, 0.2, 100) },
        birch: { '2024-25-MOY': gain(0.9, 0.1), [MIDWINTER]: gain(0.9, 0.1) },
      },
      { test: { placeIds: ['harbor', 'linden'] } },
    );
    expect(found).toMatchObject({
      test: { perWeek: 1.7, interval: [1.6, 1.8], students: 200 },
      comparison: { perWeek: 0.9 },
      difference: { perWeek: 0.8, interval: [0.6, 1], finding: 'better' },
      yearBefore: { period: '2024-25-MOY', difference: { perWeek: 0, finding: 'unclear' } },
      change: { perWeek: 0.8, finding: 'better' },
    });
  });

  it('goes without a comparison that shows none, and is not said where no test place shows any', () => {
    const alone = growth({ harbor: { [MIDWINTER]: gain(1.7, 0.2) }, birch: { [MIDWINTER]: [40, 80] } });
    expect(alone).toMatchObject({ test: { perWeek: 1.7 } });
    expect(alone).not.toHaveProperty('difference');
    expect(growth({ harbor: { [MIDWINTER]: [40, 80] } })).toEqual({ cannotSay: 'hidden', period: MIDWINTER });
    expect(growth({ harbor: { [FALL]: [40, 80] } })).toMatchObject({ cannotSay: 'not-yet', period: MIDWINTER });
    expect(growth({ harbor: { [MIDWINTER]: gain(1.7, 0.2, 20) } })).toMatchObject({ cannotSay: 'too-few-students' });
  });
});
