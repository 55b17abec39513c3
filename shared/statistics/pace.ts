import type { Point } from './point.ts';

/** Paces are compared up to this share of them, so that 0.7 a year is as much as the 0.7 that is asked for. */
const TOLERANCE = 1e-9;

/**
 * The mean gain in each unit of x (week, month, year) on the way from one point to a later one: the required pace, where
 * that is a goal. Undefined when it is not later.
 *
 * @example paceBetween({ x: 2020, y: 86.5 }, { x: 2025, y: 90 }) // 0.7
 */
export function paceBetween(from: Point, to: Point): number | undefined {
  return to.x > from.x ? (to.y - from.y) / (to.x - from.x) : undefined;
}

/** Where a pace leads from a point by `x`. */
export function atPace(from: Point, pace: number, x: number): number {
  return from.y + pace * (x - from.x);
}

/**
 * Whether a pace is enough: at least the required one where higher is better, at most that where lower is better.
 *
 * @example isOnPace(0.7, 0.7) // true
 * @example isOnPace(-0.2, -0.5, 'lower') // false
 */
export function isOnPace(pace: number, required: number, betterWhen: 'higher' | 'lower' = 'higher'): boolean {
  const ahead = betterWhen === 'higher' ? pace - required : required - pace;
  return ahead >= -TOLERANCE * Math.max(Math.abs(pace), Math.abs(required));
}

/**
 * The values at whole steps of x on the straight way from a point to a later goal, its start included, and the goal where
 * a step meets it. None when the goal is not later.
 *
 * @example linearPath({ x: 2023, y: 86 }, { x: 2025, y: 90 }) // [86, 88, 90]
 */
export function linearPath(from: Point, goal: Point): number[] {
  const pace = paceBetween(from, goal);
  if (pace === undefined) return [];
  return Array.from({ length: Math.floor(goal.x - from.x) + 1 }, (_, step) => atPace(from, pace, from.x + step));
}
