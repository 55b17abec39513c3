import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import {
  type AddressRequestView,
  addressRequestView,
  confirmedAddress,
} from '../../../shared/api/address-operations.ts';
import { ApiProblem } from '../api/problem.ts';
import { request } from '../api/request.ts';
import { Link } from '../routing/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { formatMoment } from '../words/dates.ts';
import { RecipientFrame } from './recipient-frame.tsx';

/** The page behind the link that a new address was mailed. Opening it changes nothing; its button does. */
export default function AddressPage({ token }: { token: string }) {
  const path = `/api/address/${encodeURIComponent(token)}`;
  const asked = useQuery({
    queryKey: ['address', token],
    queryFn: ({ signal }) => request(path, addressRequestView, { signal }),
    // Once it is confirmed there is nothing more to ask.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const confirm = useMutation({
    mutationFn: () => request(`${path}/confirmation`, confirmedAddress, { method: 'POST' }),
  });
  const error = asked.error ?? confirm.error;
  return (
    <RecipientFrame shown={asked.data}>
      {confirm.data ? (
        <Confirmed {...confirm.data} />
      ) : error ? (
        <NotConfirmed error={error} />
      ) : asked.data ? (
        <Question asked={asked.data} confirm={confirm.mutate} busy={confirm.isPending} />
      ) : (
        <p className="loading">Looking up the address</p>
      )}
    </RecipientFrame>
  );
}

type QuestionProps = { asked: AddressRequestView; confirm: () => void; busy: boolean };

function Question({ asked: { name, email, until, partnership }, confirm, busy }: QuestionProps) {
  return (
    <section className="sheet address">
      <PageTitle tab="Confirm an address">Should mails from {partnership.name} come to this address?</PageTitle>
      <p>
        {name} asked to have them at <b>{email}</b> from now on. The address before is told.
      </p>
      <div className="buttons">
        <Button className="button primary" isDisabled={busy} onPress={confirm}>
          Yes, send them here
        </Button>
      </div>
      <p className="small soft">
        You do not know of this? Close the page, and nothing changes. It can be confirmed until {formatMoment(until)}.
      </p>
    </section>
  );
}

function Confirmed({ email, token }: { email: string; token: string }) {
  return (
    <section className="sheet address">
      <PageTitle tab="Confirmed" focus>
        Mails come to this address from now on
      </PageTitle>
      <p>
        <b>{email}</b> is confirmed. What waits to be sent comes here too. Links in earlier mails do not open your
        choice any more; those in the next mails do.
      </p>
      <div className="buttons">
        <Link className="button" href={`/preferences/${encodeURIComponent(token)}`}>
          Choose what you get
        </Link>
      </div>
    </section>
  );
}

function NotConfirmed({ error }: { error: Error }) {
  const isKnown = error instanceof ApiProblem && error.status < 500;
  return (
    <Notice title={isKnown ? error.title : 'The address could not be confirmed'}>
      <p className="sub">
        {isKnown ? error.message : 'The server cannot be reached. Nothing was changed; try again in a minute.'}
      </p>
    </Notice>
  );
}
