import type { Agreement } from '../../shared/catalog/agreement.ts';
import { agreementWith } from './agreement.ts';
import type { LocalHost } from './local-host.ts';
import { chronicAbsence, districts } from './partnership.ts';
import type { MintedLink } from './send-file.ts';

/** Sets up the small made partnership through the staff API, as backbone staff would. */
export async function setUpPartnership(host: LocalHost): Promise<void> {
  const { api } = host;
  await api('PUT', '/api/partnership', { name: 'Rivermouth Partnership', contact: 'Jordan Ames' });
  await api('PUT', '/api/places/rivermouth', { kind: 'region', name: 'Rivermouth' });
  for (const [district, schools] of Object.entries(districts)) {
    await api('PUT', `/api/places/${district}`, { kind: 'district', name: title(district), parentId: 'rivermouth' });
    for (const school of schools) {
      await api('PUT', `/api/places/${school}`, {
        kind: 'school',
        name: `${title(school)} School`,
        parentId: district,
      });
    }
    await api('PUT', `/api/partners/${district}`, { name: `${title(district)} School District`, placeId: district });
    await saveAgreement(host, district);
  }
  await api('PUT', '/api/owners/jordan-ames', {
    ...{ name: 'Jordan Ames', email: 'jordan@partnership.example', username: 'manager' },
  });
  const { id, ...indicator } = chronicAbsence;
  await api('PUT', `/api/indicators/${id}`, indicator);
  await api('PUT', '/api/rules/absence-above-20', { kind: 'level', indicatorIds: [id], percent: 20 });
  await api('PUT', '/api/rules/learner-gap-widens', {
    kind: 'gap-widens',
    indicatorIds: [id],
    gaps: [{ focal: 'english_learner:yes', reference: 'english_learner:no' }],
    points: 2,
  });
}

/** Saves a partner's data sharing agreement. */
export async function saveAgreement({ api }: LocalHost, partnerId: string, change: Partial<Agreement> = {}) {
  const { id, ...agreement } = agreementWith(partnerId, change);
  await api('PUT', `/api/agreements/${id}`, agreement);
}

export const mintLink = (
  { api }: LocalHost,
  partnerId: string,
  periods: string[],
  more: Record<string, unknown> = {},
) => api<MintedLink>('POST', '/api/links', { partnerId, dataset: 'attendance', periods, ...more });

const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
