import type { Alert } from '../alerts/alert.ts';
import { evaluate } from '../alerts/evaluate.ts';
import type { Moved } from '../alerts/life.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { openRules } from '../cycles/open-rules.ts';
import { recordVerdicts } from '../cycles/record-verdicts.ts';
import { atLeast } from '../store/basis.ts';
import { type Checkpoint, VersionConflict, type Versioned } from '../store/store.ts';
import { fileNotices } from './file-notices.ts';
import type { EvaluateRequest } from './messages.ts';
import type { Clock, Queues, Store } from './ports.ts';
import { readFiles } from './read-files.ts';

export type EvaluatePorts = { store: Store; queues: Pick<Queues, 'mail'>; clock: Clock };

/**
 * Runs every rule of one indicator over what is published, moves alerts, puts what has to be mailed into the ledger, and
 * writes into the log of each cycle what its decision rules came to.
 * Runs again when something newer was published meanwhile, so the last word is always about the latest release.
 */
export async function evaluateRules(ports: EvaluatePorts, { indicatorId }: EvaluateRequest): Promise<void> {
  const { store } = ports;
  for (;;) {
    const reached = await store.checkpoints.ofIndicator(indicatorId);
    const indicator = await store.indicators.get(indicatorId);
    if (!indicator || !reached.some(({ published }) => published)) return;
    const settled = await moveAlerts(ports, indicator);
    if (!settled) continue;
    await Promise.all(reached.map((one) => markEvaluated(store, one)));
    const latest = await store.checkpoints.ofIndicator(indicatorId);
    if (latest.every(({ evaluated, published }) => !published || atLeast(evaluated, published))) return;
  }
}

async function markEvaluated(store: Store, { indicatorId, period, published, evaluated }: Checkpoint): Promise<void> {
  if (!published || atLeast(evaluated, published)) return;
  await store.checkpoints.advance(indicatorId, period, 'evaluated', published);
}

/** False when another run, or a person, moved one of the alerts or changed one of the cycles first. */
async function moveAlerts(ports: EvaluatePorts, indicator: Versioned<Indicator>): Promise<boolean> {
  const { store, clock } = ports;
  const [allRules, allAlerts, cycles] = await Promise.all([
    store.rules.list(),
    store.alerts.list(),
    store.cycles.list(),
  ]);
  const rules = allRules.filter(({ enabled, indicatorIds }) => enabled && indicatorIds.includes(indicator.id));
  const alerts = new Map(allAlerts.filter((one) => one.indicatorId === indicator.id).map((one) => [one.id, one]));
  const due = [...alerts.values()].filter(({ noticeDue }) => noticeDue);
  if (due.length > 0) {
    await fileNotices(ports, indicator, allRules, due);
    return false;
  }
  const judged = cycles.filter((one) => one.indicatorId === indicator.id && openRules(one).length > 0);
  if (rules.length === 0 && alerts.size === 0 && judged.length === 0) return true;
  const [places, history, panels, files] = await Promise.all([
    store.places.list(),
    store.released.history(indicator.id),
    store.panels.published(indicator.id),
    readFiles(store, indicator, rules),
  ]);
  const panel = panels.findLast((one) => one.panel)?.panel;
  const series = Map.groupBy(history.flat(), ({ placeId }) => placeId);
  const [evidence, now] = [{ indicator, places, series }, clock()];
  const moves = evaluate({ ...evidence, panel, files, cycles, now }, rules, alerts).map(withNotice);
  const moved = await Promise.all(moves.map((next) => store.alerts.replace(next, alerts.get(next.id))));
  await fileNotices(
    ports,
    indicator,
    allRules,
    moves.filter(({ noticeDue }, index) => noticeDue && moved[index]),
  );
  const recorded = await recordAll(store, judged, (cycle) => recordVerdicts(cycle, evidence, now));
  return moved.every(Boolean) && recorded;
}

/** Writes what decision rules came to into the logs of their cycles, each over the version that was read. */
async function recordAll(
  { cycles }: Pick<Store, 'cycles'>,
  read: readonly Versioned<Cycle>[],
  record: (cycle: Cycle) => Cycle | undefined,
): Promise<boolean> {
  const written = read.map(async ({ version, ...cycle }) => {
    const next = record(cycle);
    try {
      if (next) await cycles.put(next, version);
      return true;
    } catch (error) {
      if (error instanceof VersionConflict) return false;
      throw error;
    }
  });
  return (await Promise.all(written)).every(Boolean);
}

const withNotice = ({ alert, notify }: Moved): Alert => (notify ? { ...alert, noticeDue: alert.revision } : alert);
