import type { Alert } from '../alerts/alert.ts';
import { findingAsSeen } from '../alerts/finding-as-seen.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Place } from '../catalog/place.ts';
import { describeFinding } from './describe-finding.ts';

type Told = Pick<Alert, 'finding' | 'reason'>;

/** Says alerts in the words of their mails, with the names of these indicators and places, and nothing of other places. */
export function alertWriter(indicators: Indicator[], places: Place[]) {
  const names = {
    indicators: new Map(indicators.map((one) => [one.id, one])),
    places: new Map(places.map((one) => [one.id, one])),
  };
  return ({ finding, reason }: Told): { title: string; sentence: string } => {
    const seen = findingAsSeen(finding, (id) => names.places.has(id));
    const { subject, sentence } = describeFinding(seen, names, { restated: reason === 'restated' });
    return { title: subject, sentence };
  };
}

/** The same, the sentence alone. */
export function sentenceWriter(indicators: Indicator[], places: Place[]): (alert: Told) => string {
  const write = alertWriter(indicators, places);
  return (alert) => write(alert).sentence;
}
