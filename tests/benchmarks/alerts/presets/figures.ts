import type { Finding } from '../../../../shared/alerts/finding.ts';
import type { Asked } from '../conditions.ts';
import type { PresetCondition, TriedChange } from './conditions.ts';
import type { Change } from './make-partnership.ts';
import type { Told } from './play.ts';

/** `per100`: told findings per 100 judged series a year; `series`: judged ones of one partnership; `asked`: at most. */
export type RuleFigures = { rule: string; series: number; told: number; per100: number; asked?: number };

/** What is told where nothing changes. */
export type QuietFigures = { years: number; rules: RuleFigures[]; perPlaceYear: number; mailsPerOwnerYear: number };

/** Adds up years in which nothing changed. */
export class Quiet {
  readonly #condition: PresetCondition;
  readonly #byRule = new Map<string, { series: number; told: number }>();
  #places = 0;
  #mails = 0;
  #years = 0;

  constructor(condition: PresetCondition) {
    this.#condition = condition;
  }

  /** One year of one partnership. */
  add(told: readonly Told[], judged: ReadonlyMap<string, number>, places: number): void {
    for (const [ruleId, series] of judged) this.#of(ruleId).series += series;
    for (const { line } of told) this.#of(line.about.finding.ruleId).told += 1;
    this.#places += places;
    this.#mails += mailsOf(told);
    this.#years += 1;
  }

  #of(ruleId: string) {
    const known = this.#byRule.get(ruleId) ?? { series: 0, told: 0 };
    this.#byRule.set(ruleId, known);
    return known;
  }

  figures(): QuietFigures {
    const rules = [...this.#byRule].map(([id, { series, told }]): RuleFigures => {
      const rule = id.slice(this.#condition.indicator.id.length + 1);
      const asked = {
        unusual: this.#condition.asked,
        change: this.#condition.asked,
        gaps: this.#condition.askedOfGaps,
        missing: 0,
      }[rule];
      const per100 = series > 0 ? (100 * told) / series : 0;
      return { rule, series: series / this.#years, told, per100, ...(asked !== undefined && { asked }) };
    });
    const told = rules.reduce((sum, one) => sum + one.told, 0);
    return {
      years: this.#years,
      rules,
      perPlaceYear: told / this.#places,
      mailsPerOwnerYear: this.#mails / this.#years,
    };
  }

  /** Whether every rule told as rarely as asked. */
  held(): boolean {
    return this.figures().rules.every(({ per100, asked }) => asked === undefined || per100 <= asked);
  }
}

/** All lines that one person has of one run are one mail. */
export function mailsOf(told: readonly Told[]): number {
  return new Set(told.map(({ run, line }) => `${run} ${line.recipientId}`)).size;
}

/**
 * Shares of changes told within 3 and 6 months, 0 to 1; of those that were told, which were told again within half a year
 * and within the year; `elsewhere`: other findings that a change brought, on average.
 */
export type FoundFigures = {
  change: string;
  students: number;
  changes: number;
  within3: number;
  within6: number;
  againSoon: number;
  again: number;
  elsewhere: number;
  asked?: Pick<Asked, 'within3' | 'within6'>;
};

type Since = { first: number; periodsPerYear: number; elsewhere: number };

/** Adds up what was told of one kind of change. */
export class Found {
  readonly tried: TriedChange;
  readonly #told: { after: number; again: number | undefined }[] = [];
  #changes = 0;
  #within3 = 0;
  #within6 = 0;
  #elsewhere = 0;

  constructor(tried: TriedChange) {
    this.tried = tried;
  }

  /** @param first the period in which the change came, counted like those of `told` */
  add(change: Change, told: readonly Told[], { first, periodsPerYear, elsewhere }: Since): void {
    const own = told.filter(({ line }) => tellsOf(line.about.finding, change));
    const periodsIn = (months: number) => Math.ceil((months * periodsPerYear) / 12);
    this.#changes += 1;
    this.#elsewhere += elsewhere;
    const [found, second] = own;
    if (!found) return;
    const after = found.at - first;
    if (after < periodsIn(3)) this.#within3 += 1;
    if (after < periodsIn(6)) this.#within6 += 1;
    this.#told.push({ after, again: second && second.at - found.at - periodsIn(6) });
  }

  figures(): FoundFigures {
    const of = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
    const again = this.#told.flatMap((one) => (one.again === undefined ? [] : [one.again]));
    const { name, students } = this.tried;
    return {
      ...{ change: name, students, changes: this.#changes },
      within3: of(this.#within3, this.#changes),
      within6: of(this.#within6, this.#changes),
      againSoon: of(again.filter((beyond) => beyond < 0).length, this.#told.length),
      again: of(again.length, this.#told.length),
      elsewhere: of(this.#elsewhere, this.#changes),
    };
  }
}

/** Whether a finding is about a change, and in its direction. */
export function tellsOf(finding: Finding, { districtId, group, step }: Change): boolean {
  if (finding.placeId !== districtId) return false;
  if (finding.kind === 'gap-widens') return finding.focal === group;
  if (finding.kind === 'gap-signal') return finding.focal === group && finding.direction === 'widens';
  const isOfShare = finding.kind === 'signal' || finding.kind === 'change';
  return isOfShare && finding.group === group && (finding.direction === 'higher') === step > 0;
}
