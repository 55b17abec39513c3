import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAbout } from '../mail/line-about.ts';
import { preferenceChoices } from '../mail/preferences.ts';
import { dueDigests } from './due-digests.ts';
import type { DigestSchedule } from './settings.ts';

const partnership = { timeZone: 'America/Los_Angeles' };
const readers = (digest: Partial<DigestSchedule> = {}, choice: object = {}) => ({
  owners: [{ id: 'maya' }],
  choices: new Map([['maya', preferenceChoices.parse({ ...choice, digest })]]),
  partnership,
});
const at = (text: string) => new Date(text);

describe('a digest', () => {
  it('is due at the hour of its reader’s clock, on both sides of both clock changes', () => {
    const weeks = ['2026-03-02T15:00Z', '2026-03-09T14:00Z', '2026-10-26T14:00Z', '2026-11-02T15:00Z'];
    for (const moment of weeks.map(at)) {
      const before = new Date(moment.getTime() - 1);
      expect(dueDigests(readers(), new Date(moment.getTime() - 900_000), before)).toEqual([]);
      expect(dueDigests(readers(), before, moment)).toHaveLength(1);
    }
  });

  it('comes to the minute in a zone of half an hour', () => {
    const inIndia = readers({ day: 2, hour: 7, timeZone: 'Asia/Kolkata' });
    expect(dueDigests(inIndia, at('2026-03-10T01:15Z'), at('2026-03-10T01:30Z'))).toHaveLength(1);
    expect(dueDigests(inIndia, at('2026-03-10T01:30Z'), at('2026-03-10T01:45Z'))).toEqual([]);
  });

  it('tells of the time since the one before', () => {
    const [line] = dueDigests(readers(), at('2026-03-09T13:45Z'), at('2026-03-09T14:00Z'));
    expect(line).toMatchObject({
      id: 'digest~2026-W11~maya',
      about: { since: '2026-03-02T15:00:00.000Z', until: '2026-03-09T14:00:00.000Z', isSample: false },
    });
  });

  it('comes to a new reader, and to nobody who wants none', () => {
    const monday = [at('2026-03-09T13:45Z'), at('2026-03-09T14:00Z')] as const;
    expect(dueDigests({ ...readers(), choices: new Map() }, ...monday)).toHaveLength(1);
    expect(dueDigests(readers({}, { digests: false }), ...monday)).toEqual([]);
  });

  it('is only the last one after a longer standstill', () => {
    expect(dueDigests(readers(), at('2026-02-01T00:00Z'), at('2026-03-12T00:00Z')).map(({ id }) => id)).toEqual([
      'digest~2026-W11~maya',
    ]);
  });

  it('is one line for each week, however often and however late it is looked', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 3 * 24 * 60 }), { minLength: 20, maxLength: 60 });
    const schedule = fc.record({
      day: fc.integer({ min: 1, max: 7 }),
      hour: fc.integer({ min: 0, max: 23 }),
      timeZone: fc.constantFrom('America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'),
    });
    fc.assert(
      fc.property(steps, schedule, (minutes, digest) => {
        let now = at('2026-02-02T00:00Z');
        const found = minutes.flatMap((pause) => {
          const after = now;
          now = new Date(now.getTime() + pause * 60_000);
          return dueDigests(readers(digest), after, now);
        });
        const ids = found.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const told = found.filter(isAbout('digest')).map(({ about }) => about);
        // Every week is told of, and no moment twice.
        for (const [index, one] of told.entries()) if (index > 0) expect(one.since).toBe(told[index - 1]?.until);
      }),
    );
  });
});
