import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layStrip, type PeersStripData } from './peers-strip.tsx';
import { peersStripSvg } from './peers-strip-svg.tsx';
import { rowsOf } from './strip-layout.ts';

const spot = (name: string, percent: number) => ({ id: name.toLowerCase(), name, percent });
const data: PeersStripData = {
  own: spot('Highline', 24.1),
  tone: 'worse',
  peers: [spot('Fircrest', 22.7), spot('Eastmoor', 22.9), spot('Cedar <River>', 18.2)],
  others: [spot('Bayview', 19.6), spot('Glenhaven', 21), spot('Dune', 18)],
  bright: new Set(['cedar <river>', 'dune']),
};
const svg = peersStripSvg(data, 'Chronic absence at Highline is 4.1 points above places like it');
const count = (mark: string) => svg.split(mark).length - 1;

describe('a peers strip', () => {
  it('names the own place with its value, the peers and bright spots, and leaves others to the table', () => {
    expect(svg).toMatch(/<text class="latest worse"[^>]*>Highline 24\.1%<\/text>/);
    for (const name of ['Fircrest', 'Eastmoor', 'Cedar &lt;River&gt;', 'Dune'])
      expect(svg).toContain(`>${name}</text>`);
    expect(svg).not.toContain('Bayview');
  });

  it('has a diamond for a concern, a ring for what is better, filled peers, open others and a star for a bright spot', () => {
    expect([count('class="signal"'), count('class="dot"'), count('class="dot open"'), count('class="star"')]).toEqual([
      1, 2, 2, 2,
    ]);
    expect(peersStripSvg({ ...data, tone: 'better' }, '')).toContain('class="signal better"');
    expect(peersStripSvg({ ...data, tone: undefined }, '')).not.toContain('class="signal');
  });

  it('says its finding to readers who do not see it', () => {
    expect(svg).toContain('aria-label="Chronic absence at Highline is 4.1 points above places like it"');
  });

  const percent = fc.integer({ min: 0, max: 1000 }).map((n) => n / 10);
  const spots = (name: string) =>
    fc.array(percent, { maxLength: 30 }).map((all) => all.map((one, at) => spot(`${name} ${at}`, one)));

  it('lets no dot and no name cover another, and keeps all within the picture', () => {
    fc.assert(
      fc.property(percent, spots('Peer'), spots('Other'), (own, peers, others) => {
        const laid = layStrip(
          { ...data, own: spot('Own', own), peers: peers.slice(0, 5), others },
          { left: 20, right: 320 },
        );
        for (const [at, one] of laid.dots.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(20);
          expect(one.x).toBeLessThanOrEqual(320);
          expect(one.y).toBeGreaterThan(20);
          for (const other of laid.dots.slice(at + 1)) {
            expect(Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y))).toBeGreaterThan(11.99);
          }
        }
        for (const [at, one] of laid.names.entries()) {
          expect(one.y).toBeLessThan(laid.bottom);
          for (const other of laid.names.slice(at + 1)) {
            const isApart = Math.abs(one.x - other.x) >= (one.width + other.width) / 2 - 1e-9;
            expect(isApart || one.y !== other.y).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

it('puts things into rows so that none covers another', () => {
  expect(rowsOf([10, 14, 30, 12].map((x) => ({ x, width: 8 })))).toEqual([0, 1, 0, 2]);
  expect(rowsOf([])).toEqual([]);
});
