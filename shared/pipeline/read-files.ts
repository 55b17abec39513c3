import type { Rule } from '../alerts/rule.ts';
import type { Indicator } from '../catalog/indicator.ts';
import { periodKind } from '../catalog/period.ts';
import { type SentFile, sentFiles } from '../submissions/sent-file.ts';
import type { Store } from './ports.ts';

/** The files that count for an indicator, by the place of their partner; read only where a rule asks for them. */
export async function readFiles(
  store: Pick<Store, 'submissions' | 'manifests' | 'partners'>,
  { dataset, periodKind: kind }: Pick<Indicator, 'dataset' | 'periodKind'>,
  rules: readonly Pick<Rule, 'kind'>[],
): Promise<ReadonlyMap<string, readonly SentFile[]>> {
  if (!rules.some((rule) => rule.kind === 'quality')) return new Map();
  const [submissions, manifests, partners] = await Promise.all([
    store.submissions.list(),
    store.manifests.all(),
    store.partners.list(),
  ]);
  const concerned = manifests.filter((one) => one.dataset === dataset && periodKind(one.period) === kind);
  return sentFiles(submissions, concerned, partners);
}
