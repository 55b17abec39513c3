import { createContext, type ReactNode, useContext } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ConcernGlyph } from '../../ui/glyphs.tsx';

const Problems = createContext<ApiProblem['errors']>([]);

/** What the server said of a save, for the fields within. */
export const ProblemsOf = ({ error, children }: { error: Error | null; children: ReactNode }) => (
  <Problems value={error instanceof ApiProblem ? error.errors : []}>{children}</Problems>
);

/** A field of the form with what the server said of it. `field` is its path in the request; `whole` takes what lies within too. */
export function Beside({ field, whole = false, children }: { field: string; whole?: boolean; children: ReactNode }) {
  const problems = useContext(Problems).filter((one) =>
    whole ? one.field === field || one.field.startsWith(`${field}.`) : one.field === field,
  );
  return (
    <div className="beside">
      {children}
      {problems.map(({ message }) => (
        <p key={message} className="small worse">
          <ConcernGlyph /> {message.charAt(0).toUpperCase() + message.slice(1)}.
        </p>
      ))}
    </div>
  );
}
