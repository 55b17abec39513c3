import * as z from 'zod';
import { submissionSummary } from '../../shared/api/submissions.ts';
import { concurrently } from './concurrently.ts';
import { partnership, records, staffIds } from './definitions.ts';
import { excused, schedules } from './due-dates.ts';
import { type DemoFile, demoStages } from './files.ts';
import { openSite, type Site } from './site.ts';
import { prepareTryFirst, readTryFirst, tryFirstText } from './try-first.ts';

const AT_ONCE = 4;
const PROGRESS_MS = 5000;

export type LoadDemoOptions = {
  siteUrl: string;
  /** Of backbone staff. */
  token: string;
  dataDir: string;
  log: (line: string) => void;
  signal?: AbortSignal;
};

/**
 * Loads the made region through the staff API and upload links, as people would. What is there already is left as it is,
 * so an interrupted load is taken up where it was. Tells `log` what to try first as soon as the first alerts are out. Throws with what was answered when the site turns something down.
 */
export async function loadDemo({ siteUrl, token, dataDir, log, signal }: LoadDemoOptions): Promise<void> {
  const site = openSite({ siteUrl, token, signal });
  await define(site);
  const isSent = await sentAlready(site);
  const left = (stages: DemoFile[][]) => stages.map((files) => files.filter((file) => !isSent(file)));
  const { first, later } = demoStages();
  const [firstLeft, laterLeft] = [left(first), left(later)];
  const files = [...firstLeft, ...laterLeft].flat();
  if (files.length > 0) log(`demo: loading ${files.length} files of the made region in the background`);
  const linkTo = linksByDataset(site, files);
  const progress = startProgress(files.length, log);
  const send = async (stages: DemoFile[][]) => {
    for (const stage of stages) {
      const receipts: string[] = [];
      await concurrently(stage, AT_ONCE, async (file) => {
        receipts.push(await site.send(await linkTo(file), file));
      });
      for (const receipt of receipts) {
        await site.untilDone(receipt);
        progress.count();
      }
    }
  };
  try {
    await send(firstLeft);
    // What an earlier load prepared was told at the start of this one.
    if (!(await readTryFirst(dataDir))) log(tryFirstText(await prepareTryFirst(site, dataDir)));
    await send(laterLeft);
  } finally {
    progress.stop();
  }
  await defineDueDates(site);
  if (files.length === 0) return;
  log(`demo: all ${files.length} files are in`);
  // Otherwise the first one would come on a Monday.
  await site.api('POST', `/api/recipients/${staffIds[0]}/sample`);
  log('demo: the inbox has a sample of the weekly digest');
}

/** Saves what is not there yet. What staff have changed since stays as they left it. */
async function define({ api }: Site): Promise<void> {
  const stored = z.object({ demo: z.boolean() }).parse(await api('GET', '/api/partnership'));
  if (!stored.demo) await api('PUT', '/api/partnership', partnership);
  for (const { path, records: wanted } of records) await saveMissing(api, path, wanted);
  if (!stored.demo) await api('PUT', '/api/partnership', { ...partnership, staffIds });
}

/** Once the files are in: who has sent everything is not reminded. */
async function defineDueDates({ api }: Site): Promise<void> {
  if (!(await saveMissing(api, 'schedules', schedules))) return;
  const { path, reason } = excused;
  await api('PUT', path, { reason });
}

/** False where all were there. */
async function saveMissing(api: Site['api'], path: string, wanted: readonly { id: string }[]): Promise<boolean> {
  const listed = z.record(z.string(), z.array(z.object({ id: z.string() }))).parse(await api('GET', `/api/${path}`));
  const known = new Set(listed[path]?.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !known.has(id));
  await concurrently(missing, AT_ONCE, async ({ id, ...record }) => {
    await api('PUT', `/api/${path}/${id}`, record);
  });
  return missing.length > 0;
}

async function sentAlready({ api }: Site): Promise<(file: DemoFile) => boolean> {
  const answer = z
    .object({ submissions: z.array(submissionSummary) })
    .parse(await api('GET', '/api/submissions?state=accepted&limit=1000'));
  const key = ({ partnerId, dataset, period }: Pick<DemoFile, 'partnerId' | 'dataset' | 'period'>) =>
    `${partnerId} ${dataset} ${period}`;
  const sent = new Set(answer.submissions.map(key));
  return (file) => sent.has(key(file));
}

/** One link for each partner and dataset, minted when it is first needed, for the periods that are still to be sent. */
function linksByDataset(site: Site, files: DemoFile[]): (file: DemoFile) => Promise<string> {
  const key = ({ partnerId, dataset }: DemoFile) => `${partnerId} ${dataset}`;
  const byLink = Map.groupBy(files, key);
  const links = new Map<string, Promise<string>>();
  const mint = async ({ partnerId, dataset }: DemoFile, periods: string[]) => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const link = { partnerId, dataset, periods, expiresAt: tomorrow, maximumUses: 100 };
    // Hundreds of receipts at once would only hide the mails that are worth a look.
    const { apiUrl } = await site.mint({ ...link, receiptsByMail: false });
    return apiUrl;
  };
  return (file) => {
    const known = links.get(key(file));
    if (known) return known;
    const link = mint(file, byLink.get(key(file))?.map(({ period }) => period) ?? [file.period]);
    links.set(key(file), link);
    return link;
  };
}

function startProgress(total: number, log: (line: string) => void) {
  let sent = 0;
  const timer = setInterval(() => log(`demo: ${sent} of ${total} files`), PROGRESS_MS);
  return {
    count: () => {
      sent += 1;
    },
    stop: () => clearInterval(timer),
  };
}
