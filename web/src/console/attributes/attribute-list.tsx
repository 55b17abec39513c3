import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import * as z from 'zod';
import type { Attribute } from '../../../../shared/catalog/attribute.ts';
import { AskOnce } from '../../ui/ask-once.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { attributeWords } from '../../words/attribute.ts';
import { ask, type SavedAttribute, useAnswer, useChange } from '../staff-api.ts';
import { AttributeForm } from './attribute-form.tsx';

/** An attribute of one's own. */
const OWN = 'own';

/** The attributes, to be changed, removed and added. */
export function AttributeList({ attributes }: { attributes: SavedAttribute[] }) {
  const [open, setOpen] = useState<string>();
  const taken = attributes.map(({ id }) => id);
  const close = () => setOpen(undefined);
  return (
    <section className="sheet">
      <h2>The attributes</h2>
      <ul className="alert-rows" aria-label="The attributes">
        {attributes.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            <span className="small muted block">
              {attributeWords(one)} From: {one.source}
            </span>
            {open === one.id ? (
              <AttributeForm attribute={one} taken={taken} close={close} />
            ) : (
              <Actions attribute={one} change={() => setOpen(one.id)} />
            )}
          </li>
        ))}
      </ul>
      <AddOne attributes={attributes} taken={taken} />
    </section>
  );
}

function Actions({ attribute: { id, name }, change }: { attribute: SavedAttribute; change: () => void }) {
  const removal = useChange(z.undefined());
  return (
    <div className="buttons">
      <Button className="button" aria-label={`Change: ${name}`} onPress={change}>
        Change
      </Button>
      <AskOnce
        {...{ label: 'Remove', yes: 'Yes, remove it', no: 'Keep it', about: name }}
        isDisabled={removal.isPending}
        act={() => removal.mutate({ path: `/api/attributes/${id}`, method: 'DELETE' })}
      />
      <span className="small soft" role="status">
        {removal.error?.message ?? ''}
      </span>
    </div>
  );
}

/** A ready one, or one of one's own. */
function AddOne({ attributes, taken }: { attributes: SavedAttribute[]; taken: string[] }) {
  const presets = useAnswer(ask.presets).data?.attributes ?? [];
  const [chosen, setChosen] = useState<string>();
  const ready = presets.filter(({ id }) => !taken.includes(id));
  const id = chosen ?? ready[0]?.id ?? OWN;
  const [draft, setDraft] = useState<Partial<Attribute>>();
  if (draft) {
    const close = () => {
      setDraft(undefined);
      setChosen(undefined);
    };
    return <AttributeForm attribute={draft} taken={taken} close={close} />;
  }
  return (
    <div className="part-form">
      <SelectField
        label={attributes.length === 0 ? 'The first attribute' : 'One more attribute'}
        value={id}
        options={[...ready.map((one) => [one.id, one.name] as const), [OWN, 'One of your own']]}
        change={setChosen}
      />
      <div className="buttons">
        <Button className="button" onPress={() => setDraft(presets.find((one) => one.id === id) ?? {})}>
          Add it
        </Button>
      </div>
    </div>
  );
}
