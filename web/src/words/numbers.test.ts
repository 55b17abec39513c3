import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatChange,
  formatCount,
  formatCounted,
  formatPercent,
  formatPoints,
  formatRange,
} from './numbers.ts';

describe('numbers in words', () => {
  it('writes counts with separators and their noun', () => {
    expect(formatCount(9874)).toBe('9,874');
    expect(formatCounted(1, 'row')).toBe('1 row');
    expect(formatCounted(0, 'row')).toBe('0 rows');
  });

  it('writes shares with one decimal', () => {
    expect(formatPercent(24.1)).toBe('24.1%');
    expect(formatPercent(21)).toBe('21.0%');
  });

  it('writes changes with sign and a true minus, and nothing before zero', () => {
    expect(formatChange(3.5)).toBe('+3.5');
    expect(formatChange(-3.7)).toBe('−3.7');
    expect(formatChange(0)).toBe('0.0');
    expect(formatChange(-0.04)).toBe('0.0');
    expect(formatRange([-0.4, 6.8])).toBe('−0.4 to 6.8');
    expect(formatRange([-0.04, 0])).toBe('0.0 to 0.0');
  });

  it('writes distances without sign', () => {
    expect(formatPoints(-8.4)).toBe('8.4 points');
  });

  it('writes sizes of files in decimal units', () => {
    expect(formatBytes(812)).toBe('812 bytes');
    expect(formatBytes(1_400_000)).toBe('1.4 MB');
  });
});
