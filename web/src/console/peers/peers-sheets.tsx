import type { BrightSpotsView, PeersView } from '../../../../shared/api/peers.ts';
import type { PeersStripData } from '../../../../shared/charts/peers-strip.tsx';
import { leftOut, peersTitle, similarIn } from '../../../../shared/peers/peers-words.ts';
import { PeersChart } from '../../charts/peers-chart.tsx';
import { BrightGlyph } from '../../ui/glyphs.tsx';
import { Share, StudentsCounted } from '../../ui/value.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { AlikeTable } from './alike-table.tsx';
import { stripOf } from './strip-of.ts';

type Props = { view: PeersView; bright: BrightSpotsView | undefined };

/** Where a place stands among others, why those are its peers, and who is left out. Nothing without a value of its own. */
export function PeersSheets({ view, bright }: Props) {
  const spots = new Set(bright?.spots.filter(({ group }) => group === view.group).map(({ place }) => place.id));
  const data = stripOf(view, spots);
  const left = leftOut(view);
  const kind = view.place.kind === 'school' ? 'school' : 'district';
  return (
    <>
      {data && (
        <section className="sheet">
          <h2>
            {view.place.name} among {formatCounted(view.peers.length + view.others.length, `other ${kind}`)}
          </h2>
          {view.matchedOn.length > 0 && <p className="small soft">{similarIn(view)}</p>}
          <PeersChart data={data} label={peersTitle(view)} />
          <Legend kind={kind} data={data} />
          {left.map((sentence) => (
            <p key={sentence} className="small soft">
              {sentence}
            </p>
          ))}
          {view.others.length > 0 && <Others view={view} kind={kind} />}
        </section>
      )}
      {view.peers.length > 0 && <AlikeTable view={view} />}
    </>
  );
}

/** What is drawn, in words. */
function Legend({ kind, data: { peers, others, bright } }: { kind: string; data: PeersStripData }) {
  const isBright = [...peers, ...others].some(({ id }) => bright.has(id));
  return (
    <p className="legend small soft">
      {peers.length > 0 && (
        <span>
          <Dot className="dot" /> Similar {kind}
        </span>
      )}
      {others.length > 0 && (
        <span>
          <Dot className="dot open" /> Other {kind}
        </span>
      )}
      {isBright && (
        <span>
          <BrightGlyph /> Bright spot
        </span>
      )}
    </p>
  );
}

function Dot({ className }: { className: string }) {
  return (
    <svg className="glyph" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <circle className={className} cx="7" cy="7" r="4" />
    </svg>
  );
}

/** The places that the picture does not name. */
function Others({ view, kind }: { view: PeersView; kind: string }) {
  return (
    <details>
      <summary>{formatCounted(view.others.length, `other ${kind}`)}, by name</summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col" className="number">
              Share
            </th>
            <th scope="col" className="number">
              Students
            </th>
          </tr>
        </thead>
        <tbody>
          {view.others.map(({ place, value }) => (
            <tr key={place.id}>
              <th scope="row">{place.name}</th>
              <td className="number strong">
                <Share value={value} />
              </td>
              <td className="number">
                <StudentsCounted value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
