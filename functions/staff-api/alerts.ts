import { type Alert, isOpen } from '../../shared/alerts/alert.ts';
import { findingAsSeen } from '../../shared/alerts/finding-as-seen.ts';
import { isImprovement } from '../../shared/alerts/improvement.ts';
import * as act from '../../shared/alerts/staff-actions.ts';
import type { alertOperations } from '../../shared/api/alert-operations.ts';
import { alertWriter } from '../../shared/mail/sentence-writer.ts';
import type { Handlers } from '../http/http-api.ts';
import { invalidRequest, Problem } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import { mustExist } from './references.ts';
import { signedInOwner } from './signed-in-owner.ts';

/** How often an action tries again when the pipeline, or somebody else, was faster. */
const ATTEMPTS = 5;

/** Alerts, the latest change first, each with its finding as a sentence, and what people do with them. */
export function alertHandlers({ store, clock }: StaffPorts): Handlers<typeof alertOperations> {
  /** Says of an alert what its finding is. */
  const readSaying = async () => {
    const [indicators, places] = await Promise.all([store.indicators.list(), store.places.list()]);
    const write = alertWriter(indicators, places);
    const byId = new Map(indicators.map((one) => [one.id, one]));
    const seen = new Set(places.map(({ id }) => id));
    return ({ finding, reason }: Alert) => {
      const indicator = byId.get(finding.indicatorId);
      return {
        ...write({ finding, reason }),
        finding: findingAsSeen(finding, (id) => seen.has(id)),
        isImprovement: indicator !== undefined && isImprovement(finding, indicator),
      };
    };
  };
  const read = async (id: string): Promise<Alert> => {
    const alert = await store.alerts.get(id);
    if (!alert) throw new Problem('not-found', `There is no alert ${id}.`);
    return alert;
  };
  const answer = async (alert: Alert) => {
    const say = await readSaying();
    return { status: 200 as const, body: { ...alert, ...say(alert) } };
  };
  /** Changes an alert as it is now; `whyNot` is said where it does not take the change. */
  const change = async (id: string, carryOut: (alert: Alert) => Alert | undefined, whyNot: string) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const alert = await read(id);
      const next = carryOut(alert);
      if (!next) throw new Problem('conflict', whyNot);
      if (await store.alerts.replace(next, alert)) return answer(next);
    }
    throw new Problem('conflict', `The alert ${id} changes too often just now. Try again.`);
  };
  const actor = async (username: string | undefined) => {
    const known = await signedInOwner(store, username);
    return { by: known?.name ?? username ?? 'backbone staff', now: clock() };
  };
  return {
    async listAlerts({ query: { state, indicator, place, rule, limit } }) {
      const fits = (one: Alert) =>
        (state === 'open' ? isOpen(one) : (state ?? one.state) === one.state) &&
        (indicator ?? one.indicatorId) === one.indicatorId &&
        (rule ?? one.ruleId) === one.ruleId &&
        (place ?? one.placeId) === one.placeId;
      const [alerts, say] = await Promise.all([store.alerts.list(), readSaying()]);
      const shown = alerts
        .filter(fits)
        .toSorted((a, b) => Date.parse(b.changedAt) - Date.parse(a.changedAt))
        .slice(0, limit)
        .map((alert) => {
          const { finding, history, ...told } = { ...alert, ...say(alert) };
          return told;
        });
      return { status: 200, body: { alerts: shown } };
    },
    readAlert: async ({ params }) => answer(await read(params.id)),
    async acknowledgeAlert({ params }, { username }) {
      const who = await actor(username);
      const whyNot = `The alert ${params.id} does not wait for anybody: it is not firing.`;
      return change(params.id, (alert) => act.acknowledge(alert, who), whyNot);
    },
    async silenceAlert({ params, body: { until, reason } }, { username }) {
      const who = await actor(username);
      const ending = { until: new Date(until), reason };
      return change(params.id, (alert) => act.silence(alert, ending, who), `${until} has passed already.`);
    },
    async endSilenceOfAlert({ params }, { username }) {
      const who = await actor(username);
      return change(params.id, (alert) => act.endSilence(alert, who), `The alert ${params.id} is not silenced.`);
    },
    async assignAlert({ params, body: { ownerId } }) {
      const errors = await mustExist(store.owners, 'ownerId', ownerId);
      if (errors.length > 0) throw invalidRequest(errors);
      return change(params.id, (alert) => act.assign(alert, ownerId), '');
    },
    async addNoteToAlert({ params, body: { text } }, { username }) {
      const who = await actor(username);
      return change(params.id, (alert) => act.addNote(alert, text, who), '');
    },
  };
}
