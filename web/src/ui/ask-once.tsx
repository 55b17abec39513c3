import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

type Props = { label: string; yes: string; no: string; isDisabled: boolean; act: () => void; about?: string };

/** A button whose act cannot be undone: it asks once more in its place. `about` says of what it is, where several stand on a page. */
export function AskOnce({ label, yes, no, isDisabled, act, about }: Props) {
  const [asking, setAsking] = useState(false);
  const named = (words: string) => (about === undefined ? {} : { 'aria-label': `${words}: ${about}` });
  const press = () => {
    if (asking) act();
    setAsking(!asking);
  };
  return (
    <>
      <Button className="button" isDisabled={isDisabled} onPress={press} {...named(asking ? yes : label)}>
        {asking ? yes : label}
      </Button>
      {asking && (
        <Button className="button" onPress={() => setAsking(false)} {...named(no)}>
          {no}
        </Button>
      )}
    </>
  );
}
