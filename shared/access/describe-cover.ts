import { type Dataset, datasetNames } from '../catalog/dataset.ts';
import { describeDay } from '../catalog/describe-day.ts';
import type { Cover } from './agreement-cover.ts';

type About = { partner: string; dataset: Dataset };

/**
 * What the agreements say, in one sentence.
 *
 * @example describeCover({ state: 'none' }, { partner: 'Fircrest', dataset: 'attendance' })
 * // 'There is no data sharing agreement with Fircrest on attendance.'
 */
export function describeCover(cover: Cover, { partner, dataset }: About): string {
  const name = datasetNames[dataset].toLowerCase();
  const agreement = `The data sharing agreement with ${partner} on ${name}`;
  switch (cover.state) {
    case 'covered':
    case 'expiring':
      return `${agreement} ends on ${describeDay(cover.until)}.`;
    case 'expired':
      return `${agreement} ended on ${describeDay(cover.until)}.`;
    case 'not-yet':
      return `${agreement} begins on ${describeDay(cover.from)}.`;
    case 'counts-only':
      return `The data sharing agreement with ${partner} is for counts only, not for ${name}.`;
    case 'none':
      return `There is no data sharing agreement with ${partner} on ${name}.`;
  }
}
