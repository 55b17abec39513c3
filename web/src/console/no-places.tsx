import { Notice } from '../ui/notice.tsx';
import { useSession } from './session.ts';

/** For who signed in and may see no place, or where there is none. */
export function NoPlaces() {
  const username = useSession().data?.profile.sub;
  return (
    <Notice title="You see no place yet">
      <p className="sub">
        The backbone staff say who sees which places. Tell them the username that you signed in with: <b>{username}</b>.
        They save it, with your name, under /api/owners.
      </p>
    </Notice>
  );
}
