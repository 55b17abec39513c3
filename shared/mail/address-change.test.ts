import { describe, expect, it } from 'vitest';
import { type AddressChange, askedFor, changeState, endOf, MOST_A_DAY } from './address-change.ts';

const wanted = { ownerId: 'lin', requestId: 'r1', from: 'lin@x.example', to: 'lin@y.example' };
const at = (time: string) => new Date(`2026-03-${time}:00.000Z`);
const ask = (before: AddressChange | undefined, time: string): AddressChange => {
  const next = askedFor(before, wanted, at(time));
  if (!next) throw new Error('It was asked too often.');
  return next;
};

describe('another address', () => {
  it('can be confirmed for a day, and once', () => {
    const asked = ask(undefined, '10T09:00');
    expect(endOf(asked)).toBe('2026-03-11T09:00:00.000Z');
    expect(changeState(asked, at('11T08:59'))).toBe('open');
    expect(changeState(asked, at('11T09:00'))).toBe('expired');
    expect(changeState({ ...asked, confirmedAt: '2026-03-10T10:00:00.000Z' }, at('10T11:00'))).toBe('used-up');
  });

  it('can be asked for a few times within a day, and again a day after the first', () => {
    let asked: AddressChange | undefined;
    for (let hour = 0; hour < MOST_A_DAY; hour += 1) asked = ask(asked, `10T1${hour}:00`);
    expect(askedFor(asked, wanted, at('11T09:59'))).toBeUndefined();
    expect(ask(asked, '11T10:00').askedAt).toHaveLength(MOST_A_DAY);
  });

  it('that is asked for anew has no link of the request before', () => {
    const confirmed = { ...ask(undefined, '10T09:00'), tokenHash: 'x', confirmedAt: '2026-03-10T10:00:00.000Z' };
    expect(ask(confirmed, '10T11:00')).not.toHaveProperty('tokenHash');
    expect(changeState(ask(confirmed, '10T11:00'), at('10T12:00'))).toBe('open');
  });
});
