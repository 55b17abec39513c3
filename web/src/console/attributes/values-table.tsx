import { useState } from 'react';
import type { AttributeValuesView } from '../../../../shared/api/attribute-values.ts';
import type { ShownAttribute } from '../../../../shared/attributes/place-attributes.ts';
import type { Attribute } from '../../../../shared/catalog/attribute.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { Hidden } from '../../ui/value.tsx';
import { attributeValue } from '../../words/attribute.ts';
import { inTreeOrder } from '../topmost.ts';

type Props = { attributes: Attribute[]; places: Place[]; values: AttributeValuesView['places'] };

/** Places by attributes; on phones one attribute is shown at a time. */
export function ValuesTable({ attributes, places, values }: Props) {
  const [chosen, setChosen] = useState(attributes[0]?.id ?? '');
  const byPlace = new Map(values.map((one) => [one.placeId, one.values]));
  const shown = (id: string) => (id === chosen ? 'shown' : undefined);
  return (
    <>
      <div className="one-period">
        <SelectField
          label="Attribute"
          value={chosen}
          options={attributes.map(({ id, name }) => [id, name])}
          change={setChosen}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it sideways with arrows */}
      <section className="grid-frame" aria-label="Attributes by place" tabIndex={0}>
        <table className="status-grid">
          <thead>
            <tr>
              <th scope="col">Place</th>
              {attributes.map(({ id, name }) => (
                <th key={id} scope="col" className={shown(id)}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inTreeOrder(places).map(({ id: placeId, name, kind }) => (
              <tr key={placeId}>
                <th scope="row" className={`of-${kind}`}>
                  {name}
                </th>
                {attributes.map((attribute) => (
                  <td key={attribute.id} className={shown(attribute.id)}>
                    <Value attribute={attribute} value={byPlace.get(placeId)?.[attribute.id]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Value({ attribute, value }: { attribute: Attribute; value: ShownAttribute | undefined }) {
  if (value === undefined) {
    return (
      <span className="muted">
        <span aria-hidden="true">–</span>
        <span className="unseen">not sent</span>
      </span>
    );
  }
  return value === 'hidden' ? <Hidden brief /> : attributeValue(attribute, value);
}
