import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { concurrently } from './concurrently.ts';

describe('concurrent work', () => {
  it('is done for every item, never more at once than allowed', async () => {
    let now = 0;
    let most = 0;
    const done: number[] = [];
    await concurrently([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
      now += 1;
      most = Math.max(most, now);
      await pause(2);
      now -= 1;
      done.push(item);
    });
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('begins nothing more after a failure, which it passes on', async () => {
    const begun: number[] = [];
    const work = async (item: number) => {
      begun.push(item);
      await pause(1);
      if (item === 2) throw new Error('the second failed');
    };
    await expect(concurrently([1, 2, 3, 4, 5, 6, 7, 8], 2, work)).rejects.toThrow('the second failed');
    await pause(10);
    expect(begun.length).toBeLessThan(6);
  });
});
