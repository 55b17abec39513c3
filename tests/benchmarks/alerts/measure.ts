import { type MadeRegion, seriesOf } from './region.ts';
import type { ShownSeries } from '../../../shared/signals/series.ts';

/** What a rule says of one watched month. */
export type Said = 'higher' | 'lower' | 'none';

/** A rule set: for each series, what it says of each month after the history. */
export type RuleSet = {
  name: string;
  judge: (series: readonly ShownSeries[], region: MadeRegion) => Said[][];
};

/** Alerts per 100 stable series a year, and the share of changes found within 3 and 6 months, 0 to 1. */
export type Figures = { falseAlerts: number; within3: number; within6: number };

/** One place in ten changes at a time, each in turn. */
const TURNS = 10;

/** Adds up what a rule set says of regions in which nothing changes, and of regions in which some places do. */
export class Tally {
  #series = 0;
  #alerts = 0;
  #changes = 0;
  #within3 = 0;
  #within6 = 0;

  add(ruleSet: RuleSet, region: MadeRegion): void {
    for (const said of ruleSet.judge(seriesOf(region, () => false), region)) {
      this.#series += 1;
      this.#alerts += alertsIn(said);
    }
    for (let turn = 0; turn < TURNS; turn += 1) this.#addChanges(ruleSet, region, turn);
  }

  #addChanges(ruleSet: RuleSet, region: MadeRegion, turn: number): void {
    const isChanged = (place: number) => place % TURNS === turn;
    const judged = ruleSet.judge(seriesOf(region, isChanged), region);
    judged.forEach((said, place) => {
      if (!isChanged(place)) return;
      const found = said.indexOf(region.places[place]?.direction ?? 'higher');
      this.#changes += 1;
      if (found >= 0 && found < 3) this.#within3 += 1;
      if (found >= 0 && found < 6) this.#within6 += 1;
    });
  }

  figures(): Figures {
    return {
      falseAlerts: (100 * this.#alerts) / this.#series,
      within3: this.#within3 / this.#changes,
      within6: this.#within6 / this.#changes,
    };
  }
}

/** An alert is a month that signals after one that did not. */
function alertsIn(said: readonly Said[]): number {
  return said.filter((now, month) => now !== 'none' && (said[month - 1] ?? 'none') === 'none').length;
}

