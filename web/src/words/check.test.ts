import { describe, expect, it } from 'vitest';
import type { Checked } from '../../../shared/submissions/check-submission.ts';
import { refusal } from '../../../shared/submissions/problems-catalog.ts';
import type { Report } from '../../../shared/submissions/report.ts';
import { checkedLead, checkedTitle, leftOutWords } from './check.ts';

const report = (rows: number, accepted: number, refused: number): Report => ({
  ...{ rows, accepted, refused, blank: 0, otherPeriod: 0, repeated: 0, suppressedAtSource: 0, students: 1, schools: 1 },
  ...{ columnsUsed: {}, columnsDropped: [], problems: [], problemCounts: {} },
});
const ready = (...counts: [number, number, number]): Checked => ({ state: 'accepted', report: report(...counts) });
const refused: Checked = { state: 'refused', refusal: refusal('no-rows'), report: undefined };

describe('what a check found', () => {
  it.each<[Checked, string]>([
    [ready(1, 1, 0), 'The row is ready'],
    [ready(9871, 9871, 0), 'All 9,871 rows are ready'],
    [ready(9874, 9873, 1), '1 of 9,874 rows needs mending. The rest are ready'],
    [ready(9874, 9836, 38), '38 of 9,874 rows need mending. The rest are ready'],
    [refused, 'The file has a heading, but no rows'],
  ])('is the title (%#)', (checked, title) => {
    expect(checkedTitle(checked)).toBe(title);
    expect(checkedTitle(ready(24, 24, 0), true)).toBe('The rows are ready, but something is odd');
  });

  it('was found here, and nothing has left', () => {
    expect(checkedLead(ready(1, 1, 0), 0.2)).toBe(
      'Checked on your computer in less than a second. Nothing has been sent.',
    );
    expect(checkedLead(ready(1, 1, 0), 1.14)).toContain('in 1.1 seconds.');
    expect(checkedLead(refused, 0)).toBe(
      'Export it again and check that it has rows. The row EXAMPLE of a template is none. Checked on your computer in less than a second. Nothing has been sent.',
    );
  });

  it('names what may be left out', () => {
    expect(leftOutWords({ columnsDropped: ['Name'] })).toBe('Leave a column out of what is sent: Name');
    expect(leftOutWords({ columnsDropped: [...'abcdefgh'] })).toBe(
      'Leave 8 columns out of what is sent: a, b, c, d, e, f and 2 more',
    );
    expect(leftOutWords({ columnsDropped: [], readAs: 'OneRoster' })).toBe(
      'Send one roster made of the OneRoster files, without names, birth dates and all else in them',
    );
  });
});
