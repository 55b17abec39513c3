import type { Alert } from '../../shared/alerts/alert.ts';
import type { World } from '../../shared/alerts/evaluate.ts';
import type { Finding } from '../../shared/alerts/finding.ts';
import { isImprovement } from '../../shared/alerts/improvement.ts';
import { type Preview, preview } from '../../shared/alerts/preview.ts';
import { type Edition, type Rule, ruleSchema } from '../../shared/alerts/rule.ts';
import { isSet } from '../../shared/alerts/setting.ts';
import { settingsFor, stairs } from '../../shared/alerts/stairs.ts';
import { isWatched } from '../../shared/alerts/watched.ts';
import type { PreviewView } from '../../shared/api/preview.ts';
import type { staffOperations } from '../../shared/api/staff-operations.ts';
import { ordinal } from '../../shared/catalog/period.ts';
import type { Place } from '../../shared/catalog/place.ts';
import { sentenceWriter } from '../../shared/mail/sentence-writer.ts';
import { readFiles } from '../../shared/pipeline/read-files.ts';
import type { Handlers } from '../http/http-api.ts';
import { invalidRequest } from '../http/problem.ts';
import { courseView, type Found } from './course-view.ts';
import type { StaffPorts } from './ports.ts';
import { rulePolicy } from './rules.ts';

/** The id of a rule that has none yet. */
const UNSAVED = 'unsaved-rule';
/** More than this nobody reads. */
const SHOWN = 500;

/** What a rule would have done, before it is saved, at the places that the reader may see. */
export function previewHandlers(ports: StaffPorts): Pick<Handlers<typeof staffOperations>, 'previewRule'> {
  const { store } = ports;
  return {
    async previewRule({ body, query }) {
      const rule = ruleSchema.parse({ ...body, id: body.id ?? UNSAVED });
      const stored = await store.rules.get(rule.id);
      const errors = await rulePolicy(ports).check(rule, stored);
      if (errors.length > 0) throw invalidRequest(errors);
      const [worlds, alerts, indicators, places] = await Promise.all([
        worldsOf(ports, rule),
        store.alerts.list(),
        store.indicators.list(),
        store.places.list(),
      ]);
      const here = (edition: Rule & Edition) => ({ ...edition, placeIds: watchedAmong(places, edition) });
      const own = new Map(alerts.filter(({ ruleId }) => ruleId === rule.id).map((one) => [one.id, one]));
      const run = (edition: Rule & Edition) =>
        worlds
          .filter(({ indicator }) => edition.indicatorIds.includes(indicator.id))
          .map((world): Found => ({ world, preview: preview(world, edition, ofIndicator(own, world)) }));
      const edition = here({ ...rule, version: (stored?.version ?? 0) + 1 });
      const found = run(edition);
      const saved = stored && run(here(stored)).map((one) => one.preview);
      const placeOf = placeFinder(places);
      const course = courseView(rule, found, query, placeOf);
      const improves = (finding: Finding) =>
        indicators.some((one) => one.id === finding.indicatorId && isImprovement(finding, one));
      const words = { write: sentenceWriter(indicators, places), placeOf, improves };
      const view = viewOf(
        found.map((one) => one.preview),
        saved,
        words,
      );
      return { status: 200, body: { ...view, stairs: stairsOf(edition, found), ...(course && { course }) } };
    },
  };
}

/** The places that a rule looks at, of these. */
const watchedAmong = (places: readonly Place[], rule: Rule) =>
  places.filter((place) => isWatched(rule, place)).map(({ id }) => id);

const ofIndicator = (alerts: Map<string, Alert>, { indicator }: World) =>
  new Map([...alerts].filter(([, alert]) => alert.indicatorId === indicator.id));

/** Everything that is published of each indicator that the rule watches. */
async function worldsOf({ everything: store, clock }: StaffPorts, rule: Rule): Promise<World[]> {
  const [indicators, places] = await Promise.all([store.indicators.list(), store.places.list()]);
  const watched = indicators.filter(({ id }) => rule.indicatorIds.includes(id));
  return Promise.all(
    watched.map(async (indicator) => {
      const [history, panels, files, cycles] = await Promise.all([
        store.released.history(indicator.id),
        store.panels.published(indicator.id),
        readFiles(store, indicator, [rule]),
        store.cycles.list(),
      ]);
      const series = Map.groupBy(history.flat(), ({ placeId }) => placeId);
      return {
        indicator,
        places,
        series,
        panel: panels.findLast((one) => one.panel)?.panel,
        files,
        cycles,
        now: clock(),
      };
    }),
  );
}

/** How findings are told. */
type Words = {
  write: ReturnType<typeof sentenceWriter>;
  placeOf: ReturnType<typeof placeFinder>;
  improves: (finding: Finding) => boolean;
};

function viewOf(
  found: Preview[],
  saved: Preview[] | undefined,
  { write, placeOf, improves }: Words,
): Omit<PreviewView, 'stairs'> {
  const fired = found.flatMap((one) => one.fired).toSorted((a, b) => ordinal(b.period) - ordinal(a.period));
  const years = Math.max(0, ...found.map((one) => one.years));
  const changeOf = (alert: Alert) => ({
    alertId: alert.id,
    place: placeOf(alert.placeId),
    sentence: write({ finding: alert.finding, reason: 'opened' }),
  });
  return {
    fired: fired.slice(0, SHOWN).map((finding) => ({
      indicatorId: finding.indicatorId,
      place: placeOf(finding.placeId),
      period: finding.period,
      groups: groupsIn(finding),
      isImprovement: improves(finding),
      sentence: write({ finding, reason: 'opened' }),
    })),
    times: fired.length,
    years,
    ...(years > 0 && { perYear: fired.length / years }),
    places: {
      watched: Math.max(0, ...found.map((one) => one.places.watched)),
      fired: new Set(fired.map(({ placeId }) => placeId)).size,
      cannotSay: Math.max(0, ...found.map((one) => one.places.cannotSay)),
    },
    unsaid: unsaidOf(found),
    ...(saved && { saved: compared(fired, saved) }),
    opens: found.flatMap(({ opens }) => opens.map(changeOf)),
    closes: found.flatMap(({ closes }) => closes.map(changeOf)),
  };
}

const groupsIn = (finding: Finding) =>
  'group' in finding ? [finding.group] : 'focal' in finding ? [finding.focal, finding.reference] : [];

function placeFinder(places: Place[]) {
  const byId = new Map(places.map(({ id, name, kind }) => [id, { id, name, kind }]));
  return (id: string) => byId.get(id) ?? { id, name: id, kind: 'district' as const };
}

/** Of the indicator of whose places least can be said. */
const unsaidOf = (found: Preview[]): PreviewView['unsaid'] =>
  found.toSorted((a, b) => b.places.cannotSay - a.places.cannotSay)[0]?.unsaid ?? [];

/** Of all its indicators together; none for rules without a setting. */
function stairsOf(rule: Rule & Edition, found: readonly Found[]): PreviewView['stairs'] {
  if (!isSet(rule)) return [];
  const settings = settingsFor(
    rule,
    found.flatMap((one) => one.preview.courses),
  );
  const each = found.map(({ world }) => stairs(world, rule, settings));
  return settings.map((setting, at) => ({ setting, fires: each.reduce((sum, one) => sum + (one[at]?.fires ?? 0), 0) }));
}

/** What was told before and would be no more, and what would be told anew. */
function compared(fired: Finding[], saved: Preview[]): NonNullable<PreviewView['saved']> {
  const before = saved.flatMap((one) => one.fired);
  const key = (one: Finding) => [one.indicatorId, one.placeId, one.period, ...groupsIn(one)].join('~');
  const [now, then] = [new Set(fired.map(key)), new Set(before.map(key))];
  return {
    times: before.length,
    places: new Set(before.map(({ placeId }) => placeId)).size,
    fewer: [...then].filter((one) => !now.has(one)).length,
    added: [...now].filter((one) => !then.has(one)).length,
  };
}
