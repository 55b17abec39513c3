import { describe, expect, it } from 'vitest';
import { type AddressEvent, afterEvent, unknownAddress } from './address-standing.ts';

const at = '2026-03-10T09:00:00.000Z';
const after = (...whats: AddressEvent['what'][]) =>
  whats.reduce(
    (standing, what, index) => afterEvent(standing, { id: `${index}`, at, what }),
    unknownAddress('A@X.org'),
  );

describe('an address', () => {
  it.each([
    [['delivered'], undefined],
    [['bounced-for-good'], 'everything'],
    [['complained'], 'digests'],
    [['complained', 'delivered', 'complained'], 'everything'],
    [['bounced', 'bounced'], undefined],
    [['bounced', 'bounced', 'bounced'], 'digests'],
    [['bounced', 'bounced', 'delivered', 'bounced'], undefined],
    [['bounced', 'bounced', 'bounced', 'bounced', 'bounced', 'bounced'], 'everything'],
    [['bounced', 'bounced', 'bounced', 'delivered'], 'digests'],
    [['bounced-for-good', 'complained', 'delivered'], 'everything'],
  ] as const)('after %o stops getting %s', (whats, stops) => {
    expect(after(...whats).suspension?.stops).toBe(stops);
  });

  it('is the same in any case of its letters, and counts an event once', () => {
    const once = afterEvent(unknownAddress('A@X.org'), { id: '1', at, what: 'complained' });
    expect(once).toMatchObject({ email: 'a@x.org', suspension: { because: 'complained', since: at } });
    expect(afterEvent(once, { id: '1', at, what: 'complained' })).toEqual(once);
  });
});
