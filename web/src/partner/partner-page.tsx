import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { LinkView } from '../../../shared/api/partner.ts';
import { receiptIn } from '../../../shared/submissions/receipt-address.ts';
import { OpenFrame } from '../ui/open-frame.tsx';
import { formatDay } from '../words/dates.ts';
import { datasetNames } from '../words/records.ts';
import { LinkProblem } from './link-problem.tsx';
import { readLink } from './partner-api.ts';
import { ReceiptView } from './receipt-view.tsx';
import { SendView } from './send-view.tsx';

/** The page behind an upload link: what is expected, the file, and what became of it. It needs no account. */
export default function PartnerPage({ token }: { token: string }) {
  const { hash, steps } = useHash();
  const submissionId = receiptIn(hash);
  const link = useQuery({ queryKey: ['link', token], queryFn: ({ signal }) => readLink(token, signal) });
  const shared = { token, link: link.data, focus: steps > 0 };
  return (
    <Frame link={link.data}>
      {submissionId !== undefined ? (
        <ReceiptView key={submissionId} {...shared} submissionId={submissionId} />
      ) : link.isError ? (
        <LinkProblem token={token} error={link.error} retry={() => link.refetch()} />
      ) : link.data ? (
        <SendView {...shared} link={link.data} />
      ) : (
        <p className="loading">Looking up your link</p>
      )}
    </Frame>
  );
}

function Frame({ link, children }: { link: LinkView | undefined; children: ReactNode }) {
  const about = link && (
    <>
      Link for {link.partner.name}, {datasetNames[link.dataset].toLowerCase()},{' '}
      {link.periods.map(({ name }) => name).join(', ')}. Works until {formatDay(link.expiresAt)}.
    </>
  );
  return (
    <OpenFrame partnership={link?.partnership} name={link?.partner.name} about={about}>
      {children}
    </OpenFrame>
  );
}

/** The part of the address after `#`, and how often it has changed since the page was loaded. */
function useHash(): { hash: string; steps: number } {
  const [state, setState] = useState({ hash: location.hash, steps: 0 });
  useEffect(() => {
    const follow = () => {
      setState(({ steps }) => ({ hash: location.hash, steps: steps + 1 }));
      window.scrollTo(0, 0);
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return state;
}
