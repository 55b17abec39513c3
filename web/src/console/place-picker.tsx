import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { Place } from '../../../shared/catalog/place.ts';
import { inTreeOrder } from './topmost.ts';

type Props = {
  label?: string;
  places: Place[];
  /** The one that is chosen, if any. */
  placeId?: string;
  choose: (id: string) => void;
};

/** Finds a place by typing: the region, or what one sees of it, then each district with its schools. */
export function PlacePicker({ label = 'Place', places, placeId, choose }: Props) {
  const byId = new Map(places.map((place) => [place.id, place]));
  const within = ({ parentId, kind }: Place) => (kind === 'school' && byId.get(parentId ?? '')?.name) || kind;
  return (
    <ComboBox
      key={placeId ?? ''}
      {...(placeId !== undefined && { defaultSelectedKey: placeId })}
      className="picker"
      menuTrigger="focus"
      onSelectionChange={(key) => {
        if (key !== null && key !== placeId) choose(String(key));
      }}
    >
      <Label>{label}</Label>
      <div className="picker-field">
        <Input />
        <Button aria-label="All places">
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
            <path className="stroke-mark" d="M2.5 4.5L6 8l3.5-3.5" />
          </svg>
        </Button>
      </div>
      <Popover className="picker-list">
        <ListBox items={inTreeOrder(places)} renderEmptyState={() => <p className="soft">No place of that name</p>}>
          {(place) => (
            <ListBoxItem id={place.id} textValue={place.name} className={`picker-item ${place.kind}`}>
              {place.name} <span className="kind">{within(place)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
