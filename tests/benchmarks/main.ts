import { parseArgs } from 'node:util';
import { benchBundles } from './bundles.ts';
import { benchCheckInBrowser } from './check-in-browser.ts';
import { benchDigests } from './digests.ts';
import { benchDisclosure } from './disclosure.ts';
import { benchIngest } from './ingest.ts';
import { benchPreview } from './preview.ts';
import { benchRecompute } from './recompute.ts';
import { benchUploadToMail } from './upload-to-mail.ts';
import { benchWorkbook } from './workbook.ts';

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

say('An Excel workbook of 50,000 rows and 12 columns: read alone, and from the upload to what was decided …');
const workbook = await benchWorkbook();
say(
  `  ${workbook.readMs} ms to read (at most 2,000), ${Math.round(workbook.peakMemoryMb)} MB at the peak (at most 512)`,
);
say(
  `  ${workbook.uploadToDecidedMs} ms from the upload of ${workbook.fileMb.toFixed(1)} MB to the receipt (at most 5,000)`,
);

say('100,000 rows checked in the browser, from the choice of the file to the page …');
const check = await benchCheckInBrowser();
say(`  ${check.medianSeconds.toFixed(2)} s, median of ${check.runs.length} (at most 2)`);

say('From the last uploaded byte of 10,000 rows to the mail in the inbox, warm …');
const uploadToMail = await benchUploadToMail();
say(`  ${uploadToMail.medianMs} ms, median of ${uploadToMail.runs.length} (at most 2,000)`);

say('Bundles: minified size (at most 600 KB) and import (at most 150 ms) …');
const bundles = await benchBundles();
for (const [name, { kb, importMs }] of Object.entries(bundles)) {
  say(`  ${name.padEnd(22)} ${String(kb).padStart(4)} KB  ${String(importMs).padStart(4)} ms`);
}

say('One district-month counted and published anew, with one year of history and with ten …');
const recompute = await benchRecompute();
say(
  `  ${recompute.oneYearMs.toFixed(1)} and ${recompute.tenYearsMs.toFixed(1)} ms, ratio ${recompute.ratio.toFixed(2)} (at most 1.2)`,
);
say(
  `  ${recompute.evaluateOneYearMs.toFixed(1)} and ${recompute.evaluateTenYearsMs.toFixed(1)} ms for the rules, which read the whole history`,
);

say('A rule over the history of 300 schools, 5 years of months, from the request to the answer …');
const preview = await benchPreview();
for (const [name, { medianMs, times }] of Object.entries(preview)) {
  say(`  ${name.padEnd(10)} ${medianMs} ms (at most 2,000), would have fired ${times.toLocaleString('en')} times`);
}

say('The digests of a thousand readers of 300 schools, charts included …');
const digests = await benchDigests();
say(
  `  ${digests.seconds.toFixed(1)} s for ${digests.sent.toLocaleString('en')} mails of ${digests.medianKb} KB (at most 60), ${digests.picturesDrawn.toLocaleString('en')} charts drawn`,
);

say('Disclosure: three school years, month by month, of a made region of 7 districts and 60 schools …');
const disclosure = await benchDisclosure();
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)}%`;
say(
  `  ${disclosure.cellMonths.toLocaleString('en')} cell-months: ${disclosure.smallPercent.toFixed(1)}% small, ${disclosure.hiddenPercent.toFixed(1)}% hidden, ${disclosure.codedPercent.toFixed(1)}% coded`,
);
say(
  `  ${disclosure.studentsHiddenPercent.toFixed(1)}% of students in the race and ethnicity groups of schools are in hidden ones`,
);
say(
  `  ${disclosure.secondsFirstRelease.toFixed(1)} s for the first release of a year, ${disclosure.secondsLaterRelease.toFixed(1)} s for later ones, ${disclosure.secondsSlowestRelease.toFixed(1)} s at most (at most 3)`,
);
say(`  ${disclosure.narrowForOneRelease} small groups too near to known for a reader of one release (0)`);
say(
  `  ${disclosure.narrowOverTime} (${percent(disclosure.narrowOverTime, disclosure.cellMonths)}) for one who keeps all releases and knows all changes, ${disclosure.exactOverTime} exactly`,
);

if (values.json)
  console.log(
    JSON.stringify({ ingest, workbook, check, uploadToMail, bundles, recompute, preview, digests, disclosure }),
  );
