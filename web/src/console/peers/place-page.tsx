import type { Indicator } from '../../../../shared/catalog/indicator.ts';
import type { Place } from '../../../../shared/catalog/place.ts';
import { peersLead, peersTitle } from '../../../../shared/peers/peers-words.ts';
import { Link } from '../../routing/link.tsx';
import { navigate } from '../../routing/navigation.ts';
import { indicatorPath, type PlaceAddress, placePath } from '../../routing/route.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { groupName } from '../../words/student-group.ts';
import { LoadProblem } from '../load-problem.tsx';
import { PlacePicker } from '../place-picker.tsx';
import { ask, useAnswer } from '../staff-api.ts';
import { inTreeOrder } from '../topmost.ts';
import { BrightSpots } from './bright-spots.tsx';
import { PeersSheets } from './peers-sheets.tsx';

/** A place beside the places most like it, in one indicator and group. */
export function PlacePage(address: PlaceAddress) {
  const places = useAnswer(ask.places);
  const indicators = useAnswer(ask.indicators);
  const problem = places.error ?? indicators.error;
  if (problem) return <LoadProblem what="This page" error={problem} />;
  if (!places.data || !indicators.data) return <p className="loading soft">Loading</p>;
  // The region has no other like it.
  const compared = places.data.places.filter(({ kind }) => kind !== 'region');
  const placeId = address.placeId ?? inTreeOrder(compared)[0]?.id;
  const indicatorId = address.indicatorId ?? indicators.data.indicators[0]?.id;
  if (placeId === undefined || indicatorId === undefined) return <NothingToCompare />;
  const chosen = { placeId, indicatorId, group: address.group ?? 'all' };
  return <BesidePeers key={indicatorId} chosen={chosen} places={compared} indicators={indicators.data.indicators} />;
}

type Chosen = Required<PlaceAddress>;
type Props = { chosen: Chosen; places: Place[]; indicators: Indicator[] };

function BesidePeers({ chosen, places, indicators }: Props) {
  const { placeId, indicatorId, group } = chosen;
  const { data: view, error } = useAnswer(ask.peers(indicatorId, placeId, group));
  const bright = useAnswer(ask.brightSpots(indicatorId)).data;
  const picker = (
    <PlacePicker places={places} placeId={placeId} choose={(id) => navigate(placePath({ ...chosen, placeId: id }))} />
  );
  const choices = <Choices chosen={chosen} indicators={indicators} />;
  if (error) {
    return (
      <>
        {picker}
        {choices}
        <LoadProblem what="The comparison" error={error} />
      </>
    );
  }
  if (!view) return <p className="loading soft">Loading</p>;
  return (
    <article>
      <div className="title-row">
        <div>
          <nav className="crumbs small" aria-label="You are here">
            <Link href="/">Home</Link> / <Link href={placePath({ indicatorId })}>Places</Link> / {view.place.name}
          </nav>
          <PageTitle tab={peersTitle(view)}>{peersTitle(view)}</PageTitle>
        </div>
        {picker}
      </div>
      <p className="sub">{peersLead(view)}</p>
      {choices}
      <PeersSheets view={view} bright={bright} />
      {bright && <BrightSpots view={bright} />}
      <p className="foot">
        Places differ in more than what they are matched on: a difference is a reason to ask, and explains nothing.{' '}
        <Link href={indicatorPath(indicatorId, placeId)}>
          {view.indicator.name} at {view.place.name} over time
        </Link>
        <br />
        {view.indicator.name}, {view.indicator.edition}. Source: {view.indicator.source}.
      </p>
    </article>
  );
}

/** Which indicator, and which of the groups that are followed at the place. */
function Choices({ chosen, indicators }: { chosen: Chosen; indicators: Indicator[] }) {
  const series = useAnswer(ask.series(chosen.indicatorId, chosen.placeId)).data;
  const known = new Set(series?.points.flatMap(({ groups }) => Object.keys(groups)));
  const groups = [...new Set(['all', chosen.group, ...known])].filter((group) => !group.endsWith(':not_reported'));
  return (
    <div className="choose">
      <SelectField
        label="Indicator"
        value={chosen.indicatorId}
        options={indicators.map(({ id, name }) => [id, name])}
        change={(indicatorId) => navigate(placePath({ placeId: chosen.placeId, indicatorId }))}
      />
      <SelectField
        label="Students"
        value={chosen.group}
        options={groups.map((group) => [group, groupName(group)])}
        change={(group) => navigate(placePath({ ...chosen, group }))}
      />
    </div>
  );
}

function NothingToCompare() {
  return (
    <Notice title="Nothing to compare yet">
      <p className="sub">Places are compared in an indicator. Both come with the setup of the partnership.</p>
    </Notice>
  );
}
