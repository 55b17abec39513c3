import type { ReactNode } from 'react';
import { BrandMark } from './glyphs.tsx';
import '../styles/partner.css';

type Props = {
  /** Undefined until it is known. */
  partnership: { name: string; contact: string; demo: boolean } | undefined;
  /** Who is asked in. */
  name: string | undefined;
  /** What the page is for, before whom to ask. */
  about?: ReactNode;
  children: ReactNode;
};

/** What stands around the pages that need no account. */
export function OpenFrame({ partnership, name, about, children }: Props) {
  return (
    <div className="partner">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="partner-top">
        <span className="brand">
          <BrandMark /> {partnership?.name ?? 'Throughline'}
        </span>
        <span className="small soft">{name}</span>
      </header>
      <main id="main" className="partner-main">
        {children}
        {partnership && (
          <footer className="foot">
            {about} Questions: {partnership.contact}.{partnership.demo && ' Demo region, made data.'}
          </footer>
        )}
      </main>
    </div>
  );
}
