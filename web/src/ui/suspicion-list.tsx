import type { ReactNode } from 'react';
import type { Suspicion } from '../../../shared/submissions/suspicions/catalog.ts';
import { ConcernGlyph } from './glyphs.tsx';

type Props = { title: string; suspicions: readonly Suspicion[]; children?: ReactNode };

/** What is odd about a file: each thing with where it is, and what to look at. Nothing when there is none. */
export function SuspicionList({ title, suspicions, children }: Props) {
  if (suspicions.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{title}</h2>
      <ul className="suspicions">
        {suspicions.map(({ code, message, hint, details }) => (
          <li key={code}>
            <ConcernGlyph />
            <div>
              <strong>{message}</strong>
              {details.length > 0 && (
                <ul>
                  {details.map((detail) => (
                    <li key={detail}>{detail}</li>
                  ))}
                </ul>
              )}
              <p className="soft">{hint}</p>
            </div>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
