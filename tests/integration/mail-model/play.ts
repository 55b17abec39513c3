import PostalMime from 'postal-mime';
import { preferencesOf } from '../../../shared/access/preference-token.ts';
import { ruleSchema } from '../../../shared/alerts/rule.ts';
import { acknowledge, silence } from '../../../shared/alerts/staff-actions.ts';
import { countsOf, type Released } from '../../../shared/disclosure/release.ts';
import { MailRefused } from '../../../shared/pipeline/outbox.ts';
import type { Store } from '../../../shared/store/store.ts';
import { attendanceFile, attendanceRows, type District, seedPartnership } from '../../support/partnership.ts';
import { Crash, createPipeline, type Pipeline } from '../../support/pipeline.ts';
import type { Latest, RuleNow } from './model.ts';

const HOUR = 60;
const INDICATOR = 'chronic-absence';
const RULE = 'high';
const ofDistrict = (district: District) => `${RULE}~${INDICATOR}~${district}~all`;

/** What the world does: messages that are lost or doubled, processes that die, a provider that is busy or not heard. */
export type Faults = {
  /** How often the next messages are in the queue: 0, 1 or 2; then always once. */
  copies: number[];
  /** After how many further effects a process dies; then none does. */
  crashes: number[];
  /** How the provider answers the next mails; then it takes them. */
  answers: ('taken' | 'throttled' | 'refused' | 'taken-unheard' | 'lost')[];
};

export type Start = { timeZone: string; at: string };

/** A mail as its reader sees it. */
export type Read = { to: string; at: number; isDigest: boolean; text: string; html: string };

/** Plays one partnership through the real steps, over a real table, with everything that goes wrong. */
export async function createPlay(store: Store, { timeZone, at }: Start, faults: Faults) {
  let effects = 0;
  const [copies, crashes, answers] = [[...faults.copies], [...faults.crashes], [...faults.answers]];
  const pipeline = createPipeline(store, {
    start: new Date(at),
    copies: () => copies.shift() ?? 1,
    around: () => {
      const wait = crashes[0];
      if (wait === undefined) return;
      effects += 1;
      if (effects <= wait) return;
      effects = 0;
      crashes.shift();
      throw new Crash();
    },
  });
  const { ports } = pipeline;
  const { mailer } = ports;
  ports.mailer = {
    async send(mail) {
      const answer = answers.shift() ?? 'taken';
      if (answer === 'throttled') return { refused: 'Throttling', isFinal: false };
      if (answer === 'refused') return { refused: 'Rejected', isFinal: true };
      if (answer === 'lost') throw new Crash();
      const sent = await mailer.send(mail);
      if (answer === 'taken-unheard') throw new Crash();
      return sent;
    },
  };
  await setUp(store, timeZone);
  await surely(() => pipeline.watch());

  /** What a queue does with a step that dies or is refused: the message comes again, or the sweep finds the rest. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 300; round += 1) {
      while (pipeline.waiting.length > 0) {
        await pipeline.settleOne().catch((error: unknown) => {
          if (!(error instanceof MailRefused)) throw error;
        });
      }
      const isQuiet = await pipeline.sweep();
      const later = new Date(ports.clock().getTime() + 8 * 24 * HOUR * 60_000);
      if (isQuiet && pipeline.waiting.length === 0 && (await store.notifications.unsent(later)).length === 0) return;
    }
    throw new Error('It does not come to rest.');
  }

  return {
    pipeline,
    settle,
    now: () => ports.clock().getTime(),
    watch: () => surely(() => pipeline.watch()),
    async send(district: District, period: string, share: number, students: number) {
      const rows = attendanceRows(district, { absent: share, learnersAbsent: share, students });
      const from = { partnerId: district, dataset: 'attendance', period, linkId: `link-${district}` } as const;
      await surely(() => pipeline.upload(from, attendanceFile(rows)));
    },
    /** As the API does: the rule is saved, and whoever saves it repeats that until it was said to be done. */
    async edit(rule: RuleNow) {
      await store.rules.put(ruleOf(rule));
      await surely(() => ports.queues.evaluate({ indicatorId: INDICATOR }));
      const body = JSON.stringify({ indicatorId: INDICATOR });
      pipeline.waiting.push({ step: 'evaluate', body });
    },
    async silence(district: District, until: number): Promise<boolean> {
      const alert = await store.alerts.get(ofDistrict(district));
      const actor = { by: 'Robin', now: ports.clock() };
      const next = alert && silence(alert, { until: new Date(until), reason: 'We know.' }, actor);
      return alert !== undefined && next !== undefined && store.alerts.replace(next, alert);
    },
    /** Whether a silence that ended is not noticed yet: its message was lost, or it ended while something waited. */
    async isBehind() {
      const now = ports.clock().toISOString();
      return (await store.alerts.list()).some(
        ({ state, silence: one }) => state === 'silenced' && one && one.until <= now,
      );
    },
    async acknowledge(district: District) {
      const alert = await store.alerts.get(ofDistrict(district));
      const next = alert && acknowledge(alert, { by: 'Robin', now: ports.clock() });
      if (alert && next) await store.alerts.replace(next, alert);
    },
    latest: async (district: District) => latestOf(await store.released.series(INDICATOR, district)),
    published: async () => (await store.released.history(INDICATOR)).flat().flatMap(pairsIn),
    read: () => Promise.all(pipeline.mails.map(readMail)),
  };
}
export type Play = Awaited<ReturnType<typeof createPlay>>;

/** Repeats what a person or a schedule would: until no process died on the way. */
async function surely<T>(carryOut: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await carryOut();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }
}

const ruleOf = ({ percent, enabled }: RuleNow) =>
  ruleSchema.parse({
    ...{ id: RULE, kind: 'level', indicatorIds: [INDICATOR], placeKinds: ['district'], percent, enabled },
    ...{ minimumStudents: 0, recipients: { owners: ['indicator'], people: ['robin'] } },
  });

/** Jordan owns the indicator and sees all; Robin is named by the rule and sees Fircrest alone. */
async function setUp(store: Store, timeZone: string): Promise<void> {
  await seedPartnership(store);
  await store.partnership.put({ ...(await store.partnership.get()), timeZone });
  await store.owners.put({ id: 'robin', name: 'Robin', email: 'robin@partnership.example', placeIds: ['fircrest'] });
  for (const { id } of await store.rules.list()) await store.rules.remove(id);
  await store.rules.put(ruleOf({ percent: 22, enabled: true }));
  for (const id of ['jordan-ames', 'robin']) {
    const before = await preferencesOf(store, id);
    await store.preferences.replace({ ...before, digest: { ...before.digest, skipUnchanged: false } }, before);
  }
}

function latestOf(series: readonly Released[]): Latest | undefined {
  const shown = series.findLast(({ cells }) => countsOf(cells.all));
  const counts = shown && countsOf(shown.cells.all);
  return shown && counts && { period: shown.period, ...counts, restated: shown.restated === true };
}

/** Every count that may be told. */
const pairsIn = ({ cells }: Released): string[] =>
  Object.values(cells).flatMap((cell) => {
    const counts = countsOf(cell);
    return counts ? [`${counts.numerator} of ${counts.denominator}`] : [];
  });

async function readMail({ to, raw }: Pipeline['mails'][number]): Promise<Read> {
  const { subject = '', text = '', html = '', date = '' } = await PostalMime.parse(raw);
  return { to, at: Date.parse(date), isDigest: / this week: /.test(subject), text, html };
}
