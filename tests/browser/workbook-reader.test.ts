import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorkbook } from '../../shared/submissions/testing/make-workbook.ts';
import { launchBrowser, type TestBrowser } from './browser.ts';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

/** Answers the bytes that it is sent by the rows of the workbook that they are, or by the code of the refusal. */
const WORKER = `
  import { readWorkbook } from './shared/submissions/workbook/read-workbook.ts';
  onmessage = async ({ data }) => {
    const rows = [];
    const chunks = (async function* () { yield new Uint8Array(data); })();
    const take = (fields) => rows.push([fields.row, ...Array.from({ length: fields.count }, (_, at) => fields.text(at))]);
    const sheet = await readWorkbook(chunks, take).catch((error) => error.refusal.code);
    postMessage({ sheet, rows });
  };
`;

async function readInWorker(bytes: Uint8Array): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: WORKER, resolveDir: join(import.meta.dirname, '../..') },
    bundle: true,
    platform: 'browser',
    write: false,
  });
  const page = await browser.browser.newPage();
  return page.evaluate(
    ([code, sent]) => {
      const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
      return new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.postMessage(new Uint8Array(sent));
      });
    },
    [outputFiles[0]?.text ?? '', [...bytes]] as const,
  );
}

it('reads workbooks in a worker of a browser as it does in a function', async () => {
  const rows = [undefined, ['student_id', 'share'], ['ñ', { xml: '<c r="B3" s="1"><v>0.125</v></c>' }]];
  const bytes = makeWorkbook({ sheets: [{ name: 'Data', rows }], formats: [10] });
  expect(await readInWorker(bytes)).toEqual({
    sheet: 'Data',
    rows: [
      [2, 'student_id', 'share'],
      [3, 'ñ', '12.5%'],
    ],
  });
  bytes[60] = (bytes[60] ?? 0) ^ 1;
  expect(await readInWorker(bytes.subarray(0, bytes.length - 30))).toMatchObject({ sheet: 'workbook-unreadable' });
}, 60_000);
