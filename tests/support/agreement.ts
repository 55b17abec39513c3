import type { Agreement } from '../../shared/catalog/agreement.ts';
import { datasets } from '../../shared/catalog/dataset.ts';

/** A data sharing agreement of a partner on everything, for as long as tests last. */
export function agreementWith(partnerId: string, change: Partial<Agreement> = {}): Agreement {
  return {
    id: `${partnerId}-2025`,
    partnerId,
    signedOn: '2025-07-01',
    expiresOn: '2036-06-30',
    datasets: [...datasets],
    level: 'students',
    ...change,
  };
}
