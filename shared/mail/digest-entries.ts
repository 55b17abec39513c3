import type { Alert } from '../alerts/alert.ts';
import { alertPath } from '../alerts/alert-path.ts';
import type { Severity } from '../alerts/rule.ts';
import { describeDay } from '../catalog/describe-day.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import { cyclePath } from '../cycles/cycle-path.ts';
import type { NextDue } from '../digests/next-due.ts';
import { courseOf } from './course.ts';
import { describeFinding, topicOf } from './describe-finding.ts';
import type { Entry } from './digest-layout.ts';
import * as say from './digest-words.ts';
import type { PublishedIndicator } from './published-indicator.ts';
import { type Section, sectionsOf } from './sections.ts';
import { inSentence, restatedNote, thePeriod } from './wording.ts';

/** What entries are told from. */
export type EntryWorld = {
  indicators: ReadonlyMap<string, Indicator>;
  places: ReadonlyMap<string, Place>;
  severityOf: (alert: Alert) => Severity;
  /** Of each indicator that is told of. */
  published: ReadonlyMap<string, PublishedIndicator>;
  siteUrl: string;
};

/** Pictures make a mail heavy. */
const SPARKS = 3;

/** Alerts as entries, those of the same indicator, place and period as one; the most severe and the largest first. */
export function alertEntries(
  alerts: readonly Alert[],
  world: EntryWorld,
  /** How the pictures of the first ones are called; without, there are none. */
  pictures?: string,
): Entry[] {
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  return sectionsIn(alerts, world).map((section, index) => {
    const { headline, first, isImprovement, restated, period } = section;
    const own = section.alertIds.flatMap((id) => byId.get(id) ?? []);
    const details = [
      restated ? restatedNote(period) : '',
      say.comparison(first),
      ...new Set(isImprovement ? [] : own.map(say.careText)),
    ];
    const published = pictures && index < SPARKS ? world.published.get(section.indicatorId) : undefined;
    const chart = published && courseOf(first, published, headline)?.chart;
    return {
      mark: isImprovement ? 'improvement' : 'concern',
      headline,
      url: urlOf(section, world),
      detail: details.filter(Boolean).join(' '),
      spark: chart && { cid: `${pictures}-${index + 1}`, chart },
    };
  });
}

/** Alerts of earlier that still hold, in a line each. */
export function openEntries(alerts: readonly Alert[], world: EntryWorld): Entry[] {
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  return sectionsIn(alerts, world).map((section) => {
    const since = section.alertIds.flatMap((id) => byId.get(id)?.since ?? [])[0];
    const detail = since ? `Since ${thePeriod(since)}.` : '';
    return { mark: undefined, headline: section.headline, url: urlOf(section, world), detail, spark: undefined };
  });
}

/** Concerns that are over. */
export function overEntries(alerts: readonly Alert[], world: EntryWorld): Entry[] {
  return alerts.map(({ id, finding, period }) => ({
    mark: 'improvement',
    headline: say.overText(finding, topicOf(finding, world)),
    url: `${world.siteUrl}${alertPath(id)}`,
    detail: `By the figures for ${thePeriod(period)}.`,
    spark: undefined,
  }));
}

/** Cycles whose decision is due or whose decision rule was judged, each in words of its own. */
export function cycleEntries(alerts: readonly Alert[], world: EntryWorld): Entry[] {
  return alerts.map((alert) => ({
    ...plainly(alert, world),
    ...('cycleId' in alert.finding && { url: `${world.siteUrl}${cyclePath(alert.finding.cycleId)}` }),
    mark: alert.finding.kind === 'cycle-judged' && alert.finding.verdict === 'met' ? 'improvement' : undefined,
  }));
}

/** What a finding says, without a comparison. */
function plainly({ id, finding }: Alert, world: EntryWorld): Entry {
  const { subject, certainty } = describeFinding(finding, world);
  const url = `${world.siteUrl}${alertPath(id)}`;
  return { mark: undefined, headline: subject, url, detail: certainty, spark: undefined };
}

/** What came, what is doubtful or overdue, and what is due next. Nothing where no data is awaited and none came. */
export function dataEntries(
  { received, files, overdue }: { received: number; files: readonly Alert[]; overdue: readonly Alert[] },
  nextDue: readonly NextDue[],
  world: EntryWorld,
): Entry[] {
  const plain = { mark: undefined, url: undefined, spark: undefined } as const;
  const late = overdue.map(({ id, finding }): Entry => {
    const { indicator, place } = topicOf(finding, world);
    const since = finding.kind === 'missing' ? say.overdueText(finding.overdueSince) : '';
    const headline = `${place}, ${inSentence(indicator)} for ${thePeriod(finding.period)}`;
    return { ...plain, mark: 'concern', headline, url: `${world.siteUrl}${alertPath(id)}`, detail: since };
  });
  const due = nextDue.map(({ indicatorId, period, by }) => {
    const name = inSentence(world.indicators.get(indicatorId)?.name ?? indicatorId);
    return `${name} for ${thePeriod(period)} by ${describeDay(by.toISOString().slice(0, 10))}`;
  });
  const doubtful = files.map((alert) => plainly(alert, world));
  if ([received, late.length, doubtful.length, due.length].every((count) => count === 0)) return [];
  const headline = `Received: ${received === 1 ? '1 file' : `${received} files`}`;
  return [{ ...plain, headline, detail: due.length > 0 ? `Next due: ${due.join('; ')}.` : '' }, ...doubtful, ...late];
}

function sectionsIn(alerts: readonly Alert[], { severityOf, ...names }: EntryWorld): Section[] {
  const noticed = alerts.map((alert) => ({
    ...{ alertId: alert.id, severity: severityOf(alert), finding: alert.finding },
    restated: alert.reason === 'restated',
  }));
  return sectionsOf(noticed, names);
}

/** The page of the alert, or of the indicator where several were found. */
function urlOf({ alertIds: [first, ...others], indicatorId, placeId }: Section, { siteUrl }: EntryWorld): string {
  if (first !== undefined && others.length === 0) return `${siteUrl}${alertPath(first)}`;
  return `${siteUrl}/indicators/${encodeURIComponent(indicatorId)}?place=${encodeURIComponent(placeId)}`;
}
