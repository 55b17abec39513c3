import { PLACES } from './region.ts';

/** What a rule says of one watched month. */
export type Said = 'higher' | 'lower' | 'none';

/** A rule set: for each place, what it says of each month after the history, with some places changed then. */
export type RuleSet<Region> = {
  name: string;
  judge: (region: Region, isChanged: (place: number) => boolean) => Said[][];
};

/** Alerts per 100 stable series a year, and the share of changes found within 3 and 6 months, 0 to 1. */
export type Figures = { falseAlerts: number; within3: number; within6: number };

/** One place in ten changes at a time, each in turn. */
const TURNS = 10;

/** Adds up what a rule set says of regions in which nothing changes, and of regions in which some places do. */
export class Tally<Region> {
  readonly #ruleSet: RuleSet<Region>;
  #series = 0;
  #alerts = 0;
  #changes = 0;
  #within3 = 0;
  #within6 = 0;

  constructor(ruleSet: RuleSet<Region>) {
    this.#ruleSet = ruleSet;
  }

  get name(): string {
    return this.#ruleSet.name;
  }

  /** `direction`: where the change of a place goes, which a rule must name to have found it. */
  add(region: Region, direction: (place: number) => Said): void {
    for (const said of this.#ruleSet.judge(region, () => false)) {
      this.#series += 1;
      this.#alerts += alertsIn(said);
    }
    for (let turn = 0; turn < TURNS; turn += 1) {
      const said = this.#ruleSet.judge(region, (place) => place % TURNS === turn);
      for (let place = turn; place < PLACES; place += TURNS) this.#addChange(said[place] ?? [], direction(place));
    }
  }

  #addChange(said: readonly Said[], direction: Said): void {
    const found = said.indexOf(direction);
    this.#changes += 1;
    if (found >= 0 && found < 3) this.#within3 += 1;
    if (found >= 0 && found < 6) this.#within6 += 1;
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
