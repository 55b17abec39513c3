import { useSyncExternalStore } from 'react';
import { type Route, routeOf } from './route.ts';

const moved = 'throughline:moved';

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(moved, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(moved, listener);
  };
}

/** The page that the address bar asks for, as it changes. */
export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  return routeOf(new URL(address, location.origin));
}

/** Goes to a path of this site without loading it anew. */
export function navigate(path: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  window.dispatchEvent(new Event(moved));
  window.scrollTo(0, 0);
}
