import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, 'pictures');
const resolve = createRequire(import.meta.url).resolve;
const WEIGHTS = [
  [400, '400Regular/Inter_400Regular.ttf'],
  [600, '600SemiBold/Inter_600SemiBold.ttf'],
  [700, '700Bold/Inter_700Bold.ttf'],
] as const;

/** A channel of a pixel may differ by so much of 255: edges of letters are not drawn alike everywhere. */
const TOLERANCE = 48;

/** Draws the page's text in a font that is the same on every machine. */
export async function embedFont(page: Page): Promise<void> {
  const faces = WEIGHTS.map(async ([weight, file]) => {
    const font = (await readFile(resolve(`@expo-google-fonts/inter/${file}`))).toString('base64');
    return `@font-face { font-family: Inter; font-weight: ${weight}; src: url(data:font/ttf;base64,${font}); }`;
  });
  await page.addStyleTag({ content: (await Promise.all(faces)).join('\n') });
  await page.evaluate('document.fonts.ready.then(() => true)');
}

/**
 * The share of pixels, 0 to 1, in which the whole page looks different from the picture of that name in `pictures/`; 1
 * when it has another size. With UPDATE_PICTURES set, the page becomes the picture: look at it before you commit it.
 */
export async function differenceFrom(name: string, page: Page): Promise<number> {
  const shot = await page.screenshot({ fullPage: true, animations: 'disabled' });
  const file = join(folder, `${name}.png`);
  if (process.env.UPDATE_PICTURES) {
    await mkdir(folder, { recursive: true });
    await writeFile(file, shot);
    return 0;
  }
  const known = await readFile(file);
  const pictures = [known, shot].map((one) => `data:image/png;base64,${one.toString('base64')}`);
  return page.evaluate<number>(`(${compareInPage})(${JSON.stringify(pictures)}, ${TOLERANCE})`);
}

/** Runs in the browser, which can read both pictures. */
const compareInPage = `async (pictures, tolerance) => {
  const [one, other] = await Promise.all(pictures.map(async (url) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  }));
  if (one.width !== other.width || one.height !== other.height) return 1;
  let differing = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const isOther = [0, 1, 2].some((channel) => Math.abs(one.data[at + channel] - other.data[at + channel]) > tolerance);
    if (isOther) differing += 1;
  }
  return differing / (one.data.length / 4);
}`;
