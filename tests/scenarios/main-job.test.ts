import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeriesView } from '../../shared/api/series.ts';
import type { SubmissionView } from '../../shared/api/submissions.ts';
import { mintLink, setUpPartnership } from '../support/host-partnership.ts';
import { eventually, type InboxMail, type LocalHost, startLocalHost } from '../support/local-host.ts';
import { attendanceFile, attendanceRows, attendanceWorkbook } from '../support/partnership.ts';
import { type MintedLink, readReceipt, sendAndWait, sendFile } from '../support/send-file.ts';

let host: LocalHost;
const links: Record<string, MintedLink> = {};
beforeAll(async () => {
  host = await startLocalHost();
  await setUpPartnership(host);
  for (const district of ['fircrest', 'eastmoor']) {
    links[district] = await mintLink(host, district, ['2026-01', '2026-02'], { maximumUses: 20 });
  }
}, 120_000);
afterAll(() => host?.stop());

const link = (district: string) => links[district] as MintedLink;
const region = () => host.api<SeriesView>('GET', '/api/series?indicator=chronic-absence&place=rivermouth');

describe('the main job, over HTTP', () => {
  it('counts January of both districts and mails nobody', async () => {
    for (const district of ['fircrest', 'eastmoor'] as const) {
      const file = attendanceFile(attendanceRows(district, {}));
      const receipt = await sendAndWait(link(district), file, 'january.csv', '2026-01');
      expect(receipt).toMatchObject({
        stage: 'done',
        report: { accepted: 120, refused: 0, students: 120, schools: 2 },
      });
    }
    const { points } = await region();
    expect(points.map(({ period, groups }) => [period, groups.all])).toEqual([
      ['2026-01', { percent: 10, numerator: 24, denominator: 240 }],
    ]);
    expect(await host.inbox()).toEqual([]);
  }, 60_000);

  it('shows the partner what February moved, and mails the owner what changed and which gap widened', async () => {
    await sendAndWait(link('eastmoor'), attendanceFile(attendanceRows('eastmoor', {})), 'february.csv', '2026-02');
    const rows = attendanceRows('fircrest', { absent: 15, learnersAbsent: 45 });
    const receipt = await sendAndWait(link('fircrest'), attendanceFile(rows), 'february.csv', '2026-02');
    expect(receipt.moved).toContainEqual(
      expect.objectContaining({
        placeKind: 'region',
        group: 'all',
        after: { percent: 20.8, numerator: 50, denominator: 240 },
        change: 10.8,
      }),
    );
    const mail = await eventually(
      async () => (await host.inbox()).find(({ subject }) => subject.includes('Fircrest')),
      'the mail about Fircrest',
    );
    expect(mail.to).toEqual(['jordan@partnership.example']);
    expect(mail.subject).toMatch(/Chronic absence at Fircrest rose to 31\.7%/);
    const text = await host.mailText(mail.id);
    expect(text).toContain('English learners');
    expect(text).toMatch(/widened by \d+\.\d points/);
    expect(text).toContain(`${host.siteUrl}/indicators/chronic-absence?place=fircrest`);
  }, 60_000);

  it('sends nothing a second time when the same file comes again', async () => {
    const before = (await host.inbox()).length;
    const rows = attendanceRows('fircrest', { absent: 15, learnersAbsent: 45 });
    await sendAndWait(link('fircrest'), attendanceFile(rows), 'again.csv', '2026-02');
    expect(await host.inbox()).toHaveLength(before);
  }, 60_000);

  it('takes a sheet of an Excel workbook as it takes text', async () => {
    const before = await region();
    const workbook = attendanceWorkbook(attendanceRows('fircrest', { absent: 15, learnersAbsent: 45 }));
    const receipt = await sendAndWait(link('fircrest'), workbook, 'february.xlsx', '2026-02', 'Data');
    expect(receipt).toMatchObject({ stage: 'done', report: { sheet: 'Data', accepted: 120, refused: 0 } });
    expect((await region()).points).toEqual(before.points);
    const first = await sendAndWait(link('fircrest'), workbook, 'february.xlsx', '2026-02');
    expect(first.refusal?.code).toBe('no-headings');
  }, 60_000);
});

describe('a file that cannot be taken', () => {
  const refusals: [string, string | Uint8Array][] = [
    ['nothing in it', 'student_id,school\n'],
    ['columns missing', 'student_id,school\n1,birch\n'],
    ['another district’s schools', attendanceFile(attendanceRows('eastmoor', {}))],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13)],
    [
      'more bad rows than one in ten',
      attendanceFile(attendanceRows('fircrest', {}).map((row) => row.replace(',20,', ',x,'))),
    ],
  ];
  it.each(refusals)(
    'is refused whole with a sentence, and changes nothing: %s',
    async (_, file) => {
      const before = await region();
      const receipt = await sendAndWait(link('fircrest'), file, 'wrong.csv', '2026-02');
      expect(receipt.stage).toBe('refused');
      expect(receipt.refusal?.message).toMatch(/^[A-Z\d].*\.$/);
      const forScripts = `${link('fircrest').apiUrl}/submissions/${receipt.id}?fail=true`;
      expect((await fetch(forScripts)).status).toBe(422);
      expect(await region()).toEqual(before);
    },
    60_000,
  );

  it('leaves good rows in and says of each bad row where it is and how to mend it, without the student’s id', async () => {
    const rows = attendanceRows('fircrest', { absent: 15, learnersAbsent: 45 });
    rows[4] = 'kid-4711,birch,3,20,25,Y';
    const receipt = await sendAndWait(link('fircrest'), attendanceFile(rows), 'one-bad-row.csv', '2026-02');
    expect(receipt.report).toMatchObject({ accepted: 119, refused: 1 });
    expect(receipt.report?.problems).toEqual([expect.objectContaining({ row: 6, column: 'days_absent' })]);
    expect(JSON.stringify(receipt)).not.toContain('kid-4711');
  }, 60_000);

  it('is not even asked for when the link is revoked or unknown', async () => {
    const minted = await mintLink(host, 'fircrest', ['2026-03']);
    await host.api('POST', `/api/links/${minted.id}/revocation`);
    expect((await sendFile(minted, 'x')).refused).toMatchObject({
      status: 410,
      type: expect.stringContaining('link-revoked'),
    });
    const unknown = { ...minted, apiUrl: `${host.siteUrl}/api/send/${'A'.repeat(32)}` };
    expect((await sendFile(unknown, 'x')).refused).toMatchObject({ status: 404 });
  }, 60_000);
});

describe('a file that lost half of its students', () => {
  it('is held, fails a script, and counts once its partner says why it is right', async () => {
    const before = await region();
    const minted = link('fircrest');
    const half = attendanceFile(attendanceRows('fircrest', { students: 30, absent: 15, learnersAbsent: 45 }));
    const { id, stage, suspicions } = await sendAndWait(minted, half, 'half.csv', '2026-02');
    expect([stage, suspicions?.map(({ code }) => code)]).toEqual(['held', ['fewer-students']]);
    const address = `${minted.apiUrl}/submissions/${id}`;
    expect((await fetch(`${address}?fail=true`)).status).toBe(422);
    expect(await region()).toEqual(before);
    const seen = await host.api<SubmissionView>('GET', `/api/submissions/${id}`);
    expect(seen).toMatchObject({ state: 'held', suspicions: [{ code: 'fewer-students', details: [] }] });
    const body = new URLSearchParams({ note: 'Half have moved.' });
    expect((await fetch(`${address}/confirmation`, { method: 'POST', body })).status).toBe(200);
    expect(await readReceipt(address)).toMatchObject({ stage: 'done', note: 'Half have moved.' });
    const { points } = await region();
    expect(points.at(-1)?.groups.all).toMatchObject({ denominator: 180 });
    await fetch(`${address}/withdrawal`, { method: 'POST' });
    expect((await readReceipt(address)).stage).toBe('withdrawn');
  }, 60_000);
});

describe('a file that is withdrawn through its link', () => {
  it('counts no more: what it replaced counts again, and its receipt says what that moved', async () => {
    const before = await region();
    const rows = attendanceRows('fircrest', { absent: 60, learnersAbsent: 60 });
    const { id } = await sendAndWait(link('fircrest'), attendanceFile(rows), 'march.csv', '2026-02');
    expect((await region()).points).not.toEqual(before.points);
    const address = `${link('fircrest').apiUrl}/submissions/${id}`;
    const answered = await fetch(`${address}/withdrawal`, {
      method: 'POST',
      body: new URLSearchParams({ reason: 'The file of March.' }),
    });
    expect(answered.status).toBe(200);
    const { stage, withdrawal, history } = await readReceipt(address);
    expect([stage, withdrawal?.by, withdrawal?.reason]).toEqual([
      'withdrawn',
      { who: 'partner' },
      'The file of March.',
    ]);
    expect(history[0]?.withdrawal?.moved).toMatchObject([{ indicatorId: 'chronic-absence', before: { percent: 60 } }]);
    const values = ({ points }: SeriesView) => points.map(({ period, groups }) => [period, groups.all]);
    expect(values(await region())).toEqual(values(before));
  }, 60_000);
});

describe('a roster of the school year', () => {
  it('tells months that are in already by its groups, and changes no total', async () => {
    const before = await region();
    const minted = await mintLink(host, 'fircrest', ['2025-26-YEAR'], { dataset: 'roster' });
    const lines = attendanceRows('fircrest', {}).map((row) => row.split(','));
    const files = {
      'orgs.csv': ['sourcedId,name,type,identifier', 'o-1,Birch School,school,birch', 'o-2,Cedar,school,cedar'],
      'users.csv': [
        'sourcedId,orgSourcedIds,role,familyName,identifier',
        ...lines.map(([id, school], at) => `u${at},${school === 'birch' ? 'o-1' : 'o-2'},student,Larsson,${id}`),
      ],
      'demographics.csv': [
        'sourcedId,birthDate,sex',
        ...lines.map((_, at) => `u${at},2015-09-01,${at % 3 === 0 ? 'female' : 'male'}`),
      ],
    };
    const packed = Object.entries(files).map(([name, text]) => [name, strToU8(text.join('\n'))] as const);
    const receipt = await sendAndWait(minted, zipSync(Object.fromEntries(packed)), 'oneroster.zip');
    expect(receipt).toMatchObject({ stage: 'done', report: { readAs: 'OneRoster', accepted: 120, students: 120 } });
    const after = await region();
    for (const [index, { groups }] of after.points.entries()) {
      expect(before.points[index]?.groups['gender:female']).toBeUndefined();
      expect(groups['gender:female']).toMatchObject({ denominator: 40 });
      expect(groups.all).toEqual(before.points[index]?.groups.all);
    }
  }, 60_000);
});

describe('a partner’s contact', () => {
  const dana = { name: 'Dana Reyes', email: 'dana@fircrest.example' };
  /** The earliest first. */
  const mails = async (subject: string) =>
    (await host.inbox()).toReversed().filter((mail) => mail.to.includes(dana.email) && mail.subject === subject);
  const nthMail = (subject: string, nth: number) =>
    eventually(async () => (await mails(subject))[nth - 1], `mail ${nth} of “${subject}”`);
  /** The link in a mail, as its reader opens it. */
  const linkIn = async ({ id }: InboxMail): Promise<MintedLink> => {
    const [url = '', token = ''] = /http:\S+\/send\/([\w-]{32})/.exec(await host.mailText(id)) ?? [];
    return { id: '', url, apiUrl: `${host.siteUrl}/api/send/${token}` };
  };

  it('is mailed a link, what became of the file that came by it, and a new link when it is used up', async () => {
    const partner = { name: 'Fircrest School District', placeId: 'fircrest', contacts: [dana] };
    await host.api('PUT', '/api/partners/fircrest', partner);
    const wanted = { partnerId: 'fircrest', dataset: 'attendance', periods: ['2026-03'], maximumUses: 1 };
    await host.api('POST', '/api/links', { ...wanted, delivery: 'mailed' });
    const asked = 'Your link to send attendance, March 2026';
    const mailed = await linkIn(await nthMail(asked, 1));
    const { id } = await sendAndWait(mailed, attendanceFile(attendanceRows('fircrest', {})), 'march.csv');
    expect((await fetch(`${mailed.apiUrl}/renewal`, { method: 'POST' })).status).toBe(202);
    const own = await linkIn(await nthMail('Attendance, March 2026: all rows were accepted', 1));
    expect(await readReceipt(`${own.apiUrl}/submissions/${id}`)).toMatchObject({
      stage: 'done',
      fileName: 'march.csv',
    });
    const again = await linkIn(await nthMail(asked, 2));
    expect((await fetch(again.apiUrl)).status).toBe(200);
    expect(new Set([mailed, own, again].map(({ apiUrl }) => apiUrl)).size).toBe(3);
  }, 60_000);
});
