import type { ReactNode } from 'react';
import type { LinkView } from '../../../shared/api/partner.ts';
import { bringsGroups, hasStudents } from '../../../shared/catalog/dataset.ts';
import { ColumnName } from '../ui/column-name.tsx';
import { CheckGlyph } from '../ui/glyphs.tsx';
import { formatCounted } from '../words/numbers.ts';

/** The columns: those that a file must have, and those that it may bring. */
export function WhatTheFileNeeds({ dataset, columns }: Pick<LinkView, 'dataset' | 'columns'>) {
  const required = columns.filter((column) => column.required);
  const welcome = columns.filter((column) => !column.required);
  return (
    <section className="sheet">
      <h2>What the file needs</h2>
      <Columns columns={required} label="Columns that the file needs" />
      {welcome.length > 0 && (
        <details open={dataset === 'attributes'}>
          <summary>{formatCounted(welcome.length, 'more column')} that it may bring</summary>
          <Columns columns={welcome} label="Columns that the file may bring" />
        </details>
      )}
      <p className="small soft after">
        {bringsGroups(dataset) && (
          <>
            Group columns such as <ColumnName name="english_learner" /> are{' '}
            {dataset === 'roster' ? 'what a roster is for: it needs one at least.' : 'welcome.'}{' '}
          </>
        )}
        {dataset === 'attributes' && 'One attribute at least is needed. '}
        Order and spelling of headings do not matter; where yours are others, the page asks once which is which.
      </p>
    </section>
  );
}

function Columns({ columns, label }: { columns: LinkView['columns']; label: string }) {
  return (
    <table className="table columns" aria-label={label}>
      <tbody>
        {columns.map(({ name, meaning }) => (
          <tr key={name}>
            <th scope="row">
              <ColumnName name={name} />
            </th>
            <td className="soft">{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What a partner may want to know before sending, and what helps with it. */
export function GoodToKnow({ link, children }: { link: LinkView; children: ReactNode }) {
  const last = link.history.find(({ state }) => state === 'accepted');
  const ofStudents = hasStudents(link.dataset);
  return (
    <section className="sheet">
      <h2>Good to know</h2>
      <ul className="checks">
        {ofStudents && (
          <Fact>We store a code made from each student id, never the id. The file is deleted once read.</Fact>
        )}
        {ofStudents && <Fact>Names and birth dates are not needed, and not kept if they are in the file.</Fact>}
        <Fact>Groups of fewer than {link.minimumGroupSize} students are hidden everywhere.</Fact>
        {link.schools > 0 && <Fact>It may cover {formatCounted(link.schools, 'school')}, in one file or several.</Fact>}
        {last?.accepted !== undefined && (
          <Fact>Your last file had {formatCounted(last.accepted, 'accepted row')}.</Fact>
        )}
        <Fact>
          You can send a corrected file later, school by school or whole. This link takes{' '}
          {formatCounted(link.usesLeft, 'more file')}.
        </Fact>
      </ul>
      {children}
    </section>
  );
}

function Fact({ children }: { children: ReactNode }) {
  return (
    <li>
      <CheckGlyph />
      <span>{children}</span>
    </li>
  );
}
