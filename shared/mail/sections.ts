import type { Finding, FindingOf } from '../alerts/finding.ts';
import { isImprovement } from '../alerts/improvement.ts';
import { type Severity, severities } from '../alerts/rule.ts';
import { describeGroup } from '../catalog/dimensions.ts';
import type { Period } from '../catalog/period.ts';
import { ALL_STUDENTS, type StudentGroup } from '../catalog/student-group.ts';
import { armName } from '../cycles/names.ts';
import { gapGrowth, percent, pointsBetween } from '../statistics/percent.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { describeFinding, isAboutGap, isAboutShare, type Names, topicOf } from './describe-finding.ts';
import { type GapFinding, gapOf } from './describe-gap.ts';
import { gapName } from './gap-wording.ts';
import { headlineOf } from './headline.ts';
import { ruleInWords } from './rule-words.ts';
import * as say from './wording.ts';

/** What is told of one indicator at one place in one period: all its findings under one headline. */
export type Section = {
  /** What is told first. */
  first: Finding;
  alertIds: string[];
  indicatorId: string;
  placeId: string;
  period: Period;
  topic: say.Topic;
  restated: boolean;
  /** Nothing in it is a concern. */
  isImprovement: boolean;
  headline: string;
  comparisons: Comparison[];
  certainty: string[];
  rules: string[];
};

/** Two periods side by side. */
export type Comparison = { lead: string; rows: ShareRow[]; gaps: GapRow[] };

export type ShareRow = {
  name: string;
  before: Proportion | undefined;
  after: Proportion;
  /** Points; undefined without a value before. */
  change: number | undefined;
  /** The change differs from what the rounded shares give. */
  rounded: boolean;
  /** It is what was found, and it moved the less good way. */
  concern: boolean;
};

/** Sizes of a gap, in points. */
export type GapRow = {
  name: string;
  after: number;
  /** Undefined when this is the first period that shows it. */
  was: { before: number; change: number; rounded: boolean } | undefined;
};

type Noticed = { alertId: string; severity: Severity; finding: Finding; restated: boolean };

/** Findings by indicator, place and period; the most severe come first, and of these the largest change. */
export function sectionsOf(noticed: Noticed[], names: Names): Section[] {
  const grouped = [...Map.groupBy(noticed, ({ finding }) => keyOf(finding)).values()];
  return grouped
    .map((group) => group.toSorted((a, b) => order(a.finding) - order(b.finding)))
    .toSorted((a, b) => severityRank(a) - severityRank(b) || largestChange(b) - largestChange(a))
    .flatMap((group) => (group[0] ? [sectionOf(group, group[0].finding, names)] : []));
}

/** A file is told of once, however many indicators are made from it. */
function keyOf(finding: Finding): string {
  const { indicatorId, placeId, period } = finding;
  return JSON.stringify(finding.kind === 'quality' ? [finding.submissionId] : [indicatorId, placeId, period]);
}

/** All students first, then other thresholds, then gaps. */
function order(finding: Finding): number {
  if (isAboutShare(finding)) return finding.group === ALL_STUDENTS ? 0 : 1;
  return isAboutGap(finding) ? 2 : 3;
}

/** 0 for the highest. */
const severityRank = (group: Noticed[]) => Math.min(...group.map(({ severity }) => severities.indexOf(severity)));

function largestChange(group: Noticed[]): number {
  return Math.max(...group.map(({ finding }) => changeOf(finding)));
}

/** Points; 0 for what has no value before. */
function changeOf(finding: Finding): number {
  if ('change' in finding) return Math.abs(finding.change);
  if (isAboutGap(finding)) return finding.before ? (gapGrowth(finding.before, finding.after) ?? 0) : 0;
  if (!isAboutShare(finding) || !finding.before) return 0;
  return Math.abs(pointsBetween(finding.before.counts, finding.after.counts) ?? 0);
}

function sectionOf(group: Noticed[], first: Finding, names: Names): Section {
  const topic = topicOf(first, names);
  const words = group.map(({ finding }) => describeFinding(finding, names));
  const compared = group.flatMap(({ finding }) => ('after' in finding ? [finding] : []));
  const byPeriods = Map.groupBy(compared, ({ before }) => before?.period);
  return {
    first,
    alertIds: group.map(({ alertId }) => alertId),
    indicatorId: first.indicatorId,
    placeId: first.placeId,
    period: first.period,
    topic,
    restated: group.some(({ restated }) => restated),
    isImprovement: group.every(({ finding }) => isImprovement(finding, topic)),
    headline: headlineOf(
      group.map(({ finding }) => finding),
      names,
    ),
    comparisons: [
      ...[...byPeriods].map(([before, found]) => comparisonOf(found, before, topic)),
      ...group.flatMap(({ finding }) => (finding.kind === 'cycle-judged' ? armsOf(finding, topic, names) : [])),
    ],
    certainty: [...new Set(words.map(({ certainty }) => certainty).reverse())],
    rules: [...new Set(group.map(({ finding }) => ruleInWords(finding, topic)))],
  };
}

type Compared = Extract<Finding, { after: unknown }>;

function comparisonOf(findings: Compared[], before: Period | undefined, topic: say.Topic): Comparison {
  const rows = new Map<StudentGroup, ShareRow>();
  const add = (group: StudentGroup, was: Proportion | undefined, is: Proportion | undefined, found: boolean) => {
    if (!is) return;
    const known = rows.get(group);
    const row = shareRow(describeGroup(group), was, is, found ? topic.betterWhen : undefined);
    rows.set(group, known ? { ...known, concern: known.concern || row.concern } : row);
  };
  for (const finding of findings) {
    add(ALL_STUDENTS, finding.all.before?.counts, finding.all.after?.counts, false);
    if (!isAboutGap(finding)) add(finding.group, finding.before?.counts, finding.after.counts, true);
    else {
      add(finding.focal, finding.before?.focal, finding.after.focal, true);
      add(finding.reference, finding.before?.reference, finding.after.reference, false);
    }
  }
  const gaps = findings.flatMap((finding) => (isAboutGap(finding) ? [gapRow(finding)] : []));
  const after = findings[0]?.after.period ?? '';
  return { lead: say.comparedPeriods(before, after, topic.betterWhen), rows: [...rows.values()], gaps };
}

/** Both arms of a cycle, as far as something may be told of them. */
function armsOf({ compared }: FindingOf<'cycle-judged'>, topic: say.Topic, { places }: Names): Comparison[] {
  if (!compared) return [];
  const { from, to, test, comparison } = compared;
  const known = [...places].map(([id, place]) => ({ id, ...place }));
  const row = (name: string, arm: typeof test, found?: 'higher' | 'lower') =>
    shareRow(`${name}: ${armName(arm, known)}`, arm.before, arm.after, found);
  const rows = [row('Test', test, topic.betterWhen), ...(comparison ? [row('Comparison', comparison)] : [])];
  return [{ lead: say.comparedPeriods(from, to, topic.betterWhen), rows, gaps: [] }];
}

function shareRow(
  name: string,
  before: Proportion | undefined,
  after: Proportion,
  found: 'higher' | 'lower' | undefined,
): ShareRow {
  const change = before && pointsBetween(before, after);
  const rounded = before !== undefined && change !== undefined && differs(percent(before), percent(after), change);
  const worse = change === undefined || (found === 'lower' ? change > 0 : change < 0);
  return { name, before, after, change, rounded, concern: found !== undefined && worse };
}

function gapRow(finding: GapFinding): GapRow {
  const after = Math.abs(gapOf(finding.after));
  const name = gapName(finding.focal, finding.reference);
  if (!finding.before) return { name, after, was: undefined };
  const before = Math.abs(gapOf(finding.before));
  const change = gapGrowth(finding.before, finding.after) ?? 0;
  return { name, after, was: { before, change, rounded: differs(before, after, change) } };
}

/** Whether a change that was rounded once disagrees with the difference of what is shown. */
function differs(before: number | undefined, after: number | undefined, change: number): boolean {
  return Math.abs((after ?? 0) - (before ?? 0) - change) > 0.05;
}
