import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Link } from '../../routing/link.tsx';

type Props = {
  /** What saving would do, or why nothing can be saved. */
  words: string;
  /** What went wrong when it was tried. */
  problem: string | undefined;
  canSave: boolean;
  busy: boolean;
  save: () => void;
  /** Only for a rule that is saved. */
  remove: (() => void) | undefined;
};

/** What saving would do, and the buttons that do it. Removing asks once more in its place. */
export function SaveBar({ words, problem, canSave, busy, save, remove }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <div className="save-bar">
      <p className="small soft" role="status">
        {problem ?? (asking ? 'Remove the rule? Its open alerts end; their history stays.' : words)}
      </p>
      <div className="buttons">
        {remove && (
          <Button className="button" isDisabled={busy} onPress={() => (asking ? remove() : setAsking(true))}>
            {asking ? 'Yes, remove it' : 'Remove'}
          </Button>
        )}
        {asking ? (
          <Button className="button" onPress={() => setAsking(false)}>
            Keep it
          </Button>
        ) : (
          <>
            <Link className="button" href="/rules">
              Cancel
            </Link>
            <Button className="button primary" isDisabled={busy || !canSave} onPress={save}>
              Save rule
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
