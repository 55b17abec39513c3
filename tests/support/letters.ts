import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { linkIdOf } from '../../shared/access/link-token.ts';
import { fileLetter } from '../../shared/pipeline/file-letter.ts';
import type { Mailer } from '../../shared/pipeline/ports.ts';
import { writeToPartners } from '../../shared/pipeline/write-to-partners.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Link, WantedLink } from '../../shared/submissions/link.ts';
import { crashOnce } from './crash-once.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from './embedded-table.ts';
import { attendanceFile, seedPartnership } from './partnership.ts';
import { createPipeline, type Pipeline } from './pipeline.ts';

export const DANA = { name: 'Dana Reyes', email: 'dana@fircrest.example' };
export const wanted: WantedLink = { dataset: 'attendance', periods: ['2026-02'], maximumUses: 20, dueOn: '2026-03-13' };
export let store: Store;
export let pipeline: Pipeline;

const crash = crashOnce();
/** Makes the effect of this name fail once, right before or after it. */
export const crashAt = crash.at;

/** A partnership with a pipeline of its own for each test of one file. */
export function startLetters(): void {
  let dynamo: EmbeddedDynamo;
  beforeAll(async () => {
    dynamo = await startEmbeddedDynamo();
  });
  afterAll(() => dynamo.close());
  beforeEach(async () => {
    store = await dynamo.createStore();
    await seedPartnership(store);
    await store.partners.put({ id: 'fircrest', name: 'Fircrest', placeId: 'fircrest', contacts: [DANA] });
    crash.at();
    pipeline = createPipeline(store, { around: crash.around });
  });
}

export const file = (links: WantedLink[] = [wanted], name = 'made-1') =>
  fileLetter(pipeline.ports, {
    ...{ partnerId: 'fircrest', name, createdAt: '2026-03-10T09:00:00.000Z' },
    about: { kind: 'links', contact: DANA, links },
  });
export const send = (mailer: Mailer = pipeline.ports.mailer) =>
  writeToPartners({ ...pipeline.ports, mailer }, { partnerId: 'fircrest' });
export const lines = async () =>
  (await store.notifications.ofMonth('2026-03')).map(({ about, state, dropped }) =>
    [about.kind, state, ...(dropped ? [dropped] : [])].join(' '),
  );
export const parsed = (index: number) => PostalMime.parse(pipeline.mails[index]?.raw ?? '');
/** The links that a mail brings, as the store has them. */
export async function linksIn(index: number): Promise<(Link | undefined)[]> {
  const { text = '' } = await parsed(index);
  const tokens = [...text.matchAll(/\/send\/([\w-]{32})/g)].map(([, token = '']) => token);
  return Promise.all(tokens.map((token) => store.links.get(linkIdOf(token))));
}
export const now = () => pipeline.ports.clock();
export const linkNamed = async (id: string): Promise<Link> => {
  const link = await store.links.get(id);
  if (!link) throw new Error('There is one.');
  return link;
};
export const openLinks = async () =>
  (await store.links.list()).filter(
    (link) => !link.revokedAt && link.id !== linkIdOf('old') && !link.id.startsWith('link-'),
  );

export const upload = (rows: string[], period = '2026-02', linkId = 'link-fircrest') =>
  pipeline.upload({ partnerId: 'fircrest', dataset: 'attendance', period, linkId }, attendanceFile(rows));
/** As the minutes pass. */
export async function untilQuiet() {
  await pipeline.settle();
  while (!(await pipeline.sweep())) await pipeline.settle();
}
