import * as z from 'zod';
import { submissionSummary } from '../../shared/api/submissions.ts';
import { concurrently } from './concurrently.ts';
import type { DemoFile } from './files.ts';
import type { Site } from './site.ts';

const AT_ONCE = 4;

/** The files that were not sent yet, in their stages. */
export async function stagesLeft({ api }: Site): Promise<(stages: DemoFile[][]) => DemoFile[][]> {
  const answer = z
    .object({ submissions: z.array(submissionSummary) })
    .parse(await api('GET', '/api/submissions?state=accepted&limit=1000'));
  const key = ({ partnerId, dataset, period }: Pick<DemoFile, 'partnerId' | 'dataset' | 'period'>) =>
    `${partnerId} ${dataset} ${period}`;
  const sent = new Set(answer.submissions.map(key));
  return (stages) => stages.map((files) => files.filter((file) => !sent.has(key(file))));
}

/** Sends files through upload links as partners do; each stage waits until all of the one before is computed. */
export async function sendStages(site: Site, stages: DemoFile[][], isDone: () => void = () => {}): Promise<void> {
  const linkTo = linksByDataset(site, stages.flat());
  for (const stage of stages) {
    const receipts: string[] = [];
    await concurrently(stage, AT_ONCE, async (file) => {
      receipts.push(await site.send(await linkTo(file), file));
    });
    for (const receipt of receipts) {
      await site.untilDone(receipt);
      isDone();
    }
  }
}

/** One link for each partner and dataset, minted when it is first needed, for the periods that are to be sent. */
function linksByDataset(site: Site, files: DemoFile[]): (file: DemoFile) => Promise<string> {
  const key = ({ partnerId, dataset }: DemoFile) => `${partnerId} ${dataset}`;
  const byLink = Map.groupBy(files, key);
  const links = new Map<string, Promise<string>>();
  const mint = async ({ partnerId, dataset, indicatorId }: DemoFile, periods: string[]) => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    const link = {
      partnerId,
      dataset,
      ...(indicatorId && { indicatorId }),
      periods,
      expiresAt: tomorrow,
      maximumUses: 100,
    };
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
