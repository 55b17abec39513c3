import { unpackBrowser } from './browser.ts';
import { buildSiteOnce } from './site-build.ts';

/** What all files of browser tests share: the program of the browser, and the site, which none of them changes. */
export async function setup(): Promise<() => Promise<unknown>> {
  const removals = await Promise.all([unpackBrowser(), buildSiteOnce()]);
  return () => Promise.all(removals.map((remove) => remove()));
}
