import { describe, expect, it } from 'vitest';
import { isOnPace, linearPath, paceBetween } from './pace.ts';

describe('pace', () => {
  it('to a goal is what each year asks for, and undefined when its time has come', () => {
    expect(paceBetween({ x: 2020, y: 86.5 }, { x: 2025, y: 90 })).toBeCloseTo(0.7, 12);
    expect(paceBetween({ x: 2025, y: 86.5 }, { x: 2025, y: 90 })).toBeUndefined();
    expect(paceBetween({ x: 2026, y: 86.5 }, { x: 2025, y: 90 })).toBeUndefined();
  });

  it('is enough when it is as much as is asked, whichever way is better', () => {
    expect(isOnPace(86.5 - 85.8, 0.7)).toBe(true);
    expect(isOnPace(0.69, 0.7)).toBe(false);
    expect(isOnPace(-0.5, -1)).toBe(true);
    expect(isOnPace(-0.5, -1, 'lower')).toBe(false);
    expect(isOnPace(-1.5, -1, 'lower')).toBe(true);
  });

  it('draws a straight way with both ends', () => {
    expect(linearPath({ x: 2023, y: 86 }, { x: 2025, y: 90 })).toEqual([86, 88, 90]);
    expect(linearPath({ x: 2025, y: 86 }, { x: 2025, y: 90 })).toEqual([]);
  });
});
