import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recipientApi } from '../../functions/recipient-api/api.ts';
import { preferencesOf } from '../../shared/access/preference-token.ts';
import { sendMail } from '../../shared/pipeline/send-mail.ts';
import type { Store } from '../../shared/store/store.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../support/embedded-table.ts';
import { seedPartnership } from '../support/partnership.ts';
import { createPipeline, type Pipeline } from '../support/pipeline.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll, watchForErrors } from './page-checks.ts';
import { serveSite } from './site-server.ts';

const pictures = process.env.PICTURES;
let browser: TestBrowser;
let dynamo: EmbeddedDynamo;
let site: Awaited<ReturnType<typeof serveSite>>;
let store: Store;
let pipeline: Pipeline;
let page: Page;
let errors: string[];
/** Whose digests were asked for. */
const asked: string[] = [];

beforeAll(async () => {
  [browser, dynamo] = await Promise.all([launchBrowser(), startEmbeddedDynamo()]);
  site = await serveSite((request, response, { pathname }) => {
    if (!pathname.startsWith('/api/')) return false;
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const api = recipientApi({
        store,
        queues: {
          digest: async ({ recipientIds }) => void asked.push(...recipientIds),
          mail: (request) => sendMail({ ...pipeline.ports, siteUrl: site.origin }, request),
        },
        clock: () => new Date(),
        siteUrl: site.origin,
      });
      const event = {
        rawPath: pathname,
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
        requestContext: { http: { method: request.method ?? 'GET' } },
      };
      const { statusCode, headers, body } = await api(event, {} as Parameters<typeof api>[1]);
      response.writeHead(statusCode, headers).end(body);
    });
    return true;
  });
}, 60_000);
afterAll(() => Promise.all([browser.close(), site.close(), dynamo.close()]));
beforeEach(async () => {
  store = await dynamo.createStore();
  await seedPartnership(store);
  pipeline = createPipeline(store, { start: new Date() });
});
afterEach(async () => {
  await page.context().close();
  expect(errors).toEqual([]);
});

async function open(options: BrowserContextOptions = {}) {
  const { token } = await preferencesOf(store, 'jordan-ames');
  page = await browser.browser.newPage({ viewport: { width: 1000, height: 900 }, ...options });
  errors = watchForErrors(page);
  await page.goto(`${site.origin}/preferences/${encodeURIComponent(token)}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}
const chosen = async () => preferencesOf(store, 'jordan-ames');

describe('the page of what a recipient gets', () => {
  it('saves a choice, and shows it when it is opened again', async () => {
    await open();
    await page.getByRole('heading', { name: 'What you get from us' }).waitFor();
    await page.getByText('jordan@partnership.example').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByLabel('Not at all').check();
    await page.getByLabel('Chronic absence').uncheck();
    await page.getByLabel('Pause').selectOption('two weeks');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It holds from now on.').waitFor();
    if (pictures) await page.screenshot({ path: join(pictures, 'preferences.png'), fullPage: true });
    expect(await chosen()).toMatchObject({ alerts: 'none', mutedIndicatorIds: ['chronic-absence'] });
    await page.reload();
    await page.getByLabel('Pause').waitFor();
    expect(await page.getByLabel('Not at all').isChecked()).toBe(true);
    expect(await page.getByLabel('Chronic absence').isChecked()).toBe(false);
    expect(await page.getByLabel('Pause').textContent()).toContain('until ');
    await page.getByLabel('Pause').selectOption('no pause');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await chosen()).not.toHaveProperty('pausedUntil');
  });

  it('says when a digest comes and of what, and brings a sample', async () => {
    await open();
    await page.getByLabel('How often').selectOption('every month');
    await page.getByLabel('First day of its kind').selectOption('Wednesday');
    await page.getByLabel('Hour').selectOption('6 pm');
    await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
    await page.getByRole('combobox', { name: 'About' }).selectOption('everything');
    await page.getByLabel('Places').selectOption('fircrest');
    await page.getByLabel('Only when something changed').uncheck();
    await page.getByLabel('In the digest only').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. It holds from now on.').waitFor();
    expect(await chosen()).toMatchObject({
      alerts: 'digest',
      digest: {
        ...{ every: 'month', day: 3, hour: 18, timeZone: 'Asia/Tokyo', follow: 'all', placeIds: ['fircrest'] },
        skipUnchanged: false,
      },
    });
    await page.getByRole('button', { name: 'Send me a sample digest now' }).click();
    await page.getByText('A sample is on its way').waitFor();
    expect(asked).toEqual(['jordan-ames']);
    expect(await axeViolations(page)).toEqual([]);
    if (pictures) await page.screenshot({ path: join(pictures, 'preferences-digest.png'), fullPage: true });
  });

  it('tells alerts at once again when there is no digest to tell them', async () => {
    await open();
    await page.getByLabel('In the digest only').check();
    await page.getByLabel('How often').selectOption('never');
    expect(await page.getByLabel('At once').isChecked()).toBe(true);
    expect(await page.getByLabel('In the digest only').isDisabled()).toBe(true);
  });

  it('ends everything by one button, and says so', async () => {
    await open();
    await page.getByRole('button', { name: 'Unsubscribe from everything' }).click();
    await page.getByRole('heading', { name: 'You get no mail from us' }).waitFor();
    expect(await chosen()).toMatchObject({ alerts: 'none', digests: false });
  });

  it('says of a link that is not complete what to do', async () => {
    await open();
    await page.goto(`${site.origin}/preferences/jordan-ames~abc`);
    await page.getByRole('heading', { name: 'No mail of ours has this link' }).waitFor();
    errors = errors.filter((one) => !one.includes('404'));
  });

  it('says of an address that cannot be asked why, and asks none', async () => {
    await open();
    await page.getByLabel('Another address').fill('Jordan@partnership.example');
    await page.getByRole('button', { name: 'Ask this address' }).click();
    await page.getByText('is your address already').waitFor();
    expect(pipeline.mails).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('fits 320 pixels and has contrast in %s', async (colorScheme) => {
    await open({ viewport: { width: 320, height: 700 }, colorScheme });
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    if (pictures) await page.screenshot({ path: join(pictures, `preferences-320-${colorScheme}.png`), fullPage: true });
  });
});

describe.each([320, 1280])('another address, at %i pixels', (width) => {
  const picture = (name: string) =>
    pictures && page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  const checked = async (name: string) => {
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await picture(name);
  };
  const ask = async () => {
    await open({ viewport: { width, height: 800 } });
    await page.getByLabel('Another address').fill('jordan@new.example');
    await page.getByRole('button', { name: 'Ask this address' }).click();
    await page.getByText('A mail is on its way to jordan@new.example.').waitFor();
    const { text = '' } = await PostalMime.parse(pipeline.mails[0]?.raw ?? '');
    return /https?:\S+/.exec(text)?.[0] ?? '';
  };

  it('is asked by mail, confirmed by a button there, and shown from then on', async () => {
    const link = await ask();
    await checked('address-asked');
    expect(pipeline.mails.map(({ to }) => to)).toEqual(['jordan@new.example']);
    await page.goto(link);
    await page.getByRole('heading', { name: /^Should mails from Rivermouth Partnership come/ }).waitFor();
    await checked('address-question');
    expect((await store.owners.get('jordan-ames'))?.email).toBe('jordan@partnership.example');
    await page.getByRole('button', { name: 'Yes, send them here' }).click();
    await page.getByRole('heading', { name: 'Mails come to this address from now on' }).waitFor();
    await checked('address-confirmed');
    expect(pipeline.mails.map(({ to }) => to)).toEqual(['jordan@new.example', 'jordan@partnership.example']);
    await page.getByRole('link', { name: 'Choose what you get' }).click();
    await page.getByText('Mails go to jordan@new.example.').waitFor();
    await page.goto(link);
    await page.getByRole('heading', { name: 'This link was used as often as it may be' }).waitFor();
    await checked('address-used');
    errors = errors.filter((one) => !one.includes('410'));
  });
});
