import { describe, expect, it } from 'vitest';
import { runAlerts } from '../../tests/benchmarks/alerts/run.ts';

// `npm run bench:alerts` measures with enough series to hold the figures themselves; one region tells a broken chart.
const outcomes = [...runAlerts({ regions: 1 })];

describe('the default signal, simulated', () => {
  it.each(outcomes)('is rare and finds what changed: $condition, $students', ({ asked, rules }) => {
    const figures = rules.default;
    expect(figures?.falseAlerts).toBeLessThanOrEqual(2 * asked.falseAlerts);
    expect(figures?.within3).toBeGreaterThanOrEqual((asked.within3 ?? 0) - 0.05);
    expect(figures?.within6).toBeGreaterThanOrEqual((asked.within6 ?? 0) - 0.2);
  });

  it('comes out the same each time', () => {
    expect(runAlerts({ regions: 1 }).next().value).toEqual(outcomes[0]);
  });
});
