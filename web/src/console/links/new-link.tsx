import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { MintedLink } from '../../../../shared/api/links.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { formatDay } from '../../words/dates.ts';

/** Addresses of new links, shown this once: only fingerprints of them are kept. */
export function NewLinks({ links }: { links: MintedLink[] }) {
  return (
    <div className="new-links">
      {links.map((link) => (
        <NewLink
          key={link.id}
          link={link}
          {...(links.length > 1 && { of: link.periods.map(shortPeriod).join(', ') })}
        />
      ))}
    </div>
  );
}

/** `of` says which it is, where several are shown. */
function NewLink({ link, of }: { link: MintedLink; of?: string }) {
  const { url, expiresAt, contact } = link;
  const [said, say] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => say('Copied.'),
      () => {
        field.current?.select();
        say('Copy it from the field.');
      },
    );
  const about = of === undefined ? {} : { 'aria-label': `Copy: ${of}` };
  return (
    <div className="act new-link">
      <label className="field">
        {of === undefined ? 'The address, shown this once' : `The address for ${of}, shown this once`}
        <input ref={field} className="text-field" readOnly value={url} onFocus={({ target }) => target.select()} />
      </label>
      <div className="buttons">
        <Button className="button" onPress={() => void copy()} {...about}>
          Copy
        </Button>
        <span className="small soft" role="status">
          {said ||
            `Whoever has it can send files until ${formatDay(expiresAt)}. Send it to ${contact ? `${contact.name}, ${contact.email}` : 'the partner'} only.`}
        </span>
      </div>
    </div>
  );
}
