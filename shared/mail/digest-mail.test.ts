import { describe, expect, it } from 'vitest';
import { composeDigestMail } from './digest-mail.ts';
import { alertOf, digestInput } from './testing/digest.ts';
import { threshold } from './testing/findings.ts';

const { subject, text, html, pictures } = composeDigestMail(digestInput());

describe('a digest mail', () => {
  it('says in its subject how much needs attention and how much got better', () => {
    expect(subject).toBe(
      'Rivermouth Partnership this week: two need attention; three got better; one decision is due; one decision rule was judged',
    );
    expect(composeDigestMail({ ...digestInput(), isSample: true }).subject).toBe(`Sample: ${subject}`);
    expect(composeDigestMail(digestInput([])).subject).toBe('Rivermouth Partnership this week: nothing new');
  });

  it('tells its parts in order, each thing once', () => {
    const titles = [
      'Needs attention',
      'Got better',
      'Gaps',
      'Cycles',
      'Data',
      'Still open, not acknowledged',
      'What you follow',
    ];
    const at = titles.map((title) => text.indexOf(`\n${title}\n`));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(Math.min(...at)).toBeGreaterThan(0);
    expect(text.match(/Chronic absence at Highline rose to 24.1%, higher than usual/g)).toHaveLength(1);
    expect(text).toContain('Chronic absence in Rivermouth is below 20.0% again');
    expect(text).toContain('Received: 1 file\n  Next due: chronic absence for March 2026 by April 21, 2026.');
    expect(text).toContain('Highline, chronic absence for February 2026\n  overdue since March 22, 2026');
    expect(text).toMatch(/- The decision on .+ at Highline is due by/);
    expect(text).toContain('- The decision rule of Attendance teams is met: 4.0 points ahead');
    expect(text).toContain('https://partnership.example/cycles/teams');
    expect(text).toMatch(/- The attendance file of Highline for .+ has rows to mend/);
  });

  it('has only parts that tell something', () => {
    const empty = composeDigestMail({ ...digestInput([]), nextDue: [] }).text;
    expect(empty).not.toMatch(/Needs attention|Got better|Gaps|Still open/);
    expect(empty).toContain('What you follow');
  });

  it('says the same as HTML and as text', () => {
    const plain = html
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll('&nbsp;', ' ')
      .replaceAll(/\s+/g, ' ');
    for (const line of text.split('\n').map((one) => one.replace(/^[- ]+/, '').trim())) {
      if (line && !line.includes('://') && !line.includes(', February') && !line.includes(', March'))
        expect(plain).toContain(line);
    }
  });

  it('shows the charts that it names, and those only', () => {
    const shown = [...html.matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => cid);
    expect(shown.length).toBeGreaterThan(2);
    expect(pictures.map(({ cid }) => cid)).toEqual(shown);
  });

  it('tells six things of a part, and how many more there are', () => {
    const many = Array.from({ length: 9 }, (_, at) => alertOf(threshold({ placeId: `place-${at}` }), { id: `a${at}` }));
    const { text, subject, html } = composeDigestMail(digestInput(many));
    expect(subject).toContain('nine need attention');
    expect(text.match(/rose to 24.1%/g)).toHaveLength(6);
    expect(text).toContain('And 3 more in the console.');
    expect(html.length).toBeLessThan(100_000);
  });

  it('says what its reader follows, when it comes, and what is hidden', () => {
    expect(text).toContain(
      'You follow chronic absence; this comes on Mondays at 7:00 (America/Los Angeles). None comes when nothing changed.',
    );
    expect(text).toContain('Groups under 10 students are hidden here as everywhere.');
  });
});
