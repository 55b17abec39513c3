import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { coverOf, isCovered } from '../../../../shared/access/agreement-cover.ts';
import { describeCover } from '../../../../shared/access/describe-cover.ts';
import type { Agreement } from '../../../../shared/catalog/agreement.ts';
import type { Dataset } from '../../../../shared/catalog/dataset.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Partner } from '../../../../shared/catalog/partner.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { CheckField, CheckList } from '../../ui/check-list.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { datasetNames } from '../../words/records.ts';
import { useChange } from '../staff-api.ts';
import { type Delivery, deliveries, madeLinks, makeWords } from './delivery.ts';
import { MailedTo } from './mailed-to.tsx';
import { NewLinks } from './new-link.tsx';
import { periodsAround } from './periods-around.ts';
import { kindsFor, setsFor } from './sets-for.ts';

type Props = {
  partners: Partner[];
  indicators: Indicator[];
  agreements: Agreement[];
  /** Today, by the clock of the partnership. */
  day: string;
};

/** Makes one link for some periods, or one for each, and mails or shows what it made. */
export function MintLink({ partners, indicators, agreements, day }: Props) {
  const mint = useChange(madeLinks);
  const sets = setsFor(indicators);
  const [partnerId, setPartner] = useState(partners[0]?.id ?? '');
  const [dataset, setDataset] = useState<Dataset>(sets[0] ?? 'attendance');
  const [email, setEmail] = useState('');
  const [periods, setPeriods] = useState<string[]>([]);
  const [each, setEach] = useState(false);
  const [wish, setWish] = useState<Delivery>('mailed');
  const partner = partners.find(({ id }) => id === partnerId);
  if (!partner || sets.length === 0) {
    return (
      <p className="sub">A link belongs to a partner, and to data that an indicator is made from. Make those first.</p>
    );
  }
  const kind = kindsFor(indicators, dataset)[0] ?? 'month';
  const known = periodsAround(new Date(), kind);
  const chosen = known.filter((period) => periods.includes(period));
  const contacts = partner.contacts ?? [];
  const contact = contacts.find((one) => one.email === email)?.email;
  const delivery = contacts.length > 0 ? wish : 'shown';
  const cover = coverOf(agreements, { partnerId, dataset }, day);
  const hint = chosen.length === 0 ? 'Choose at least one period.' : '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const links = each ? chosen.map((period) => ({ dataset, periods: [period] })) : [{ dataset, periods: chosen }];
    mint.mutate(
      { path: '/api/links/batch', method: 'POST', body: { partnerId, delivery, ...(contact && { contact }), links } },
      { onSuccess: () => setPeriods([]) },
    );
  };
  return (
    <section className="sheet">
      <h2>A new link</h2>
      <form className="mint" onSubmit={submit}>
        <ForWhom
          {...{ partners, partner, sets, dataset, setPartner, setDataset }}
          email={contact ?? contacts[0]?.email}
          setEmail={setEmail}
          delivery={delivery}
          setDelivery={setWish}
        />
        <CheckList
          legend="Periods that it takes"
          options={known.map((period) => [period, shortPeriod(period)])}
          chosen={chosen}
          change={setPeriods}
        />
        <CheckField label="One link for each period" checked={each} change={setEach} />
        <div className="buttons">
          <Button
            className="button primary"
            type="submit"
            isDisabled={mint.isPending || chosen.length === 0 || !isCovered(cover)}
          >
            {makeWords(each && chosen.length > 1 ? `${chosen.length} links` : 'the link', delivery)}
          </Button>
          <span className="small soft" role="status">
            {isCovered(cover)
              ? (mint.error?.message ?? hint)
              : `${describeCover(cover, { partner: partner.name, dataset })} Enter the signed one under Partners first.`}
          </span>
        </div>
      </form>
      {mint.data && 'links' in mint.data && <NewLinks links={mint.data.links} />}
      {mint.data && 'mailedTo' in mint.data && <MailedTo contact={mint.data.mailedTo} />}
    </section>
  );
}

type ForWhomProps = {
  partners: Partner[];
  partner: Partner;
  sets: Dataset[];
  dataset: Dataset;
  /** Of the contact; nobody where the partner has none. */
  email: string | undefined;
  setPartner: (id: string) => void;
  setDataset: (dataset: Dataset) => void;
  setEmail: (email: string) => void;
  delivery: Delivery;
  setDelivery: (delivery: Delivery) => void;
};

function ForWhom({ partners, partner, sets, dataset, email, setPartner, setDataset, setEmail, ...how }: ForWhomProps) {
  const contacts = partner.contacts ?? [];
  return (
    <div className="field-pair">
      <SelectField
        label="Partner"
        value={partner.id}
        options={partners.map(({ id, name }) => [id, name])}
        change={setPartner}
      />
      <SelectField
        label="Data"
        value={dataset}
        options={sets.map((one) => [one, datasetNames[one]])}
        change={setDataset}
      />
      {contacts.length > 0 && (
        <>
          <SelectField
            label="Made for"
            value={email ?? ''}
            options={contacts.map((one) => [one.email, one.name])}
            change={setEmail}
          />
          <SelectField label="How it reaches them" value={how.delivery} options={deliveries} change={how.setDelivery} />
        </>
      )}
    </div>
  );
}
