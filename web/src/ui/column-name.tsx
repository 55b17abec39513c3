import { Fragment } from 'react';

/** A heading of a file as it is written there. A long one may break after an underscore, nowhere else. */
export function ColumnName({ name }: { name: string }) {
  return (
    <code>
      {name.split(/(?<=_)/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one name never move
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
