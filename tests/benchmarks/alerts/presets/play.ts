import type { Alert } from '../../../../shared/alerts/alert.ts';
import { evaluate, lookInto, type World } from '../../../../shared/alerts/evaluate.ts';
import type { Edition, Rule } from '../../../../shared/alerts/rule.ts';
import { watchedBy } from '../../../../shared/alerts/watched.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Owner } from '../../../../shared/catalog/owner.ts';
import { comparePeriods } from '../../../../shared/catalog/period.ts';
import type { Solver } from '../../../../shared/disclosure/solver.ts';
import type { LineAbout } from '../../../../shared/mail/line-about.ts';
import { isAbout } from '../../../../shared/mail/line-about.ts';
import { noticesOf } from '../../../../shared/pipeline/file-notices.ts';
import type { Panel } from '../../../../shared/signals/panel.ts';
import { publishedPanel } from '../../../../shared/signals/published-panel.ts';
import { linksOf, type Moment, sectionOf } from './arrivals.ts';
import type { Change, MadePartnership } from './make-partnership.ts';
import { NOTHING, type Published, publish } from './publish.ts';

export type Line = LineAbout<'alert'>;

/** A line of the ledger, the period that came last then, and the run in which it was filed: lines of one run are one mail. */
export type Told = { line: Line; at: number; run: string };

/** How far a partnership was played. */
export type Story = {
  published: Published;
  panel: Panel | undefined;
  alerts: ReadonlyMap<string, Alert>;
  told: readonly Told[];
};

export const BEGINNING: Story = { published: NOTHING, panel: undefined, alerts: new Map(), told: [] };

/** All that does not change while a partnership is played. */
export type Stage = {
  made: MadePartnership;
  indicator: Indicator;
  rules: readonly (Rule & Edition)[];
  owners: readonly Owner[];
  solver: Solver;
};

/** Plays moments in order of time, on top of what was, with the functions that the pipeline's steps call. */
export async function play(
  stage: Stage,
  story: Story,
  moments: readonly Moment[],
  changes: readonly Change[],
): Promise<Story> {
  let now = story;
  for (const moment of moments) now = tell(stage, await arrive(stage, now, moment, changes), moment);
  return now;
}

async function arrive(stage: Stage, story: Story, moment: Moment, changes: readonly Change[]): Promise<Story> {
  const { made, indicator, solver } = stage;
  const { at, period, arrived } = moment;
  if (arrived.length === 0) return story;
  const counted = { made, indicatorId: indicator.id, changes };
  const sections = arrived.map((district) => sectionOf(counted, moment, district));
  const links = arrived.map((district) => linksOf(counted, at, district));
  const panel = publishedPanel(
    links.flatMap(({ pairs }) => pairs),
    links.flatMap(({ shared }) => shared),
  );
  const { places } = made;
  const published = await publish(story.published, { indicator, places, period, sections, solver });
  return { ...story, published, panel: panel ?? story.panel };
}

function tell(stage: Stage, story: Story, { at, now }: Moment): Story {
  const { indicator, rules, owners, made } = stage;
  const moves = evaluate(worldOf(stage, story, now), rules, story.alerts);
  const alerts = new Map([...story.alerts, ...moves.map(({ alert }) => [alert.id, alert] as const)]);
  const news = moves.filter(({ notify }) => notify).map(({ alert }) => alert);
  const lines = noticesOf(news, rules, { indicator, places: made.places, owners, cycles: [] });
  const told = lines.filter(isAbout('alert')).map((line): Told => ({ line, at, run: now.toISOString() }));
  return { ...story, alerts, told: [...story.told, ...told] };
}

function worldOf({ made, indicator }: Stage, { published, panel }: Story, now: Date): World {
  const inOrder = [...published.releases].sort(([a], [b]) => comparePeriods(a, b)).flatMap(([, places]) => places);
  const series = Map.groupBy(inOrder, ({ placeId }) => placeId);
  return { indicator, places: made.places, series, panel, now };
}

/** How many subjects of each rule could be judged by what is published, by id of the rule: the series of the figures. */
export function judgedByRule(stage: Stage, story: Story, { now }: Moment): Map<string, number> {
  const { indicator, rules, made } = stage;
  const look = lookInto(worldOf(stage, story, now));
  const judged = watchedBy(rules, indicator.id, made.places).filter(({ rule, place, subject }) =>
    look(rule, place, subject, 1).some(({ verdict }) => verdict !== 'cannot-say'),
  );
  return new Map([...Map.groupBy(judged, ({ rule }) => rule.id)].map(([id, all]) => [id, all.length]));
}
