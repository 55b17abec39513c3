import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { concurrently } from './concurrently.ts';

describe('work at the same time', () => {
  it('is done once for every item, never for more at a time than the limit', async () => {
    const done: number[] = [];
    let now = 0;
    let most = 0;
    await concurrently([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      most = Math.max(most, ++now);
      await pause(item % 2);
      done.push(item);
      now -= 1;
    });
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('takes the next item only when there is room, so that items may be made as they are needed', async () => {
    const made: number[] = [];
    const finished: number[] = [];
    const items = (function* () {
      for (let item = 1; item <= 6; item += 1) {
        made.push(item);
        yield item;
      }
    })();
    await concurrently(items, 2, async (item) => {
      await pause(1);
      expect(made.length - finished.length).toBeLessThanOrEqual(2);
      finished.push(item);
    });
    expect(finished).toHaveLength(6);
  });

  it('begins nothing more after a failure, and throws it', async () => {
    const begun: number[] = [];
    const work = concurrently([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      await pause(item === 2 ? 1 : 20);
      if (item === 2) throw new Error('The site is gone.');
    });
    await expect(work).rejects.toThrow('The site is gone.');
    await pause(60);
    expect(begun).toEqual([1, 2]);
  });

  it('of nothing ends at once', async () => {
    await concurrently([], 4, () => Promise.reject(new Error('There is nothing to do.')));
  });
});
