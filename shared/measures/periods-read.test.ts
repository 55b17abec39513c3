import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../catalog/indicator.ts';
import { laterPeriod } from '../catalog/period.ts';
import { periodsRead, periodsReading } from './periods-read.ts';

const benchmark = { definition: { kind: 'dibels-benchmark', measure: 'COMPOSITE' } as const };
const progress = { definition: { kind: 'dibels-progress', moved: 'up', measure: 'COMPOSITE' } as const };
const probes = (weeks: number) => ({
  definition: { kind: 'dibels-monitoring', measure: 'ORF-WC', weeks, goalWeek: 20 } as const,
});

describe('the periods that a value is made from', () => {
  it('are its own, and for progress the window before, within a school year', () => {
    expect(periodsRead(benchmark, '2025-26-MOY')).toEqual(['2025-26-MOY']);
    expect(periodsRead(progress, '2025-26-MOY')).toEqual(['2025-26-BOY', '2025-26-MOY']);
    expect(periodsRead(progress, '2025-26-BOY')).toEqual(['2025-26-BOY']);
  });

  it('are the weeks of a trend, over the turn of the year', () => {
    expect(periodsRead(probes(6), '2026-W03')).toEqual([
      '2025-W50',
      '2025-W51',
      '2025-W52',
      '2026-W01',
      '2026-W02',
      '2026-W03',
    ]);
    expect(periodsRead(probes(6), '2025-W28')).toEqual(['2025-W27', '2025-W28']);
  });

  it('follow the definition that held then', () => {
    const since = {
      ...progress,
      breaks: [
        {
          from: '2025-26-YEAR',
          reason: 'New.',
          earlierEdition: 'old',
          earlierDefinition: benchmark.definition as Definition,
        },
      ],
    };
    expect(periodsRead(since, '2024-25-EOY')).toEqual(['2024-25-EOY']);
    expect(periodsRead(since, '2025-26-EOY')).toEqual(['2025-26-MOY', '2025-26-EOY']);
  });

  it('are told the other way round by the periods that read them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: 30 }),
        fc.integer({ min: 0, max: 60 }),
        fc.nat(40),
        (weeks, start, steps) => {
          const indicator = probes(weeks);
          const early = laterPeriod('2025-W20', start);
          const late = laterPeriod(early, steps);
          expect(periodsReading(indicator, early).includes(late)).toBe(periodsRead(indicator, late).includes(early));
          expect(periodsReading(indicator, early)[0]).toBe(early);
        },
      ),
    );
  });
});
