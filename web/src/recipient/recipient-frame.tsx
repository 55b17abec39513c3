import type { ReactNode } from 'react';
import { OpenFrame } from '../ui/open-frame.tsx';
import '../styles/console.css';
import '../styles/recipient.css';

type Props = {
  shown: { name: string; partnership: { name: string; contact: string; demo: boolean } } | undefined;
  children: ReactNode;
};

/** What stands around the pages that mails lead to. */
export function RecipientFrame({ shown, children }: Props) {
  return (
    <OpenFrame partnership={shown?.partnership} name={shown?.name}>
      {children}
    </OpenFrame>
  );
}
