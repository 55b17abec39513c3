import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from '../routing/link.tsx';
import { navigate } from '../routing/navigation.ts';
import type { Route } from '../routing/route.ts';
import { Notice } from '../ui/notice.tsx';
import { AlertPage } from './alert-page.tsx';
import { AlertsPage } from './alerts-page.tsx';
import { AttributesPage } from './attributes/attributes-page.tsx';
import { CalendarPage } from './calendar/calendar-page.tsx';
import { Home } from './home.tsx';
import { IndicatorPage } from './indicator-page.tsx';
import { LinksPage } from './links/links-page.tsx';
import { PartnersPage } from './partners/partners-page.tsx';
import { PlacePage } from './peers/place-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { RulePage } from './rules/rule-page.tsx';
import { RulesPage } from './rules/rules-page.tsx';
import { finishSignIn, signIn, useSession } from './session.ts';
import { Shell } from './shell.tsx';
import { SubmissionPage } from './submissions/submission-page.tsx';
import { SubmissionsPage } from './submissions/submissions-page.tsx';
import { WhatYouGet } from './what-you-get.tsx';
import '../styles/console.css';
import '../styles/rules.css';

/** The pages of staff. */
export default function Console({ route }: { route: Route }) {
  if (route.page === 'signed-in') return <SignedIn />;
  return (
    <Shell route={route}>
      {route.page === 'home' && <Home />}
      {route.page === 'unknown' ? (
        <NoSuchPage />
      ) : (
        route.page !== 'home' && <SignedInOnly>{roomOf(route)}</SignedInOnly>
      )}
    </Shell>
  );
}

/** The page for those who are signed in. */
function roomOf(route: Route): ReactNode {
  switch (route.page) {
    case 'indicator':
      return <IndicatorPage key={route.indicatorId} {...route} />;
    case 'place':
      return <PlacePage {...route} />;
    case 'alerts':
      return <AlertsPage />;
    case 'alert':
      return <AlertPage key={route.alertId} {...route} />;
    case 'rules':
      return <RulesPage />;
    case 'rule':
      return <RulePage key={route.ruleId ?? 'new'} {...route} />;
    case 'submissions':
      return <SubmissionsPage />;
    case 'submission':
      return <SubmissionPage key={route.submissionId} {...route} />;
    case 'calendar':
      return <CalendarPage />;
    case 'links':
      return <LinksPage />;
    case 'partners':
      return <PartnersPage />;
    case 'attributes':
      return <AttributesPage />;
    case 'people':
      return <PeoplePage />;
    case 'what-you-get':
      return <WhatYouGet />;
    default:
      return null;
  }
}

function NoSuchPage() {
  return (
    <Notice title="There is no such page">
      <p className="sub">The address may be incomplete. Mails wrap long links; copy the whole of it.</p>
      <div className="buttons">
        <Link className="button" href="/">
          Go to the first page
        </Link>
      </div>
    </Notice>
  );
}

/** Sends people who are not signed in to the sign-in page at once: a mail's link then opens its page by itself. */
function SignedInOnly({ children }: { children: ReactNode }) {
  const session = useSession();
  const [failed, setFailed] = useState(false);
  const leave = session.data === null && !failed;
  useEffect(() => {
    if (leave) signIn().catch(() => setFailed(true));
  }, [leave]);
  if (session.data) return children;
  if (session.isError || failed) return <SignInFailed />;
  return <p className="loading soft">Signing in</p>;
}

function SignedIn() {
  const queries = useQueryClient();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    finishSignIn(queries).then(
      (page) => navigate(page, { replace: true }),
      () => setFailed(true),
    );
  }, [queries]);
  return (
    <main className="page" id="main">
      {failed ? <SignInFailed returnTo="/" /> : <p className="loading soft">Signing in</p>}
    </main>
  );
}

function SignInFailed({ returnTo }: { returnTo?: string }) {
  const [failed, setFailed] = useState(0);
  return (
    <Notice title="Signing in did not work">
      <p className="sub" role="status">
        {failed > 0 ? 'The sign-in page cannot be reached. Try again in a minute.' : 'Nothing was changed. Try again.'}
      </p>
      <div className="buttons">
        <button
          type="button"
          className="button primary"
          onClick={() => signIn(returnTo).catch(() => setFailed((times) => times + 1))}
        >
          Sign in
        </button>
      </div>
    </Notice>
  );
}
