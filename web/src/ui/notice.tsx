import type { ReactNode } from 'react';
import { PageTitle } from './page-title.tsx';

/** A whole page that says what is true and what to do next. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sheet notice">
      <PageTitle tab={title}>{title}</PageTitle>
      {children}
    </section>
  );
}
