import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** Twice the size at which mails show it, so that it is sharp. */
const ZOOM = 2;
const RENDERER = '@resvg/resvg-wasm/index_bg.wasm';
const FONTS = ['400Regular', '600SemiBold'].map((weight) => `@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`);

let loading: Promise<Uint8Array[]> | undefined;

/**
 * A chart as a PNG, twice as large as it says and opaque where the chart has paper. Its texts are set in Inter; fonts of the
 * machine take no part, so the same chart gives the same bytes everywhere.
 * The first one in a process loads the renderer.
 * @param svg as `runChartSvg` writes it
 * @throws Error with what is wrong, when it is no SVG
 */
export async function chartPng(svg: string): Promise<Uint8Array> {
  loading ??= loadRenderer();
  const fontBuffers = await loading;
  const renderer = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: { fontBuffers, defaultFontFamily: 'Inter' },
  });
  try {
    const image = renderer.render();
    const png = image.asPng();
    image.free();
    return png;
  } finally {
    renderer.free();
  }
}

async function loadRenderer(): Promise<Uint8Array[]> {
  const [renderer, ...fonts] = await Promise.all([RENDERER, ...FONTS].map((file) => readFile(fileOf(file))));
  await initWasm(renderer as Uint8Array<ArrayBuffer>);
  return fonts;
}

/** Beside the bundle; in its package where nothing is bundled. */
function fileOf(specifier: string): string {
  const beside = join(import.meta.dirname, basename(specifier));
  return existsSync(beside) ? beside : fileURLToPath(import.meta.resolve(specifier));
}
