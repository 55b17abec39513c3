import type { ReactNode } from 'react';
import { BrandMark } from '../ui/glyphs.tsx';
import '../styles/partner.css';
import '../styles/console.css';
import '../styles/recipient.css';

type Props = {
  shown: { name: string; partnership: { name: string; contact: string; demo: boolean } } | undefined;
  children: ReactNode;
};

/** What stands around the pages that mails lead to. They need no account. */
export function RecipientFrame({ shown, children }: Props) {
  return (
    <div className="partner">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="partner-top">
        <span className="brand">
          <BrandMark /> {shown?.partnership.name ?? 'Throughline'}
        </span>
        <span className="small soft">{shown?.name}</span>
      </header>
      <main id="main" className="partner-main">
        {children}
        {shown && (
          <footer className="foot">
            Questions: {shown.partnership.contact}.{shown.partnership.demo && ' Demo region, made data.'}
          </footer>
        )}
      </main>
    </div>
  );
}
