import type { FactorView } from '../../../../shared/api/factors.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { EffectsChart } from '../../charts/effects-chart.tsx';
import { FactorChart } from '../../charts/factor-chart.tsx';
import { effectsOf } from '../../words/factor.ts';
import { ComparedTable } from './compared-table.tsx';
import { PlacesTable } from './places-table.tsx';

/** The proof of a comparison: every place as a dot with the caution beside it, how sure the difference is, and the places. */
export function Finding({ factor }: { factor: FactorView }) {
  const { reading, result, places, indicator, attribute, period } = factor;
  return (
    <>
      {result.kind !== 'cannot-say' && (
        <>
          <section className="sheet">
            <h2>Place by place</h2>
            <div className="proof">
              <FactorChart factor={factor} />
              <aside className="caution" aria-label="What this does not tell">
                <h3>What this does not tell</h3>
                <p>{reading.caution}</p>
                <p>
                  Each place counts alike, whatever its size. Who looks at many attributes finds some that stand out by
                  chance alone: about one in twenty.
                </p>
              </aside>
            </div>
          </section>
          <section className="sheet">
            <h2>How large, and how sure</h2>
            {reading.adjusted && <p>{reading.adjusted}</p>}
            <EffectsChart effects={effectsOf(factor)} label={`${reading.lead} ${reading.adjusted ?? ''}`} />
            <ComparedTable factor={factor} />
          </section>
        </>
      )}
      {(places.length > 0 || reading.leftOut) && (
        <section className="sheet">
          <h2>The places</h2>
          {reading.leftOut && <p className="soft">{reading.leftOut}</p>}
          {places.length > 0 && <PlacesTable factor={factor} />}
        </section>
      )}
      <p className="foot">
        {indicator.name}, {indicator.edition}
        {period && `, ${shortPeriod(period)}`}. Source: {indicator.source}. {attribute.name}: {attribute.source}.
      </p>
    </>
  );
}
