import { describe, expect, it } from 'vitest';
import { spanTo } from './span.ts';

const coaching = { startedOn: '2025-10-06', baseline: '2025-26-BOY' };
const teams = { startedOn: '2025-09-15', baseline: '2025-06' };

describe('the span of a change', () => {
  it('begins in the fall of its own school year, where the baseline is the fall in which the phase began', () => {
    expect(spanTo(coaching, '2025-26-MOY')).toEqual({ from: '2025-26-BOY', to: '2025-26-MOY' });
    expect(spanTo(coaching, '2025-26-EOY')).toEqual({ from: '2025-26-BOY', to: '2025-26-EOY' });
    expect(spanTo(coaching, '2026-27-MOY')).toEqual({ from: '2026-27-BOY', to: '2026-27-MOY' });
  });

  it('is none in the fall of the second year, before anything was gained in it', () => {
    expect(spanTo(coaching, '2026-27-BOY')).toBeUndefined();
  });

  it('otherwise begins at the same time of the year up to the baseline, so that seasons cancel', () => {
    expect(spanTo(teams, '2026-02')).toEqual({ from: '2025-02', to: '2026-02' });
    expect(spanTo(teams, '2026-06')).toEqual({ from: '2025-06', to: '2026-06' });
    expect(spanTo(teams, '2027-02')).toEqual({ from: '2025-02', to: '2027-02' });
    const yearly = { startedOn: '2025-09-15', baseline: '2024-25-YEAR' };
    expect(spanTo(yearly, '2026-27-YEAR')?.from).toBe('2024-25-YEAR');
    const spring = { startedOn: '2025-09-15', baseline: '2024-25-EOY' };
    expect(spanTo(spring, '2025-26-MOY')?.from).toBe('2024-25-MOY');
  });

  it('is none up to the baseline, nor with a period of another kind', () => {
    expect([spanTo(teams, '2025-06'), spanTo(teams, '2025-26-MOY')]).toEqual([undefined, undefined]);
  });
});
