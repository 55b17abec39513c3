import type { PeersView } from '../../../../shared/api/peers.ts';
import { likenessWords } from '../../../../shared/peers/peers-words.ts';
import { Link } from '../../routing/link.tsx';
import { placePath } from '../../routing/route.ts';
import { Share } from '../../ui/value.tsx';
import { attributeValue } from '../../words/attribute.ts';

/** Why these places are the peers: what they are like, side by side, the most alike first. */
export function AlikeTable({ view }: { view: PeersView }) {
  const { indicator, place, group, matchedOn, peers } = view;
  return (
    <section className="sheet">
      <h2>Why these are similar</h2>
      <p className="small soft">
        The most alike first. Every attribute counts the same; outcomes are never among them.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it sideways with arrows */}
      <section className="grid-frame" aria-label="Attributes side by side" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">How near</th>
              <th scope="col" className="number">
                {indicator.name}
              </th>
              {matchedOn.map(({ id, name }) => (
                <th key={id} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row" className="strong">
                {place.name}
              </th>
              <td />
              <td className="number strong">
                <Share value={view.value} />
              </td>
              {matchedOn.map((attribute) => (
                <td key={attribute.id} className="number strong">
                  {attributeValue(attribute, attribute.own)}
                </td>
              ))}
            </tr>
            {peers.map((peer) => (
              <tr key={peer.place.id}>
                <th scope="row">
                  <Link href={placePath({ placeId: peer.place.id, indicatorId: indicator.id, group })}>
                    {peer.place.name}
                  </Link>
                </th>
                <td>{likenessWords[peer.likeness]}</td>
                <td className="number">
                  <Share value={peer.value} />
                </td>
                {matchedOn.map((attribute) => (
                  <td key={attribute.id} className="number">
                    <Theirs attribute={attribute} because={peer.because} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

type TheirsProps = {
  attribute: PeersView['matchedOn'][number];
  because: PeersView['peers'][number]['because'];
};

function Theirs({ attribute, because }: TheirsProps) {
  const found = because.find((one) => one.attribute === attribute.id);
  return found && attributeValue(attribute, found.value);
}
