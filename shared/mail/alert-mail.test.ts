import { describe, expect, it } from 'vitest';
import { type AlertMailInput, composeAlertMail } from './alert-mail.ts';
import type { BrightSpot } from './bright-spot.ts';
import { gapSignal, gapWidens, indicators, of, places, signal, threshold } from './testing/findings.ts';

const compose = (
  findings: AlertMailInput['notifications'][number]['finding'][],
  change: Partial<AlertMailInput> = {},
) =>
  composeAlertMail({
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
    indicators,
    places,
    siteUrl: 'https://partnership.example',
    choiceUrl: 'https://partnership.example/preferences/token',
    ...change,
  });

/** The words of the HTML part as a reader sees them. */
const wordsOf = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&rarr;', '→')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('an alert mail', () => {
  const both = compose([gapWidens(), threshold()]);

  it('joins the findings of one indicator and place under one headline', () => {
    const headline = 'Chronic absence at Highline rose to 24.1%; the gap for English learners widened by 3.2 points';
    expect(both.subject).toBe(headline);
    expect(wordsOf(both.html)).toContain(headline);
    expect(both.text.match(/Concern: /g)).toHaveLength(1);
  });

  it('says what a similar place did, beside a concern only', () => {
    const asked: string[] = [];
    const spot: BrightSpot = {
      ...{ place: { id: 'cedar', name: 'Cedar <River>' }, group: 'all', alike: [{ name: 'Enrollment' }] },
      before: { period: '2025-02', counts: of(219, 1000) },
      after: { period: '2026-02', counts: of(182, 1000) },
    };
    const brightSpotOf = ({ kind }: { kind: string }) => {
      asked.push(kind);
      return spot;
    };
    const { html, text } = compose([threshold()], { brightSpotOf });
    const words = 'Cedar <River> went from 21.9% (219 of 1,000 students) to 18.2%';
    expect(text).toContain(`A similar place that improved: ${words}`);
    expect(text).toContain('https://partnership.example/indicators/chronic-absence?place=cedar');
    expect(html).toContain('Cedar &lt;River&gt; went from 21.9%');
    compose([signal({ direction: 'lower' })], { brightSpotOf });
    expect(asked).toEqual(['level']);
  });

  it('quotes what partners say of the files, the two newest notes at most', () => {
    const note = (words: string) => ({
      ...{ period: '2026-02', partner: 'Highline <Schools>', placeId: 'highline' },
      ...{ words, at: '2026-03-09T18:00:00.000Z' },
    });
    const notesOn = () => [note('Old system.'), note('A storm.'), note('Three schools were closed.')];
    const { html, text } = compose([threshold()], { notesOn });
    expect(text).toContain('Note of the partner: Highline <Schools>, March 9, 2026: “Three schools were closed.”');
    expect(text).toContain('“A storm.”');
    expect(text).not.toContain('Old system.');
    expect(html).toContain('Highline &lt;Schools&gt;, March 9, 2026: “Three schools were closed.”');
    expect(compose([threshold()]).text).not.toContain('Note of the partner');
  });

  it('says once what several rules found of the same group or gap', () => {
    const { subject } = compose([signal(), gapSignal(), threshold(), gapWidens()]);
    expect(subject).toBe(
      'Chronic absence at Highline rose to 24.1%, higher than usual; ' +
        'the gap for English learners widened by 3.2 points, wider than usual',
    );
  });

  it('tells good news as such, and a concern beside it as a concern', () => {
    const good = signal({ direction: 'lower', after: { period: '2026-02', counts: of(2600, 17_412) } });
    const mail = compose([good]);
    expect(mail.text).toContain('Improved: Chronic absence at Highline is lower than usual: 14.9%');
    expect(mail.html).toContain('\u25cb Improved');
    expect(mail.html).not.toContain('Concern');
    expect(compose([good, gapWidens()]).text).toContain('Concern: ');
  });

  it('gives before and after with the students counted, for all, for both groups, and the gap', () => {
    expect(both.text).toContain(
      '- All students: 20.6% (3,586 of 17,406) → 24.1% (4,196 of 17,412 students), +3.5 points',
    );
    expect(both.text).toContain(
      '- English learners: 24.5% (1,064 of 4,343) → 30.4% (1,323 of 4,353 students), +5.9 points',
    );
    expect(both.text).toContain(
      '- Other students: 19.3% (2,522 of 13,063) → 22.0% (2,873 of 13,059 students), +2.7 points',
    );
    expect(both.text).toContain('- Gap for English learners: 5.2 → 8.4 points, +3.2 points');
    expect(both.text).toContain('The gap likely widened by between 1.1 and 5.3 points.');
  });

  it('says why it is sent, by which rules, and what is hidden', () => {
    expect(both.text).toContain(
      'You own chronic absence. Rules: chronic absence at or above 20.0%; gap for English learners wider by more than ' +
        '2.0 points than a year before, and by more than chance alone would bring.',
    );
    expect(both.text).toContain('Groups under 10 students are hidden here as everywhere.');
    expect(both.text).toContain('Demo region, made data.');
    const real = { name: 'Ours', contact: 'us', minimumGroupSize: 20, timeZone: 'UTC', demo: false };
    expect(compose([threshold()], { partnership: real }).text).not.toContain('Demo region');
  });

  it('says what the rule said when it found it', () => {
    expect(compose([gapWidens({ beyondChance: false })]).text).not.toContain('by more than chance');
  });

  it('links the page of the indicator at the place', () => {
    const url = 'https://partnership.example/indicators/chronic-absence?place=highline';
    expect(both.html).toContain(`href="${url}"`);
    expect(both.text).toContain(url);
  });

  it('says the same in HTML as in text', () => {
    const html = wordsOf(both.html);
    const facts = both.text.match(/\d[\d,.]*%?|[−+]\d+\.\d/g) ?? [];
    expect(facts.length).toBeGreaterThan(20);
    for (const fact of facts) expect(html).toContain(fact);
    expect(html).toContain('Both groups rose; English learners rose more.');
  });

  it('tells several places in sections, the largest change first', () => {
    const region = threshold({
      placeId: 'rivermouth',
      before: { period: '2026-01', counts: of(205, 1000) },
      after: { period: '2026-02', counts: of(210, 1000) },
    });
    const mail = compose([region, threshold(), gapWidens()]);
    expect(mail.subject).toMatch(/^Chronic absence at Highline rose to 24\.1%; .*, and 1 more$/);
    expect(mail.text.indexOf('at Highline')).toBeLessThan(mail.text.indexOf('in Rivermouth'));
    expect(mail.html.match(/<h1/g)).toHaveLength(2);
  });

  it('keeps two periods of the same place apart', () => {
    const march = threshold({ after: { period: '2026-03', counts: of(250, 1000) } });
    expect(compose([threshold(), march]).subject).toContain('and 1 more');
  });

  it('shows nothing before a first figure', () => {
    const mail = compose([threshold({ before: undefined })]);
    expect(mail.text).toContain('February 2026, the first figure. Lower is better.');
    expect(mail.text).toContain('- All students: 24.1% (4,196 of 17,412 students)\n');
    expect(mail.html).not.toContain('&rarr;');
  });

  it('notes a change that rounding makes disagree with what is shown', () => {
    const finding = threshold({
      before: { period: '2026-01', counts: of(2004, 10_000) },
      after: { period: '2026-02', counts: of(2406, 10_000) },
    });
    expect(compose([finding]).text).toContain('→ 24.1% (2,406 of 10,000 students), +4.0 points (rounded)');
  });

  it('begins a restated finding with that word, in the subject and in the mail', () => {
    const mail = compose([], {
      notifications: [{ alertId: 'a', severity: 'normal', finding: threshold(), restated: true }],
    });
    expect(mail.subject).toBe('Restated: Chronic absence at Highline rose to 24.1%');
    expect(mail.text).toContain('Restated: a corrected file changed February 2026.');
    expect(wordsOf(mail.html)).toContain('Restated: a corrected file changed February 2026.');
  });

  it('escapes what staff have named, and keeps it out of the markup', () => {
    const name = '<img src=x onerror=alert(1)> & "Sons"';
    const mail = compose([threshold()], { places: [{ id: 'highline', kind: 'district', name, codes: [] }] });
    expect(mail.html).not.toContain('<img');
    expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Sons&quot;');
  });

  it('stays small enough for clients that cut at 100 KB, however much was found', () => {
    const many = Array.from({ length: 60 }, (_, index) => threshold({ placeId: `district-${index}` }));
    const mail = compose([...many, ...many.map(({ placeId }) => gapWidens({ placeId }))]);
    expect(mail.subject).toContain('and 59 more');
    expect(mail.html.length).toBeLessThan(90_000);
    expect(mail.text).toContain('Also found:');
    for (const { placeId } of many) expect(mail.html).toContain(`?place=${placeId}"`);
  });

  it('begins with what its rule calls most severe, whatever changed most', () => {
    const small = threshold({ placeId: 'rivermouth', before: { period: '2025-02', counts: of(2400, 10_000) } });
    const notice = { alertId: 'a', restated: false } as const;
    const mail = compose([], {
      notifications: [
        { ...notice, severity: 'normal', finding: threshold() },
        { ...notice, severity: 'high', finding: small },
      ],
    });
    expect(mail.subject).toContain('in Rivermouth');
  });

  it('has a link for each thing to do, to the page of its alert, or to all where there are several', () => {
    const { html, text } = compose([threshold()]);
    for (const what of ['acknowledge', 'silence', 'note']) {
      expect(html).toContain(`href="https://partnership.example/alerts/alert-0?do=${what}"`);
      expect(text).toContain(`https://partnership.example/alerts/alert-0?do=${what}`);
    }
    expect(both.text).toContain('Acknowledge, silence or comment: https://partnership.example/alerts\n');
  });

  it('loads nothing: no image, no script, no font', () => {
    expect(both.html).not.toMatch(/<img|<script|<link|url\(|@import|src=/);
  });
});
