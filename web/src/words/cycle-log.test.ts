import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../shared/cycles/entry.ts';
import { cycleAt } from '../../../shared/cycles/testing/cycle.ts';
import { changeWords, entryWords, newestFirst } from './cycle-log.ts';

const written = { at: '2026-03-10T18:00:00.000Z', by: 'Ana Ruiz' };
const { phases } = cycleAt(['birch']);
const known = {
  places: [
    { id: 'birch', name: 'Birch School' },
    { id: 'cedar', name: 'Cedar School' },
  ],
  owners: [{ id: 'maya', name: 'Maya Lindqvist' }],
  indicators: [],
  betterWhen: 'lower',
  timeZone: 'America/Los_Angeles',
} as const;

describe('a line of a log', () => {
  it.each<[Entry, string]>([
    [{ ...written, kind: 'created' }, 'Aim, places and days agreed on.'],
    [{ ...written, kind: 'changed', changes: [{ field: 'name' }], why: 'A better name.' }, 'Changed: A better name.'],
    [{ ...written, kind: 'changed', changes: [{ field: 'name' }] }, 'Changed.'],
    [{ ...written, kind: 'note', on: '2026-03-02', text: 'A flood.' }, 'A flood.'],
    [{ ...written, kind: 'review', on: '2026-03-02', text: 'As planned.' }, 'Review: As planned.'],
    [{ ...written, kind: 'decision', decision: 'adopt', why: 'It helps.', changes: [] }, 'Decided: adopt. It helps.'],
    [
      { at: written.at, kind: 'judged', ruleId: 'one', period: '2026-02', verdict: 'met', restated: true },
      'The decision rule is met, Feb 2026, restated: a corrected file changed it.',
    ],
    [
      { at: written.at, kind: 'judged', ruleId: 'one', period: '2026-02', verdict: 'cannot-say' },
      'The decision rule cannot be judged yet, Feb 2026.',
    ],
  ])('%j', (entry, words) => {
    expect(entryWords(entry)).toBe(words);
  });

  it('stands by the day that it is about, the newest first', () => {
    const log: Entry[] = [
      { ...written, at: '2026-01-05T18:00:00.000Z', kind: 'created' },
      { ...written, kind: 'note', on: '2026-01-02', text: 'Before.' },
      { ...written, kind: 'note', on: '2026-03-10', text: 'One.' },
      { ...written, kind: 'note', on: '2026-03-10', text: 'Two.' },
      // Still March 10 where the partnership is.
      { ...written, at: '2026-03-11T05:00:00.000Z', kind: 'changed', changes: [{ field: 'name' }], why: 'Late.' },
    ];
    expect(newestFirst(log, known.timeZone).map(entryWords)).toEqual([
      'Changed: Late.',
      'Two.',
      'One.',
      'Aim, places and days agreed on.',
      'Before.',
    ]);
  });
});

describe('a field that was changed', () => {
  it.each([
    ['decideBy', '2026-03-20', '2027-03-20', 'Decided by: Mar 20, 2026, now Mar 20, 2027'],
    ['ownerId', 'maya', 'gone', 'Owned by: Maya Lindqvist, now gone'],
    ['name', 'Teams', 'Attendance teams', 'Name: “Teams”, now “Attendance teams”'],
    ['reviewsOn', [], ['2026-02-12'], 'Reviews: none, now Feb 12, 2026'],
    ['aim', undefined, { to: 14, by: '2026-05' }, 'Aim: now 14% by May 2026'],
    [
      'aim',
      { from: 9, to: 4, by: '2026-05', gapTo: 'low_income:no' },
      undefined,
      'Aim: no more a gap to not low-income of 9 points to 4 points by May 2026',
    ],
    [
      'decisionRules.one',
      { id: 'one', words: 'If it helps.', judgedIn: '2026-02', conditions: [{ kind: 'again' }], decide: 'adopt' },
      undefined,
      'Decision rule: no more If it helps.',
    ],
  ])('%s from %j to %j', (field, before, after, words) => {
    const change = { field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    expect(changeWords(change, known)).toBe(words);
  });

  it('names the places of a phase, and with what they are compared', () => {
    const [phase] = phases;
    const comparison = { placeIds: ['cedar'], group: 'low_income:yes' };
    expect(changeWords({ field: 'phases.1', after: { ...phase, comparison } }, known)).toBe(
      'Phase 2: now since Sep 15, 2025 at Birch School, compared with low-income students at Cedar School, baseline Jun 2025',
    );
    expect(changeWords({ field: 'phases.0', after: { startedOn: 'once' } }, known)).toBe('Phase 1: now as it was then');
  });
});
