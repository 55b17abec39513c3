import { type Cover, coverOf } from '../../../shared/access/agreement-cover.ts';
import type { Agreement } from '../../../shared/catalog/agreement.ts';
import type { Dataset } from '../../../shared/catalog/dataset.ts';
import { formatDate } from './dates.ts';
import { datasetNames } from './records.ts';

const inList = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** Datasets in words. @example datasetWords(['attendance', 'counts']) // 'attendance and counts' */
export const datasetWords = (datasets: readonly Dataset[]): string =>
  inList.format(datasets.map((dataset) => datasetNames[dataset].toLowerCase()));

/** What an agreement lets a partner send. @example 'Rows of students: attendance and assessments' */
export const termsWords = ({ level, datasets }: Pick<Agreement, 'level' | 'datasets'>): string =>
  level === 'counts' ? `No rows of students: ${datasetWords(datasets)}` : `Rows of students: ${datasetWords(datasets)}`;

/** Where an agreement stands on a day of the partnership, among those that may follow it. */
export function standingWords(agreement: Agreement, all: readonly Agreement[], day: string): string {
  const { partnerId, datasets, signedOn, expiresOn } = agreement;
  if (day < signedOn) return `Begins on ${formatDate(signedOn)}`;
  if (day > expiresOn) return `Ended on ${formatDate(expiresOn)}`;
  const covers = datasets.map((dataset) => coverOf(all, { partnerId, dataset }, day));
  const isFollowed = covers.every((cover) => 'until' in cover && cover.until > expiresOn);
  if (isFollowed) return `Holds until ${formatDate(expiresOn)}, and another follows`;
  return covers.some(({ state }) => state === 'expiring')
    ? `Ends soon, on ${formatDate(expiresOn)}`
    : `Holds until ${formatDate(expiresOn)}`;
}

/** What a partner may soon not send any more, or may not now, one sentence for each end; none where all is well. */
export function agreementWarnings(
  partners: readonly { id: string; name: string }[],
  agreements: readonly Agreement[],
  day: string,
): string[] {
  return partners.flatMap(({ id: partnerId, name }) => {
    const named = new Set(agreements.filter((one) => one.partnerId === partnerId).flatMap(({ datasets }) => datasets));
    const covers = [...named].map((dataset) => ({ dataset, cover: coverOf(agreements, { partnerId, dataset }, day) }));
    const worrying = covers.flatMap(({ dataset, cover }) => {
      const end = endWords(cover);
      return end ? [{ dataset, end }] : [];
    });
    return [...Map.groupBy(worrying, ({ end }) => end)].map(
      ([end, of]) => `The agreement with ${name} on ${datasetWords(of.map(({ dataset }) => dataset))} ${end}`,
    );
  });
}

function endWords(cover: Cover): string | undefined {
  if (cover.state === 'expiring') return `ends on ${formatDate(cover.until)}. Its links end with it.`;
  if (cover.state === 'expired') return `ended on ${formatDate(cover.until)}. No link takes files under it.`;
  return undefined;
}
