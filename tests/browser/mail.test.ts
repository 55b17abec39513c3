import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartPng } from '../../functions/runtime/chart-png.ts';
import { chronicAbsence } from '../../shared/catalog/indicator-presets.ts';
import { laterPeriod } from '../../shared/catalog/period.ts';
import { runChartSvg } from '../../shared/charts/run-chart-svg.tsx';
import { sparkChartSvg } from '../../shared/charts/spark-chart-svg.tsx';
import { composeAlertMail } from '../../shared/mail/alert-mail.ts';
import type { BrightSpot } from '../../shared/mail/bright-spot.ts';
import { courseOf } from '../../shared/mail/course.ts';
import { composeDigestMail } from '../../shared/mail/digest-mail.ts';
import { publishedIndicator } from '../../shared/mail/published-indicator.ts';
import { receiptMail } from '../../shared/mail/receipt-mail.ts';
import { digestInput } from '../../shared/mail/testing/digest.ts';
import { cycleJudged, gapWidens, indicators, missing, places, signal } from '../../shared/mail/testing/findings.ts';
import { link, partnership, receipt } from '../../shared/mail/testing/receipt.ts';
import type { PartnerNote } from '../../shared/submissions/partner-note.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';
import { axeViolations, sidewaysScroll } from './page-checks.ts';
import { differenceFrom, embedFont } from './same-picture.ts';

const pictures = process.env.PICTURES;
let browser: TestBrowser;
let html: string;
let digest: string;
beforeAll(async () => {
  [browser, html, digest] = await Promise.all([launchBrowser(), composeMail(), composeDigest()]);
}, 60_000);
afterAll(() => browser.close());

const brightSpot: BrightSpot = {
  ...{ place: { id: 'cedar', name: 'Cedar River' }, group: 'all' },
  alike: [{ name: 'Share of English learners' }, { name: 'Share with low income' }],
  before: { period: '2025-02', counts: { numerator: 639, denominator: 2919 } },
  after: { period: '2026-02', counts: { numerator: 531, denominator: 2918 } },
};

const note: PartnerNote = {
  ...{ period: '2026-02', partner: 'Highline School District', placeId: 'highline', at: '2026-03-09T18:00:00.000Z' },
  words: 'Three schools were closed for two days by a storm.',
};

/** A mail with a share, a gap, data that did not come and a decision rule; the pictures are in the page, as a mail program puts them there. */
async function composeMail(): Promise<string> {
  const released = Array.from({ length: 18 }, (_, at) => ({
    ...{ indicatorId: 'chronic-absence', placeId: 'highline', period: laterPeriod('2024-09', at), parts: [] },
    cells: {
      all: { numerator: 200 + 7 * (at % 5), denominator: 1000 },
      'english_learner:yes': at % 3 === 0 ? ('hidden' as const) : { numerator: 60 + at, denominator: 250 },
    },
  }));
  const published = publishedIndicator({
    indicator: chronicAbsence,
    places,
    series: new Map([['highline', released]]),
  });
  const findings = [
    signal(),
    gapWidens({ placeId: 'highline', after: { ...gapWidens().after } }),
    missing(),
    cycleJudged(),
  ];
  const mail = composeAlertMail({
    notifications: findings.map((finding, index) => ({
      ...{ alertId: `alert-${index}`, severity: 'normal' as const, restated: false },
      finding,
    })),
    recipient: { id: 'maya-lindqvist' },
    partnership: {
      name: 'Rivermouth Partnership',
      contact: 'Jordan Ames',
      minimumGroupSize: 10,
      timeZone: 'America/Los_Angeles',
      demo: true,
    },
    ...{
      indicators,
      places,
      siteUrl: 'https://partnership.example',
      choiceUrl: 'https://partnership.example/preferences/t',
    },
    courseOf: (finding, label) => courseOf(finding, published, label),
    brightSpotOf: ({ kind }) => (kind === 'missing' ? undefined : brightSpot),
    notesOn: ({ kind }) => (kind === 'missing' ? [] : [note]),
  });
  expect(mail.pictures.length).toBeGreaterThan(0);
  return withPictures(
    mail.html,
    mail.pictures.map(({ cid, chart }) => ({ cid, svg: runChartSvg(chart) })),
  );
}

/** A digest with something in every part. */
async function composeDigest(): Promise<string> {
  const mail = composeDigestMail(digestInput());
  return withPictures(
    mail.html,
    mail.pictures.map(({ cid, chart }) => ({ cid, svg: sparkChartSvg(chart) })),
  );
}

/** As a mail program puts them there. */
async function withPictures(html: string, pictures: { cid: string; svg: string }[]): Promise<string> {
  let shown = html;
  for (const { cid, svg } of pictures) {
    const png = Buffer.from(await chartPng(svg)).toString('base64');
    shown = shown.replace(`cid:${cid}`, `data:image/png;base64,${png}`);
  }
  return shown;
}

describe('an alert mail in a browser', () => {
  it.each([
    [320, 'light'],
    [320, 'dark'],
    [600, 'light'],
    [600, 'dark'],
    [1200, 'light'],
  ] as const)('fits %i pixels, in %s, with contrast', async (width, colorScheme) => {
    const page = await browser.browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.setContent(html);
    expect(await sidewaysScroll(page)).toBe(0);
    // A mail is a part of its program's page, which has the landmarks.
    const violations = (await axeViolations(page)).filter((one) => !/^(landmark-one-main|region):/.test(one));
    expect(violations).toEqual([]);
    if (pictures)
      await page.screenshot({ path: join(pictures, `alert-mail-${width}-${colorScheme}.png`), fullPage: true });
    await page.close();
  });

  it('says the same without its pictures', async () => {
    const page = await browser.browser.newPage({ viewport: { width: 600, height: 900 } });
    await page.setContent(html.replaceAll(/src="data:[^"]+"/g, 'src="cid:blocked"'));
    await page.getByRole('img', { name: 'Chronic absence at Highline is higher than usual: 24.1%' }).first().waitFor();
    await page.getByText('A year before').first().waitFor();
    if (pictures) await page.screenshot({ path: join(pictures, 'alert-mail-images-off.png'), fullPage: true });
    await page.close();
  });
});

describe('a digest in a browser', () => {
  it.each([
    [320, 'light'],
    [320, 'dark'],
    [600, 'light'],
    [600, 'dark'],
    [1200, 'light'],
  ] as const)('fits %i pixels, in %s, with contrast', async (width, colorScheme) => {
    const page = await browser.browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.setContent(digest);
    expect(await sidewaysScroll(page)).toBe(0);
    const violations = (await axeViolations(page)).filter((one) => !/^(landmark-one-main|region):/.test(one));
    expect(violations).toEqual([]);
    if (pictures) await page.screenshot({ path: join(pictures, `digest-${width}-${colorScheme}.png`), fullPage: true });
    await page.close();
  });

  it('says the same without its pictures', async () => {
    const page = await browser.browser.newPage({ viewport: { width: 600, height: 900 } });
    await page.setContent(digest.replaceAll(/src="data:[^"]+"/g, 'src="cid:blocked"'));
    await page.getByText('from 20.6% a year before').first().waitFor();
    await page.getByRole('link', { name: 'higher than usual' }).first().waitFor();
    if (pictures) await page.screenshot({ path: join(pictures, 'digest-images-off.png'), fullPage: true });
    await page.close();
  });
});

describe('a letter in a browser', () => {
  it.each([
    [320, 'light'],
    [600, 'dark'],
  ] as const)('fits %i pixels, in %s, with contrast', async (width, colorScheme) => {
    const page = await browser.browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.setContent(receiptMail({ receipt, partnership, link, nextDue: '2026-04-10' }).html);
    expect(await sidewaysScroll(page)).toBe(0);
    const violations = (await axeViolations(page)).filter((one) => !/^(landmark-one-main|region):/.test(one));
    expect(violations).toEqual([]);
    if (pictures)
      await page.screenshot({ path: join(pictures, `receipt-mail-${width}-${colorScheme}.png`), fullPage: true });
    await page.close();
  });
});

/** Of all pixels, what other ways to smooth letters may change; a moved line changes far more, or the size. */
const LIKE = 0.004;

describe('as they were looked at', () => {
  it.each([320, 600, 1200])('mails look the same at %i pixels, with images and without', async (width) => {
    const page = await browser.browser.newPage({ viewport: { width, height: 900 } });
    for (const [name, content] of Object.entries({ alert: html, digest })) {
      await page.setContent(content);
      await embedFont(page);
      expect(await differenceFrom(`${name}-${width}`, page), name).toBeLessThan(LIKE);
      await page.setContent(content.replaceAll(/src="data:[^"]+"/g, 'src="cid:blocked"'));
      await embedFont(page);
      if (width === 600) expect(await differenceFrom(`${name}-images-off`, page), name).toBeLessThan(LIKE);
    }
    await page.close();
  });
});
