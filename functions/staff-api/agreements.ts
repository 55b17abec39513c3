import { linkState } from '../../shared/access/link-state.ts';
import { type Agreement, agreementSchema } from '../../shared/catalog/agreement.ts';
import { hasStudents } from '../../shared/catalog/dataset.ts';
import { readCover } from '../../shared/pipeline/read-cover.ts';
import type { FieldError } from '../http/problem.ts';
import type { StaffPorts } from './ports.ts';
import type { RecordPolicy } from './records.ts';
import { mustExist } from './references.ts';

/** An agreement is with one partner, and never asks for more than the partnership keeps. */
export function agreementPolicy({ store, clock }: StaffPorts): RecordPolicy<Agreement> {
  return {
    word: 'agreement',
    schema: agreementSchema,
    collection: store.agreements,
    async check(agreement, stored) {
      const { minimumGroupSize } = await store.partnership.get();
      return [
        ...(await mustExist(store.partners, 'partnerId', agreement.partnerId)),
        ...checkPartner(agreement, stored),
        ...checkTerms(agreement),
        ...checkMinimum(agreement, minimumGroupSize),
      ];
    },
    async referrers({ id, partnerId }) {
      const [coverNow, coverThen, links] = await Promise.all([
        readCover(store, clock()),
        readCover(store, clock(), (one) => one.id !== id),
        store.links.list(),
      ]);
      const closed = links.filter(
        (link) =>
          link.partnerId === partnerId &&
          linkState(link, coverNow(link), clock()) === 'open' &&
          linkState(link, coverThen(link), clock()) !== 'open',
      );
      return closed.length > 0 ? [`links that take files (${closed.length})`] : [];
    },
  };
}

function checkPartner({ partnerId }: Agreement, stored: Agreement | undefined): FieldError[] {
  if (!stored || stored.partnerId === partnerId) return [];
  return [{ field: 'partnerId', message: `must stay ${stored.partnerId}, who signed it` }];
}

function checkTerms({ signedOn, expiresOn, datasets, level }: Agreement): FieldError[] {
  const isOfStudents = level === 'counts' && datasets.some(hasStudents);
  return [
    ...(expiresOn < signedOn ? [{ field: 'expiresOn', message: `must be ${signedOn} or later` }] : []),
    ...(new Set(datasets).size < datasets.length
      ? [{ field: 'datasets', message: 'must name each dataset once' }]
      : []),
    ...(isOfStudents
      ? [{ field: 'datasets', message: 'must be counts or attributes, because the level is counts' }]
      : []),
  ];
}

function checkMinimum({ minimumGroupSize }: Agreement, ofPartnership: number): FieldError[] {
  if (minimumGroupSize === undefined || minimumGroupSize <= ofPartnership) return [];
  const message = `is more than the partnership's ${ofPartnership}: raise the partnership's minimumGroupSize first`;
  return [{ field: 'minimumGroupSize', message }];
}
