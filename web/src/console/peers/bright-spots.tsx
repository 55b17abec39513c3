import type { BrightSpotsView } from '../../../../shared/api/peers.ts';
import { inSentence } from '../../../../shared/mail/wording.ts';
import { brightSpotSentence, brightSpotsLead } from '../../../../shared/peers/bright-spot-words.ts';
import { Link } from '../../routing/link.tsx';
import { placePath } from '../../routing/route.ts';
import { BrightGlyph } from '../../ui/glyphs.tsx';

/** Where an indicator is better than at similar places: by name, for it is no ranking. */
export function BrightSpots({ view }: { view: BrightSpotsView }) {
  const { indicator, spots } = view;
  const places = Map.groupBy(spots, ({ place }) => place.id);
  return (
    <section className="sheet">
      <h2>
        {places.size === 0 ? 'No bright spot' : 'Bright spots'} in {inSentence(indicator.name)}
      </h2>
      <p className="small soft">{brightSpotsLead(view)}</p>
      {places.size > 0 && (
        <ul className="alert-rows">
          {[...places].map(([id, [first, ...more]]) => (
            <li key={id}>
              <h3>
                <BrightGlyph />{' '}
                <Link href={placePath({ placeId: id, indicatorId: indicator.id })}>{first?.place.name}</Link>
              </h3>
              {[...(first ? [first] : []), ...more].map((spot) => (
                <p key={spot.group} className="small">
                  {brightSpotSentence(spot)}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
