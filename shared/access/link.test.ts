import { describe, expect, it } from 'vitest';
import type { Link } from '../submissions/link.ts';
import { linkState } from './link-state.ts';
import { linkIdOf, mintToken } from './link-token.ts';

const link: Link = {
  id: 'ab12',
  partnerId: 'fircrest',
  dataset: 'attendance',
  periods: ['2026-02'],
  expiresAt: '2026-04-01T00:00:00.000Z',
  maximumUses: 3,
  uses: 0,
  createdAt: '2026-03-01T00:00:00.000Z',
};
const march = new Date('2026-03-10T09:00:00Z');

describe('a token', () => {
  it('is 192 bits that fit into a URL as they are, and never the same twice', () => {
    const tokens = Array.from({ length: 100 }, mintToken);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });

  it('is stored as its SHA-256 only', () => {
    expect(linkIdOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('the state of a link', () => {
  const cover = { state: 'covered', until: '2026-06-30' } as const;
  const stateOf = (one: Link, now: Date) => linkState(one, cover, now);

  it('is open until it expires, is revoked or used up', () => {
    expect(stateOf(link, march)).toBe('open');
    expect(stateOf(link, new Date('2026-03-31T23:59:59.999Z'))).toBe('open');
    expect(stateOf(link, new Date(link.expiresAt))).toBe('expired');
    expect(stateOf({ ...link, uses: 2 }, march)).toBe('open');
    expect(stateOf({ ...link, uses: 3 }, march)).toBe('used-up');
    expect(stateOf({ ...link, revokedAt: march.toISOString() }, march)).toBe('revoked');
  });

  it('is closed without an agreement, which is named last', () => {
    expect(linkState(link, { state: 'none' }, march)).toBe('no-agreement');
    expect(linkState(link, { state: 'expired', until: '2026-03-09' }, march)).toBe('no-agreement');
    expect(linkState({ ...link, uses: 3 }, { state: 'none' }, march)).toBe('used-up');
  });
});
