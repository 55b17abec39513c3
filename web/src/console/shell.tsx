import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Link } from '../routing/link.tsx';
import { indicatorPath, placePath, type Route } from '../routing/route.ts';
import { BrandMark } from '../ui/glyphs.tsx';
import { useSession, useSignOut } from './session.ts';
import { ask, useAnswer } from './staff-api.ts';

/** What stands around every page of the console: where you are, and who. */
export function Shell({ route, children }: { route: Route; children: ReactNode }) {
  const user = useSession().data;
  const partnership = useAnswer(ask.partnership).data;
  return (
    <div className={user ? 'console' : 'console signed-out'}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="side">
        <Link className="brand plain" href="/">
          <BrandMark />
          <span>
            Throughline
            {partnership && <small>{partnership.name}</small>}
          </span>
        </Link>
        {user && <Navigation route={route} />}
        {user && <Person route={route} name={user.profile.name ?? user.profile.email ?? ''} />}
      </header>
      <main className="page" id="main">
        {children}
        {partnership?.demo && (
          <p className="foot">Demo region: every number here is made. No real student, school or district.</p>
        )}
      </main>
    </div>
  );
}

function Navigation({ route }: { route: Route }) {
  const indicators = useAnswer(ask.indicators).data?.indicators ?? [];
  const unseen = (useAnswer(ask.alerts).data?.alerts ?? []).filter(({ state }) => state === 'firing').length;
  const current = (on: boolean) => (on ? ({ 'aria-current': 'page' } as const) : {});
  return (
    <nav aria-label="Pages">
      <Link href="/" {...current(route.page === 'home')}>
        Home
      </Link>
      <Link href={placePath({})} {...current(route.page === 'place')}>
        Places
      </Link>
      <Link href="/alerts" {...current(route.page === 'alerts' || route.page === 'alert')}>
        Alerts
        {unseen > 0 && <span className="count">{unseen}</span>}
      </Link>
      <Link href="/rules" {...current(route.page === 'rules' || route.page === 'rule')}>
        Rules
      </Link>
      <Link href="/calendar" {...current(route.page === 'calendar')}>
        Calendar
      </Link>
      <Link href="/submissions" {...current(route.page === 'submissions' || route.page === 'submission')}>
        Submissions
      </Link>
      <Link href="/links" {...current(route.page === 'links')}>
        Links
      </Link>
      <Link href="/partners" {...current(route.page === 'partners')}>
        Partners
      </Link>
      <Link href="/attributes" {...current(route.page === 'attributes')}>
        Attributes
      </Link>
      <Link href="/people" {...current(route.page === 'people')}>
        People
      </Link>
      {indicators.map(({ id, name }) => (
        <Link
          key={id}
          className="indicator-link"
          href={indicatorPath(id)}
          {...current(route.page === 'indicator' && route.indicatorId === id)}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

function Person({ route, name }: { route: Route; name: string }) {
  const signOut = useSignOut();
  return (
    <div className="person">
      <span className="small soft">{name}</span>
      <Link
        className="small"
        href="/what-you-get"
        {...(route.page === 'what-you-get' && { 'aria-current': 'page' as const })}
      >
        What you get
      </Link>
      <Button className="button" onPress={() => void signOut()}>
        Sign out
      </Button>
    </div>
  );
}
