import type { Route } from '../routing/route.ts';

export default function Console({ route }: { route: Route }) {
  return <main>{route.page}</main>;
}
