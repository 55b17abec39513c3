export { unpackBrowser as setup } from './browser.ts';
