import { createHash } from 'node:crypto';
import { chartPng } from '../../functions/runtime/chart-png.ts';
import { loadSolver } from '../../shared/disclosure/solver.ts';
import { evaluateRules } from '../../shared/pipeline/evaluate-rules.ts';
import type { IngestPorts } from '../../shared/pipeline/ingest-submission.ts';
import { ingestSubmission } from '../../shared/pipeline/ingest-submission.ts';
import type { ChartPorts } from '../../shared/pipeline/outbox.ts';
import type { Mailer, Objects, Queues, Store } from '../../shared/pipeline/ports.ts';
import { type PublishPorts, publishMeasures } from '../../shared/pipeline/publish-measures.ts';
import { readComparison } from '../../shared/pipeline/read-comparison.ts';
import { recomputeMeasures } from '../../shared/pipeline/recompute-measures.ts';
import { sendDigests } from '../../shared/pipeline/send-digests.ts';
import { sendMail } from '../../shared/pipeline/send-mail.ts';
import { sweep } from '../../shared/pipeline/sweep.ts';
import { watchCalendar } from '../../shared/pipeline/watch-calendar.ts';
import { writeToPartners } from '../../shared/pipeline/write-to-partners.ts';
import type { Mapping } from '../../shared/submissions/mapping/mapping.ts';
import type { Submission } from '../../shared/submissions/submission.ts';

type Step = keyof Queues;
type Message = { step: Step; body: string };

/** Stands for a process that died: the step's message goes back to its queue. */
export class Crash extends Error {}

/** What the world does to the pipeline; by default nothing bad. */
export type World = {
  /** When it begins. */
  start?: Date;
  /** Which of `count` waiting messages comes next. */
  next?: (count: number) => number;
  /** How often a message that was just sent is in the queue: 0 loses it, 2 doubles it. */
  copies?: () => number;
  /** Called before and after every effect; may throw {@link Crash}. */
  around?: (moment: 'before' | 'after', effect: string) => void;
};

const WRITES = new Set([
  'put',
  'putLinks',
  'create',
  'replace',
  'update',
  'publish',
  'advance',
  'record',
  'remove',
  'send',
  'revoke',
]);

/** Where a file comes from, and what its sender says of it. */
type UploadFrom = Pick<Submission, 'partnerId' | 'dataset' | 'period' | 'linkId' | 'note' | 'sheet' | 'confirmed'> & {
  mapping?: Mapping;
};

const drawn = new Map<string, Promise<Uint8Array>>();
/** The same chart is the same picture, and what is played many times over draws few charts. */
function drawOnce(svg: string): Promise<Uint8Array> {
  const picture = drawn.get(svg) ?? chartPng(svg);
  drawn.set(svg, picture);
  return picture;
}

/** The steps of the pipeline with a real store, in one process, with queues that do what real queues may do. */
export function createPipeline(store: Store, world: World = {}) {
  const { start = new Date('2026-03-10T09:00:00Z'), next = () => 0, copies = () => 1, around = () => {} } = world;
  let now = start;
  const waiting: Message[] = [];
  const files = new Map<string, Uint8Array>();
  const mails: { mailId: string; to: string; raw: Uint8Array }[] = [];

  const effect = async <T>(name: string, carryOut: () => Promise<T>): Promise<T> => {
    around('before', name);
    const result = await carryOut();
    around('after', name);
    return result;
  };
  const watched = <T extends object>(target: T, name: string): T =>
    new Proxy(target, {
      get(owner, property, receiver) {
        const value: unknown = Reflect.get(owner, property, receiver);
        if (typeof value === 'object' && value !== null) return watched(value, `${name}.${String(property)}`);
        if (typeof value !== 'function' || !WRITES.has(String(property))) return value;
        const call = value as (...args: unknown[]) => Promise<unknown>;
        return (...args: unknown[]) => effect(`${name}.${String(property)}`, () => call.apply(owner, args));
      },
    });

  let asked = 0;
  const send = (step: Step) => (message: unknown) =>
    effect(`queues.${step}`, async () => {
      asked += 1;
      const body = JSON.stringify(message);
      for (let copy = copies(); copy > 0; copy -= 1) waiting.push({ step, body });
    });
  const queues: Queues = {
    upload: send('upload'),
    recompute: send('recompute'),
    publish: send('publish'),
    evaluate: send('evaluate'),
    mail: send('mail'),
    digest: send('digest'),
    letter: send('letter'),
  };
  const objects: Objects = {
    async read({ key }) {
      const bytes = files.get(key);
      return (
        bytes &&
        (async function* () {
          yield bytes;
        })()
      );
    },
    async remove({ key }) {
      files.delete(key);
    },
    exists: async (key) => files.has(key),
  };
  /** The provider takes the mail, and its Send event is recorded, whatever becomes of the caller. */
  const mailer: Mailer = {
    async send(mail) {
      mails.push(mail);
      await store.mailEvents.record(mail.mailId, { type: 'Send', at: now.toISOString(), messageId: mail.mailId });
      return 'sent';
    },
  };
  const ports: IngestPorts & PublishPorts & ChartPorts & { queues: Queues } = {
    solver: loadSolver,
    store: watched(store, 'store'),
    objects: watched(objects, 'objects'),
    mailer: watched(mailer, 'mailer'),
    queues,
    clock: () => now,
    pseudonymKey: async () => new Uint8Array(32).fill(7),
    from: 'alerts@partnership.example',
    siteUrl: 'https://partnership.example',
    drawChart: drawOnce,
    quota: { perSecond: 1000, perDay: 100_000 },
  };
  const steps: { [step in Step]: (body: never) => Promise<void> } = {
    upload: (key: string) => ingestSubmission(ports, { key }),
    recompute: (request: Parameters<typeof recomputeMeasures>[1]) => recomputeMeasures(ports, request),
    publish: (request: Parameters<typeof publishMeasures>[1]) => publishMeasures(ports, request),
    evaluate: (request: Parameters<typeof evaluateRules>[1]) => evaluateRules(ports, request),
    mail: (request: Parameters<typeof sendMail>[1]) => sendMail(ports, request),
    digest: (request: Parameters<typeof sendDigests>[1]) => sendDigests(ports, request),
    letter: (request: Parameters<typeof writeToPartners>[1]) => writeToPartners(ports, request),
  };

  return {
    mails,
    files,
    waiting,
    ports,
    advanceClock(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    /** Registers a submission and lays its file into the bucket, which announces it. */
    async upload({ mapping, ...from }: UploadFrom, file: string | Uint8Array) {
      const sequence = await store.submissions.nextSequence();
      const id = String(sequence).padStart(10, '0');
      const { partnerId, dataset, period } = from;
      const objectKey = `uploads/${partnerId}/${dataset}/${period}/${id}`;
      const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
      if (mapping) await store.mappings.create(id, mapping);
      const partner = await store.partners.get(partnerId);
      if (partner) {
        const { minimumGroupSize: minimumStudents } = await store.partnership.get();
        await store.comparisons.put(id, await readComparison(store, { partner, dataset, period, minimumStudents }));
      }
      await store.submissions.create({
        ...from,
        ...(mapping && { mapping: 'confirmed' }),
        id,
        sequence,
        objectKey,
        fileName: 'file.csv',
        size: bytes.length,
        checksum: createHash('sha256').update(bytes).digest('base64'),
        state: 'awaiting-file',
        mintedAt: now.toISOString(),
      });
      files.set(objectKey, bytes);
      waiting.push({ step: 'upload', body: JSON.stringify(objectKey) });
      return id;
    },
    /** Works until no message waits. A message whose step crashed is delivered again. */
    async settle() {
      for (let deliveries = 0; waiting.length > 0; deliveries += 1) {
        if (deliveries > 2000) throw new Error('The pipeline does not come to rest.');
        await this.settleOne();
      }
    },
    /** Delivers one waiting message. */
    async settleOne() {
      const [message] = waiting.splice(next(waiting.length), 1) as [Message];
      try {
        await steps[message.step](JSON.parse(message.body) as never);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        waiting.push(message);
      }
    },
    /** What the hourly schedule does. */
    watch: () => watchCalendar(ports),
    /** What the schedule does, after enough time that leases ran out. True when there was nothing to ask for. */
    async sweep(): Promise<boolean> {
      now = new Date(now.getTime() + 15 * 60_000);
      const before = asked;
      try {
        await sweep(ports);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        return false;
      }
      return asked === before;
    },
  };
}
export type Pipeline = ReturnType<typeof createPipeline>;
