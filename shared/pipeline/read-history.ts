import type { HistoryEntry } from '../api/history.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { Partner } from '../catalog/partner.ts';
import type { Period } from '../catalog/period.ts';
import { currentSubmissions } from '../submissions/current.ts';
import type { Manifest } from '../submissions/manifest.ts';
import { replacedBy, standInsOf } from '../submissions/stand-ins.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Store } from './ports.ts';
import { type MovedWhen, readMoved } from './read-moved.ts';

/** Files of a period that are told of; more are hardly ever sent. */
const LISTED = 50;

/**
 * The files of one partner, dataset and period, newest first: who sent them, what they replaced, and who took them back.
 * With values, also what they moved, from what was published and may still be shown. That is for the partner alone: a
 * total before and after a file would tell others of the one small school that it brought.
 */
export async function readHistory(
  store: Pick<
    Store,
    'submissions' | 'manifests' | 'indicators' | 'publications' | 'released' | 'disclosure' | 'partnership'
  >,
  partner: Partner,
  dataset: Dataset,
  period: Period,
  values: 'with-values' | 'without-values',
): Promise<HistoryEntry[]> {
  const [submissions, manifest] = await Promise.all([
    store.submissions.ofPeriod(partner.id, dataset, period),
    store.manifests.get(partner.id, dataset, period),
  ]);
  if (submissions.length === 0) return [];
  const moved: MovedWhen =
    values === 'with-values' ? await readMoved(store, partner.placeId, dataset, period) : () => undefined;
  const current = new Set(currentSubmissions([manifest]).values());
  return submissions.slice(0, LISTED).map((submission) => ({
    ...entryOf(submission, partner, manifest),
    current: current.has(submission.sequence),
    ...movedBy(submission, submissions, moved),
  }));
}

const idOf = (sequence: number) => String(sequence).padStart(10, '0');

function entryOf(
  submission: Submission,
  partner: Partner,
  manifest: Manifest,
): Omit<HistoryEntry, 'current' | 'moved' | 'withdrawal'> {
  const { id, sequence, period, linkId, fileName, state, mintedAt, totals, checksum, note } = submission;
  const { sequences, leavesNone } = standInsOf(manifest, sequence);
  return {
    id,
    period,
    sentBy: partner.name,
    linkId,
    fileName,
    state,
    at: mintedAt,
    ...(totals && { accepted: totals.rows - totals.refused }),
    checksum,
    ...(note && { note }),
    replaces: replacedBy(manifest, sequence).map(idOf),
    ...(state === 'accepted' && { ifWithdrawn: { restores: sequences.map(idOf), leavesNone } }),
  };
}

/** What the file moved before anything else of its partner became visible, and what its withdrawal did. */
function movedBy(
  submission: Submission,
  all: Submission[],
  moved: MovedWhen,
): Pick<HistoryEntry, 'moved' | 'withdrawal'> {
  const { withdrawal } = submission;
  const moments = all.flatMap((one) => [becameVisible(one) ?? [], becameInvisible(one) ?? []].flat());
  const at = (moment: number | undefined) => {
    if (moment === undefined) return {};
    const until = Math.min(Number.POSITIVE_INFINITY, ...moments.filter((one) => one > moment));
    const found = moved(moment, until);
    return found && { moved: found };
  };
  return {
    ...at(becameVisible(submission)),
    ...(withdrawal && { withdrawal: { ...withdrawal, ...at(becameInvisible(submission)) } }),
  };
}

/** The number of the data at that moment, by which releases are numbered. */
const becameVisible = ({ inputs, joinedInputs = 0 }: Submission) => inputs && inputs + joinedInputs;
const becameInvisible = ({ withdrawnInputs: inputs, withdrawnJoinedInputs: ofJoined = 0 }: Submission) =>
  inputs && inputs + ofJoined;
