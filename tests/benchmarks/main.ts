import { parseArgs } from 'node:util';
import { benchBundles } from './bundles.ts';
import { benchIngest } from './ingest.ts';
import { benchUploadToMail } from './upload-to-mail.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, rows: { type: 'string' } } });
const say = (line: string) => {
  if (!values.json) console.log(line);
};

say('Ingest: read, check, pseudonymize, count and pack on one core, beside DuckDB with one thread on the same file …');
const ingest = await benchIngest({ rows: Number(values.rows ?? 1_000_000) });
say(
  `  ${Math.round(ingest.rowsPerSecond).toLocaleString('en')} rows/s, ${ingest.ratioToDuckDb.toFixed(2)} × DuckDB (at least 0.15)`,
);
say(`  ${Math.round(ingest.peakMemoryMb)} MB at the peak (at most 512)`);
say(`  ${ingest.writeUnitsPerThousandRows.toFixed(1)} write units per 1,000 rows (at most 20)`);
say(`  $${ingest.dollarsPerMillionRows.toFixed(3)} of writes per million rows`);

say('From the last uploaded byte of 10,000 rows to the mail in the inbox, warm …');
const uploadToMail = await benchUploadToMail();
say(`  ${uploadToMail.medianMs} ms, median of ${uploadToMail.runs.length} (at most 2,000)`);

say('Bundles: minified size (at most 600 KB) and import (at most 150 ms) …');
const bundles = await benchBundles();
for (const [name, { kb, importMs }] of Object.entries(bundles)) {
  say(`  ${name.padEnd(22)} ${String(kb).padStart(4)} KB  ${String(importMs).padStart(4)} ms`);
}

if (values.json) console.log(JSON.stringify({ ingest, uploadToMail, bundles }));
