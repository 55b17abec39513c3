import { describe, expect, it } from 'vitest';
import { ruleSchema } from '../../../shared/alerts/rule.ts';
import type { PreviewView } from '../../../shared/api/preview.ts';
import { cannotSayWords, courseWords, previewLead, previewTitle, ruleName, savingWords } from './rule.ts';

const indicators = [
  { id: 'absence', name: 'Chronic absence', betterWhen: 'lower' },
  { id: 'reading', name: 'Reading at benchmark', betterWhen: 'higher' },
] as const;
const rule = (kind: string, rest: object = {}) =>
  ruleSchema.parse({ id: 'rule', kind, indicatorIds: ['absence'], ...rest });
const gaps = [{ focal: 'english_learner:yes', reference: 'english_learner:no' }];
const found = (rest: Partial<PreviewView> = {}): PreviewView => ({
  ...{ fired: [], times: 0, years: 2, unsaid: [], stairs: [], opens: [], closes: [] },
  places: { watched: 68, fired: 0, cannotSay: 0 },
  ...rest,
});
const alert = { alertId: 'a', place: { id: 'b', name: 'B', kind: 'school' as const }, sentence: 'It rose.' };

describe('the name of a rule', () => {
  it.each([
    [rule('level', { percent: 20 }), 'Chronic absence: at or above 20.0%'],
    [rule('level', { percent: 60, indicatorIds: ['reading'] }), 'Reading at benchmark: at or below 60.0%'],
    [rule('change', { by: 5 }), 'Chronic absence: changes by more than 5.0 points'],
    [rule('change', { by: 5, unit: 'percent' }), 'Chronic absence: changes by more than 5.0%'],
    [rule('gap-widens', { gaps, points: 2 }), 'Chronic absence: gap wider by more than 2.0 points, English learners'],
    [rule('gap-exceeds', { gaps, points: 9 }), 'Chronic absence: gap of more than 9.0 points, English learners'],
    [rule('gap-signal', { gaps }), 'Chronic absence: gap beyond usual ups and downs, English learners'],
    [rule('signal'), 'Chronic absence: beyond usual ups and downs'],
    [rule('signal', { groups: ['grade:3'] }), 'Chronic absence: beyond usual ups and downs, grade 3'],
    [
      rule('pace', { indicatorIds: ['absence', 'reading'] }),
      'Chronic absence and Reading at benchmark: behind the target',
    ],
    [rule('missing'), 'Chronic absence: data 21 days late'],
    [rule('quality'), 'Chronic absence: doubtful files'],
    [rule('cycle'), 'Chronic absence: decisions of cycles'],
    [rule('cycle', { name: 'Decide' }), 'Decide'],
  ])('says what it looks for', (one, name) => {
    expect(ruleName(one, indicators)).toBe(name);
  });
});

describe('what a preview found', () => {
  const wider = rule('gap-widens', { gaps, points: 3 });

  it('is said with the setting, how often, and at what share of places', () => {
    const preview = found({ times: 3, perYear: 1.5, places: { watched: 68, fired: 3, cannotSay: 14 } });
    expect(previewTitle(wider, preview)).toBe(
      'At 3.0 points this rule would have fired 3\u00a0times in 2 years, at 4% of places',
    );
    expect(previewLead(wider, undefined, preview)).toBe('That is 1.5 a year. Nothing changes until you save.');
    expect(previewTitle(rule('signal'), found())).toBe('This rule would not have fired in 2 years');
    expect(previewTitle(rule('signal'), found({ years: 0 }))).toMatch(/^Nothing is published/);
    expect(previewTitle(rule('missing'), found())).toMatch(/no history$/);
  });

  it('is compared with the rule as it is saved', () => {
    const saved = { times: 11, places: 9, fewer: 8, added: 0 };
    expect(previewLead(wider, { ...wider, points: 2 } as typeof wider, found({ saved }))).toBe(
      'As saved, at 2.0 points, it would have fired 11\u00a0times, at 13% of places. Nothing changes until you save.',
    );
    expect(previewLead(wider, wider, found({ saved: { ...saved, times: 0 } }))).toContain('it would not have fired.');
  });

  it('counts places that cannot be judged, with why', () => {
    const places = { watched: 68, fired: 0, cannotSay: 14 };
    const few = { reason: 'too-few-students', places: 14 } as const;
    expect(cannotSayWords(found({ places, unsaid: [few] }))).toBe(
      '14 places cannot be judged: too few students in one of the groups. They never fire.',
    );
    expect(cannotSayWords(found({ places, unsaid: [{ ...few, places: 13 }, { places: 1 }] }))).toContain(
      'groups (13), nothing is published (1)',
    );
    expect(cannotSayWords(found())).toBe('');
  });

  it('says what saving does to alerts', () => {
    expect(savingWords({ opens: [], closes: [] })).toMatch(/^No alert opens or ends/);
    expect(savingWords({ opens: [alert, alert], closes: [alert] })).toMatch(
      /^By saving, 2 alerts open, 1 alert ends\./,
    );
  });

  it('says what its chart shows', () => {
    expect(courseWords(wider, 'Absence')).toMatch(/growth of the gap in points since the period before/);
    const baseline = rule('gap-widens', { gaps, points: 3, comparison: { baseline: '2025-09' } });
    expect(courseWords(baseline, 'Absence')).toContain('since September 2025');
  });
});
