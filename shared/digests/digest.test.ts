import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alert } from '../alerts/alert.ts';
import type { Finding } from '../alerts/finding.ts';
import { alertOf } from '../mail/testing/digest.ts';
import { cycleDue, cycleJudged, gapWidens, missing, quality, signal, threshold } from '../mail/testing/findings.ts';
import { digestOf } from './digest.ts';

const span = { since: '2026-03-02T15:00:00.000Z', until: '2026-03-09T14:00:00.000Z' };
const within = '2026-03-05T10:00:00.000Z';
const before = '2026-02-20T10:00:00.000Z';

const digest = (alerts: Alert[], submissions: { state: 'accepted' | 'refused'; decidedAt: string }[] = []) =>
  digestOf({ alerts, indicators: new Map([['chronic-absence', { betterWhen: 'lower' }]]), submissions }, span);

describe('a digest', () => {
  it('tells what came up and holds as a concern, an improvement, a gap, a decision, or data that is doubtful or overdue', () => {
    const all = [
      alertOf(threshold()),
      alertOf(signal({ direction: 'lower' })),
      alertOf(gapWidens()),
      alertOf(cycleDue()),
      alertOf(quality()),
      alertOf(missing()),
    ] as const;
    const { attention, better, gaps, cycles, files, overdue, hasNews } = digest([...all]);
    expect([attention, better, gaps, cycles, files, overdue]).toEqual(all.map((one) => [one]));
    expect(hasNews).toBe(true);
  });

  it('reminds of concerns of earlier that nobody has acknowledged, which are no news', () => {
    const earlier = alertOf(threshold(), {}, before);
    const seen = alertOf(threshold(), { state: 'acknowledged', reason: 'acknowledged' }, before);
    const good = alertOf(signal({ direction: 'lower' }), {}, before);
    expect(digest([earlier, seen, good])).toMatchObject({ attention: [], unacknowledged: [earlier], hasNews: false });
  });

  it('tells what is over, unless it was only corrected away or was good', () => {
    const over = alertOf(threshold(), { state: 'resolved', reason: 'resolved' });
    const corrected = alertOf(threshold(), { state: 'resolved', reason: 'restated' });
    const good = alertOf(signal({ direction: 'lower' }), { state: 'resolved', reason: 'resolved' });
    expect(digest([over, corrected, good])).toMatchObject({ over: [over], hasNews: true });
  });

  it('says nothing of what is silenced, quiet or waits for another period', () => {
    const silent = (['silenced', 'pending'] as const).map((state) => alertOf(threshold(), { state }));
    const { hasNews, ...parts } = digest([...silent, alertOf(threshold(), { quiet: true })]);
    expect(hasNews).toBe(false);
    expect(Object.values(parts).flat()).toEqual([0]);
  });

  it('reminds of data that is overdue as long as it is; only the first time it is news', () => {
    const late = alertOf(missing(), {}, before);
    expect(digest([late])).toMatchObject({ overdue: [late], hasNews: false });
  });

  it('counts the files that were read', () => {
    const files = (state: 'accepted' | 'refused', decidedAt: string) => ({ state, decidedAt });
    const all = [files('accepted', within), files('accepted', before), files('refused', within)];
    expect(digest([], all)).toMatchObject({ received: 1, hasNews: false });
  });

  it('tells each alert in one part at most, and in one week only as news', () => {
    const made = fc.constantFrom<Finding>(
      ...[threshold(), signal({ direction: 'lower' }), gapWidens(), missing(), quality(), cycleDue(), cycleJudged()],
    );
    const state = fc.constantFrom('pending', 'firing', 'acknowledged', 'silenced', 'resolved');
    const one = fc
      .tuple(made, state, fc.constantFrom('opened', 'resolved', 'restated'), fc.constantFrom(before, within))
      .map(([finding, is, reason, at]) => alertOf(finding, { state: is, reason } as Partial<Alert>, at));
    fc.assert(
      fc.property(fc.array(one), (alerts) => {
        const { received, hasNews, ...parts } = digest(alerts);
        const told = Object.values(parts).flat();
        expect(new Set(told).size).toBe(told.length);
        const next = digestOf(
          { alerts, indicators: new Map(), submissions: [] },
          { since: span.until, until: '2026-03-16' },
        );
        expect(next.hasNews).toBe(false);
      }),
    );
  });
});
