import type { ReportedIndicator, ReportView } from '../../../../shared/api/report.ts';
import { StripDrawing } from '../../../../shared/charts/peers-strip-svg.tsx';
import { Link } from '../../routing/link.tsx';
import { placePath } from '../../routing/route.ts';
import { BrightGlyph } from '../../ui/glyphs.tsx';
import { besideWords, brightSentence, stripKey } from '../../words/report-compared.ts';
import { STRIP_WIDTH, stripIn } from './strip-in.ts';

/** What is bright at a place and within it, by name, and where the place stands among similar ones. */
export function Compared({ report, one }: { report: ReportView; one: ReportedIndicator }) {
  const beside = besideWords(report, one);
  const strip = stripIn(report, one);
  const { brightSpots, besidePeers, indicator } = one;
  if (!beside && brightSpots.length === 0) return null;
  return (
    <div className="reported-compared">
      {brightSpots.length > 0 && (
        <div>
          <h3>{brightSpots.length === 1 ? 'Bright spot' : 'Bright spots'}</h3>
          <ul className="bright-spots">
            {brightSpots.map((spot) => (
              <li key={`${spot.place.id} ${spot.group}`} className="small">
                <BrightGlyph /> {brightSentence(spot)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {beside && (
        <div>
          <h3>
            <Link href={placePath({ placeId: report.place.id, indicatorId: indicator.id })}>Beside similar places</Link>
          </h3>
          <p className="small">
            {beside.title} {beside.similar}
          </p>
          {strip && besidePeers && (
            <figure>
              <StripDrawing data={strip} label={beside.title} width={STRIP_WIDTH} />
              <figcaption className="small soft">{stripKey(report, besidePeers)}</figcaption>
            </figure>
          )}
        </div>
      )}
    </div>
  );
}
