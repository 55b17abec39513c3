import { useMemo } from 'react';
import type { FactorView } from '../../../../shared/api/factors.ts';
import { BYTE_ORDER_MARK } from '../../../../shared/submissions/csv-text.ts';
import { DownloadLink } from '../../ui/download-link.tsx';
import { attributeValue } from '../../words/attribute.ts';
import { factorCsv } from '../../words/factor.ts';
import { formatCount, formatPercent } from '../../words/numbers.ts';

/** The places compared, by name: what the picture shows, in numbers. */
export function PlacesTable({ factor }: { factor: FactorView }) {
  const { places, attribute, indicator } = factor;
  const file = useMemo(() => new Blob([BYTE_ORDER_MARK, factorCsv(factor)], { type: 'text/csv' }), [factor]);
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col" className="number">
              {attribute.unit === undefined ? attribute.name : `${attribute.name}, ${attribute.unit}`}
            </th>
            <th scope="col" className="number">
              Share
            </th>
            <th scope="col" className="number wide-only">
              Students
            </th>
          </tr>
        </thead>
        <tbody>
          {places
            .toSorted((a, b) => a.place.name.localeCompare(b.place.name))
            .map(({ place, value, percent, numerator, denominator }) => (
              <tr key={place.id}>
                <th scope="row">{place.name}</th>
                <td className="number">{attributeValue(attribute, value)}</td>
                <td className="number strong">{formatPercent(percent)}</td>
                <td className="number wide-only">
                  {formatCount(numerator)} of {formatCount(denominator)}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
      <div className="buttons">
        <DownloadLink file={file} name={`${indicator.id} ${attribute.id}.csv`}>
          Download the places, CSV
        </DownloadLink>
      </div>
    </>
  );
}
