import { defaultRules } from '../../../../shared/alerts/default-rules.ts';
import { loadSolver, type Solver } from '../../../../shared/disclosure/solver.ts';
import { Random } from '../random.ts';
import { HISTORY_YEARS } from '../region.ts';
import { arrivals, type Moment } from './arrivals.ts';
import { PRESET_CONDITIONS, type PresetCondition, STEP_NAME, TRIED_CHANGES, type TriedChange } from './conditions.ts';
import { Found, type FoundFigures, Quiet, type QuietFigures, tellsOf } from './figures.ts';
import { type Change, type MadePartnership, makePartnership } from './make-partnership.ts';
import { BEGINNING, judgedByRule, play, type Stage, type Story, type Told } from './play.ts';

/** What the presets told under one condition; `held`: as rarely as asked. */
export type PresetOutcome = { condition: string; quiet: QuietFigures; found: FoundFigures[]; held: boolean };

const SEED = 20_260_301;
const OWNER = { id: 'owner', name: 'Owner', email: 'owner@partnership.example' };
/** Of each change so many come at once, at districts of their own. */
const AT_ONCE = 2;

/** Plays so many made partnerships under each condition, once without a change and once with each kind of them. */
export async function* runPresets({ partnerships }: { partnerships: number }): AsyncGenerator<PresetOutcome> {
  const solver = await loadSolver();
  for (const condition of PRESET_CONDITIONS) yield await tryPresets(condition, partnerships, solver);
}

async function tryPresets(condition: PresetCondition, partnerships: number, solver: Solver): Promise<PresetOutcome> {
  const random = new Random(SEED);
  const quiet = new Quiet(condition);
  const kinds = TRIED_CHANGES.map((together) => together.map((tried) => new Found(tried)));
  const { periodsPerYear } = condition;
  const first = HISTORY_YEARS * periodsPerYear;
  for (let turn = 0; turn < partnerships; turn += 1) {
    const { stage, moments } = setUp(condition, random, solver);
    const watched = moments.filter(({ at }) => at >= first);
    const before = moments.filter(({ at }) => at < first);
    const history = await play(stage, BEGINNING, before, []);
    const stable = await play(stage, history, watched, []);
    const unchanged = toldIn(stable, first);
    quiet.add(unchanged, judgedByRule(stage, stable, watched.at(-1) as Moment), watchedPlaces(stage));
    for (const together of kinds) {
      const tried = changesOf(together, stage.made, turn);
      const changes = tried.map(({ change }) => change);
      const told = toldIn(await play(stage, history, watched, changes), first);
      const more = others(told, changes) - others(unchanged, changes);
      for (const { kind, change } of tried)
        kind.add(change, told, { first, periodsPerYear, elsewhere: more / tried.length });
    }
  }
  const figures = quiet.figures();
  const found = kinds.flat().map((one) => ({ ...one.figures(), ...askedOf(one.tried, condition) }));
  return { condition: condition.name, quiet: figures, found, held: quiet.held() };
}

function askedOf({ name, students }: TriedChange, { askedOfSteps }: PresetCondition) {
  const asked = name === STEP_NAME ? askedOfSteps?.[students] : undefined;
  return asked ? { asked } : {};
}

/** A made partnership with the preset and its rules, and when its files come. */
export function setUp(condition: PresetCondition, random: Random, solver: Solver): { stage: Stage; moments: Moment[] } {
  const { indicator, periodsPerYear, arriveAfter } = condition;
  const made = makePartnership(random, condition);
  const owned = { ...indicator, ownerId: OWNER.id };
  const rules = defaultRules(owned).map((rule) => ({ ...rule, version: 1 }));
  const moments = arrivals(random, made, (HISTORY_YEARS + 1) * periodsPerYear, arriveAfter);
  return { stage: { made, indicator: owned, rules, owners: [OWNER], solver }, moments };
}

const watchedPlaces = ({ made: { places } }: Stage) => places.filter(({ kind }) => kind !== 'school').length;

const toldIn = ({ told }: Story, first: number): Told[] => told.filter(({ at }) => at >= first);

function changesOf(together: readonly Found[], made: MadePartnership, turn: number): { kind: Found; change: Change }[] {
  return together.flatMap((kind) =>
    Array.from({ length: AT_ONCE }, (_, nth) => {
      const district = districtFor(made, kind.tried, AT_ONCE * turn + nth);
      return { kind, change: kind.tried.change(district, nth) };
    }),
  );
}

function districtFor({ districts }: MadePartnership, { students }: TriedChange, turn: number) {
  const ofSize = districts.filter((one) => one.students === students);
  const district = ofSize[turn % ofSize.length];
  if (!district) throw new RangeError(`No district of ${students} students was made.`);
  return district;
}

/** Findings that are about none of the changes. */
const others = (told: readonly Told[], changes: readonly Change[]): number =>
  told.filter(({ line }) => !changes.some((change) => tellsOf(line.about.finding, change))).length;
