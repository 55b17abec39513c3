import { startLocalHost } from '/tmp/wt-stories/tests/support/local-host.ts';
import { partnership, records } from '/tmp/wt-stories/local/demo/definitions.ts';
import { openSite } from '/tmp/wt-stories/local/demo/site.ts';
import { saveMissing } from '/tmp/wt-stories/local/demo/save-missing.ts';
import { loadStories } from '/tmp/wt-stories/local/demo/stories/load-stories.ts';
process.chdir('/tmp/wt-stories');
const t0 = Date.now(); const log = (w: string) => console.log(((Date.now()-t0)/1000).toFixed(1), w);
const host = await startLocalHost({ dataDir: '/tmp/lead/stories-data' });
log('ready');
try {
  const site = openSite({ siteUrl: host.siteUrl, token: await host.token('backbone') });
  await site.api('PUT', '/api/partnership', partnership);
  await saveMissing(site.api, [{ path: 'places', records: [records[0]!.records[0]!] }, { path: 'owners', records: records.find(({ path }) => path === 'owners')!.records }]);
  let n = 0;
  await loadStories(site, () => { n += 1; });
  log(`loaded ${n}`);
  for (const id of ['reading-coaching', 'ninth-grade-counselors', 'libraries-for-all']) {
    const r: any = await host.api('GET', `/api/cycles/${id}/result`);
    console.log(id, JSON.stringify(r.readings ?? r.reading, null, 1), JSON.stringify(r.decisionRules ?? r.rules, null, 1));
  }
  console.log(JSON.stringify(await host.api('GET', '/api/factors?indicator=third-grade-reading&attribute=leveled-library&kind=school&adjust=low-income&period=2023-24-YEAR'), null, 1).slice(0, 3000));
  console.log(JSON.stringify(await host.api('GET', '/api/peers?indicator=ninth-grade-on-track&place=hillmont'), null, 1).slice(0, 3000));
  console.log(JSON.stringify((await host.api('GET', '/api/bright-spots?indicator=ninth-grade-on-track') as any).spots.map((s: any) => [s.place.name, s.group, s.than]), null, 0));
  const g: any = await host.api('GET', '/api/series?indicator=on-time-graduation&place=rosemont');
  console.log(JSON.stringify(g.gaps[0].points));
  for (const m of await host.inbox()) console.log(m.to, m.subject);
  log('done');
} catch (e) { console.log(e); console.log(host.output().slice(-3000)); }
await host.stop();
