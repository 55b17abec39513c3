import { describe, expect, it } from 'vitest';
import { isUnsubscribed, preferencesSchema, unsubscribed, whyNotTold } from './preferences.ts';

const now = new Date('2026-03-10T09:00:00Z');
const choice = (rest: object = {}) => preferencesSchema.parse({ ownerId: 'lin', token: 'x', ...rest });

describe('what a recipient chose', () => {
  it.each([
    [{}, undefined],
    [{ alerts: 'none' }, 'unsubscribed'],
    [{ alerts: 'digest' }, 'in-digest'],
    [{ mutedIndicatorIds: ['absence'] }, 'muted'],
    [{ mutedIndicatorIds: ['reading'] }, undefined],
    [{ pausedUntil: '2026-03-11T09:00:00.000Z' }, 'paused'],
    [{ pausedUntil: '2026-03-09T09:00:00.000Z' }, undefined],
    [{ alerts: 'none', pausedUntil: '2026-03-11T09:00:00.000Z' }, 'unsubscribed'],
  ])('%o decides whether an alert is mailed: %s', (rest, expected) => {
    expect(whyNotTold(choice(rest), 'absence', now)).toBe(expected);
  });

  it('ends everything when they unsubscribe', () => {
    expect(isUnsubscribed(choice())).toBe(false);
    expect(isUnsubscribed(choice({ alerts: 'none' }))).toBe(false);
    expect(isUnsubscribed(unsubscribed(choice()))).toBe(true);
  });
});
