import { Button } from 'react-aria-components/Button';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { CheckList } from '../../ui/check-list.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { periodsAround } from '../links/periods-around.ts';
import { currentPeriod, type Draft } from './schedule-draft.ts';

type Props = { draft: Draft; edit: (part: Partial<Draft>) => void };

const monthName = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });
/** As the school year goes. */
const months = [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6].map(
  (month) => [String(month), monthName.format(new Date(Date.UTC(2025, month - 1)))] as const,
);

/** Every period from one on, or some that are listed with days of their own. */
export function WhenFields({ draft, edit }: Props) {
  return (
    <>
      <SelectField
        label="When"
        value={draft.isListed ? 'listed' : 'every'}
        options={[
          ['every', `Every ${draft.kind === 'window' ? 'assessment window' : draft.kind}`],
          ['listed', 'By a list of days'],
        ]}
        change={(kind) => edit({ isListed: kind === 'listed' })}
      />
      {draft.isListed ? <ListedFields {...{ draft, edit }} /> : <EveryFields {...{ draft, edit }} />}
    </>
  );
}

/** The periods that are offered, with one that is chosen already. */
function options({ kind }: Draft, chosen: string): (readonly [string, string])[] {
  const around = periodsAround(new Date(), kind);
  const all = chosen === '' || around.includes(chosen) ? around : [...around, chosen];
  return all.map((period) => [period, shortPeriod(period)] as const);
}

function EveryFields({ draft, edit }: Props) {
  const { kind, from, to, dueDays } = draft;
  return (
    <>
      <div className="field-pair">
        <SelectField label="First" value={from} options={options(draft, from)} change={(one) => edit({ from: one })} />
        <SelectField
          label="Last"
          value={to}
          options={[['', 'No end'], ...options(draft, to)]}
          change={(one) => edit({ to: one })}
        />
        <NumberField
          label="Due after its end"
          {...{ value: dueDays, min: 0, max: 366, unit: 'days' }}
          change={(days) => edit({ dueDays: days ?? 0 })}
        />
      </div>
      {(kind === 'month' || kind === 'week') && (
        <CheckList
          legend="Months with school"
          options={months}
          chosen={draft.months}
          change={(chosen) => edit({ months: chosen })}
        />
      )}
    </>
  );
}

function ListedFields({ draft, edit }: Props) {
  const { listed, kind } = draft;
  const change = (at: number, part: Partial<Draft['listed'][number]>) =>
    edit({ listed: listed.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      {listed.map(({ period, dueOn }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list; the fields hold no state
        <fieldset className="contact-row" key={index}>
          <legend className="unseen">{`Period ${index + 1}`}</legend>
          <SelectField
            label="Period"
            value={period}
            options={options(draft, period)}
            change={(one) => change(index, { period: one })}
          />
          <TextField label="Due on" type="date" value={dueOn} change={(on) => change(index, { dueOn: on })} />
          <div className="buttons">
            {listed.length > 1 && (
              <Button
                className="button"
                aria-label={`Leave out ${shortPeriod(period)}`}
                onPress={() => edit({ listed: listed.filter((_, at) => at !== index) })}
              >
                Leave out
              </Button>
            )}
          </div>
        </fieldset>
      ))}
      <div className="buttons">
        <Button
          className="button"
          onPress={() => edit({ listed: [...listed, { period: currentPeriod(kind), dueOn: '' }] })}
        >
          One more
        </Button>
      </div>
    </>
  );
}
