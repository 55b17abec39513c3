import { type Alert, alertSchema } from '../../alerts/alert.ts';
import type { Finding } from '../../alerts/finding.ts';
import { chronicAbsence } from '../../catalog/indicator-presets.ts';
import { laterPeriod } from '../../catalog/period.ts';
import { digestOf } from '../../digests/digest.ts';
import type { Released } from '../../disclosure/release.ts';
import type { DigestMailInput } from '../digest-mail.ts';
import { publishedIndicator } from '../published-indicator.ts';
import {
  change,
  cycleDue,
  cycleJudged,
  gapSignal,
  gapWidens,
  indicators,
  missing,
  places,
  quality,
  signal,
  threshold,
} from './findings.ts';

const span = { since: '2026-03-02T15:00:00.000Z', until: '2026-03-09T14:00:00.000Z' };

/** An alert as it came up at a moment. */
export function alertOf(finding: Finding, change: Partial<Alert> = {}, at = '2026-03-05T10:00:00.000Z'): Alert {
  const { ruleId, ruleVersion, indicatorId, placeId, period } = finding;
  const state = change.state ?? 'firing';
  const reason = change.reason ?? 'opened';
  return alertSchema.parse({
    ...{ id: `${ruleId}~${state}~${at}`, ruleId, ruleVersion, indicatorId, placeId, since: period, period },
    ...{ changedAt: at, finding, revision: 1, state, reason },
    history: [{ revision: 1, at, state, reason, period, ruleVersion }],
    ...change,
  });
}

/** A made digest with something in every part. */
export function digestInput(alerts: Alert[] = alertsOfAllParts): DigestMailInput {
  const series = (placeId: string, share: number) =>
    Array.from(
      { length: 18 },
      (_, at): Released => ({
        ...{ indicatorId: 'chronic-absence', placeId, period: laterPeriod('2024-09', at), parts: [] },
        cells: { all: at === 9 ? 'hidden' : { numerator: share + 7 * (at % 5), denominator: 1000 } },
      }),
    );
  const named = <T extends { id: string }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));
  const published = publishedIndicator({
    ...{ indicator: chronicAbsence, places },
    series: new Map([
      ['highline', series('highline', 200)],
      ['rivermouth', series('rivermouth', 190)],
    ]),
  });
  const tops = places.map((place) => ({ indicator: { ...chronicAbsence, ownerId: 'maya' }, place }));
  const submissions = [{ state: 'accepted' as const, decidedAt: span.until }];
  return {
    ...{ digest: digestOf({ alerts, indicators: named(indicators), submissions }, span), span },
    ...{ isSample: false, skipUnchanged: true, tops },
    schedule: { every: 'week', day: 1, hour: 7, timeZone: 'America/Los_Angeles' },
    nextDue: [{ indicatorId: 'chronic-absence', period: '2026-03', by: new Date('2026-04-21') }],
    partnership: { name: 'Rivermouth Partnership', contact: 'Jordan Ames', minimumGroupSize: 10, demo: true },
    ...{ indicators: named(indicators), places: named(places), published: new Map([['chronic-absence', published]]) },
    severityOf: () => 'normal',
    siteUrl: 'https://partnership.example',
    choiceUrl: 'https://partnership.example/preferences/t',
  };
}

const alertsOfAllParts = [
  alertOf(threshold()),
  alertOf(signal()),
  alertOf(signal({ direction: 'lower', placeId: 'rivermouth' })),
  alertOf(gapWidens()),
  alertOf(gapSignal({ direction: 'narrows', placeId: 'rivermouth', ruleId: 'narrows' })),
  alertOf(cycleDue()),
  alertOf(cycleJudged()),
  alertOf(quality()),
  alertOf(missing()),
  alertOf(threshold({ placeId: 'rivermouth' }), { state: 'resolved', reason: 'resolved', period: '2026-03' }),
  alertOf(change(), {}, '2026-01-20T10:00:00.000Z'),
];
