import type { Finding } from '../../shared/alerts/finding.ts';
import { findingSentence } from '../../shared/api/finding-sentence.ts';

type Named = { id: string; name: string };

/** Writes findings as sentences, with the names of these indicators and places; the id where one has gone. */
export function sentenceWriter(indicators: Named[], places: Named[]): (finding: Finding) => string {
  const nameOf = (records: Named[]) => {
    const names = new Map(records.map(({ id, name }) => [id, name]));
    return (id: string) => names.get(id) ?? id;
  };
  const [indicator, place] = [nameOf(indicators), nameOf(places)];
  return (finding) =>
    findingSentence(finding, { indicator: indicator(finding.indicatorId), place: place(finding.placeId) });
}
