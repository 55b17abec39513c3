import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { PreviewView } from '../../../../shared/api/preview.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { ConcernGlyph, ImprovementGlyph } from '../../ui/glyphs.tsx';
import { formatCount, formatCounted } from '../../words/numbers.ts';
import { cannotSayWords } from '../../words/rule.ts';

import type { Looked } from './use-preview.ts';

const FIRST = 8;

/** Where and when a rule would have fired, and how that differs from the rule as it is saved. */
export function FiredSection({ preview, look }: { preview: PreviewView; look: (asked: Looked) => void }) {
  const [all, setAll] = useState(false);
  const { fired, times, places } = preview;
  const shown = all ? fired : fired.slice(0, FIRST);
  return (
    <section className="sheet">
      <h2>
        Where it would have fired: {formatCount(places.fired)} of {formatCounted(places.watched, 'place')}
      </h2>
      <p className="small soft">{cannotSayWords(preview)}</p>
      {times === 0 ? (
        <p className="soft after">Nowhere, at any time.</p>
      ) : (
        <table className="table after">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Where</th>
              <th scope="col">What it would have told</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ indicatorId, place, period, groups, sentence, isImprovement }) => (
              <tr key={[indicatorId, place.id, period, ...groups].join()}>
                <td className="nowrap">{shortPeriod(period)}</td>
                <td>
                  <Button
                    className="inline"
                    aria-label={`Show ${place.name} on the chart`}
                    onPress={() => look({ indicator: indicatorId, place: place.id, subject: groups.join('_') })}
                  >
                    {place.name}
                  </Button>
                </td>
                <td>
                  {isImprovement ? <ImprovementGlyph /> : <ConcernGlyph />} {sentence}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {fired.length > shown.length && (
        <Button className="button" onPress={() => setAll(true)}>
          Show all {formatCount(fired.length)}
        </Button>
      )}
      {all && times > fired.length && (
        <p className="small soft after">
          The latest {formatCount(fired.length)} of {formatCount(times)}.
        </p>
      )}
      <Against {...preview} />
    </section>
  );
}

function Against({ saved }: Pick<PreviewView, 'saved'>) {
  if (!saved) return null;
  const { fewer, added } = saved;
  return (
    <p className="small soft after">
      Against the saved rule:{' '}
      <b>
        {fewer === 0 && added === 0
          ? 'the same'
          : `${formatCounted(fewer, 'finding')} fewer, ${added === 0 ? 'none' : formatCount(added)} added`}
      </b>
      .
    </p>
  );
}
