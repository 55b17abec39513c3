import { type FormEvent, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type * as z from 'zod';
import { mintedLink } from '../../../../shared/api/links.ts';
import type { Dataset } from '../../../../shared/catalog/dataset.ts';
import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Partner } from '../../../../shared/catalog/partner.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { formatDay } from '../../words/dates.ts';
import { datasetNames } from '../../words/records.ts';
import { useChange } from '../staff-api.ts';
import { periodsAround } from './periods-around.ts';

type Props = { partners: Partner[]; indicators: Indicator[] };

/** Makes a link. Its address is shown this once: only a fingerprint of it is kept. */
export function MintLink({ partners, indicators }: Props) {
  const mint = useChange(mintedLink);
  const sets = datasetsOf(indicators);
  const [partnerId, setPartner] = useState(partners[0]?.id ?? '');
  const [dataset, setDataset] = useState<Dataset>(sets[0] ?? 'attendance');
  const kind = indicators.find((one) => one.dataset === dataset)?.periodKind ?? 'month';
  const known = periodsAround(new Date(), kind);
  const [periods, setPeriods] = useState<string[]>([]);
  const chosen = known.filter((period) => periods.includes(period));
  if (partners.length === 0 || sets.length === 0) {
    return (
      <p className="sub">A link belongs to a partner, and to data that an indicator is made from. Make those first.</p>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mint.mutate(
      { path: '/api/links', method: 'POST', body: { partnerId, dataset, periods: chosen } },
      { onSuccess: () => setPeriods([]) },
    );
  };
  return (
    <section className="sheet">
      <h2>A new link</h2>
      <form className="mint" onSubmit={submit}>
        <div className="field-pair">
          <SelectField
            label="Partner"
            value={partnerId}
            options={partners.map(({ id, name }) => [id, name])}
            change={setPartner}
          />
          <SelectField
            label="Data"
            value={dataset}
            options={sets.map((one) => [one, datasetNames[one]])}
            change={setDataset}
          />
        </div>
        <CheckList
          legend="Periods that it takes"
          options={known.map((period) => [period, shortPeriod(period)])}
          chosen={chosen}
          change={setPeriods}
        />
        <div className="buttons">
          <Button className="button primary" type="submit" isDisabled={mint.isPending || chosen.length === 0}>
            Make the link
          </Button>
          <span className="small soft" role="status">
            {mint.error?.message ?? (chosen.length === 0 ? 'Choose at least one period.' : '')}
          </span>
        </div>
      </form>
      {mint.data && <NewLink {...mint.data} />}
    </section>
  );
}

const datasetsOf = (indicators: Indicator[]) => [...new Set(indicators.map(({ dataset }) => dataset))];

function NewLink({ url, expiresAt }: z.infer<typeof mintedLink>) {
  const [said, say] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => say('Copied.'),
      () => {
        field.current?.select();
        say('Copy it from the field.');
      },
    );
  return (
    <div className="act new-link">
      <label className="field">
        The address, shown this once
        <input ref={field} className="text-field" readOnly value={url} onFocus={({ target }) => target.select()} />
      </label>
      <div className="buttons">
        <Button className="button" onPress={() => void copy()}>
          Copy
        </Button>
        <span className="small soft" role="status">
          {said || `Whoever has it can send files until ${formatDay(expiresAt)}. Send it to the partner only.`}
        </span>
      </div>
    </div>
  );
}
