import type { Partnership } from '../catalog/partnership.ts';
import type { Digest, Span } from '../digests/digest.ts';
import type { NextDue } from '../digests/next-due.ts';
import type { Scope } from '../digests/scope.ts';
import type { DigestSchedule } from '../digests/settings.ts';
import {
  alertEntries,
  cycleEntries,
  dataEntries,
  type EntryWorld,
  openEntries,
  overEntries,
} from './digest-entries.ts';
import { digestHtml } from './digest-html.ts';
import type { DigestLayout, Entry, Spark } from './digest-layout.ts';
import { digestText } from './digest-text.ts';
import * as say from './digest-words.ts';
import { footerOf } from './footer.ts';
import { standingsOf } from './standings.ts';
import { inSentence, listText } from './wording.ts';

export type DigestMailInput = EntryWorld & {
  digest: Digest;
  span: Span;
  /** Its recipient asked for it. */
  isSample: boolean;
  schedule: DigestSchedule;
  /** Whether it comes only when something changed. */
  skipUnchanged: boolean;
  tops: Scope['tops'];
  nextDue: readonly NextDue[];
  partnership: Pick<Partnership, 'name' | 'contact' | 'minimumGroupSize' | 'demo'>;
  /** Where the recipient chooses what to get. */
  choiceUrl: string;
};

/** More than so many are counted, not told. */
const ENTRIES = 6;

/** Writes a digest as a mail, with the charts that it shows. */
export function composeDigestMail(input: DigestMailInput): {
  subject: string;
  html: string;
  text: string;
  pictures: Spark[];
} {
  const layout = layOut(input);
  const shown = [...layout.parts.flatMap(({ entries }) => entries), ...layout.standings];
  const pictures = shown.flatMap(({ spark }) => spark ?? []);
  return { subject: layout.subject, html: digestHtml(layout), text: digestText(layout), pictures };
}

function layOut(input: DigestMailInput): DigestLayout {
  const { digest, schedule, partnership, siteUrl, choiceUrl } = input;
  const attention = alertEntries(digest.attention, input, 'attention');
  const better = [...alertEntries(digest.better, input, 'better'), ...overEntries(digest.over, input)];
  const gaps = alertEntries(digest.gaps, input);
  const widened = gaps.filter(({ mark }) => mark === 'concern').length;
  const counts = {
    attention: attention.length + widened,
    better: better.length + gaps.length - widened,
    decisions: digest.cycles.filter(({ finding }) => finding.kind === 'cycle-due').length,
    judged: digest.cycles.filter(({ finding }) => finding.kind === 'cycle-judged').length,
  };
  const title = say.digestTitle(counts);
  const subject = say.digestSubject(partnership.name, schedule.every, title);
  const parts = [
    partOf('Needs attention', attention),
    partOf('Got better', better),
    partOf('Gaps', gaps),
    partOf('Cycles', cycleEntries(digest.cycles, input)),
    partOf('Data', dataEntries(digest, input.nextDue, input)),
    partOf('Still open, not acknowledged', openEntries(digest.unacknowledged, input)),
  ];
  const { standings, further } = standingsOf(input);
  return {
    ...{ partnership: partnership.name, title, days: say.daysTold(input.span, schedule.timeZone) },
    subject: input.isSample ? `Sample: ${subject}` : subject,
    parts: parts.filter(({ entries }) => entries.length > 0),
    ...{ standings, furtherStandings: andMore(further) },
    ...{ consoleUrl: `${siteUrl}/`, choiceUrl, reason: reasonOf(input), footer: footerOf(partnership) },
  };
}

const partOf = (title: string, all: Entry[]): DigestLayout['parts'][number] => ({
  title,
  entries: all.slice(0, ENTRIES),
  further: andMore(all.length - ENTRIES),
});

const andMore = (count: number) => (count > 0 ? `And ${count} more in the console.` : '');

/** Why it is sent to this person, and when. */
function reasonOf({ tops, schedule, skipUnchanged }: DigestMailInput): string {
  const names = [...new Set(tops.map(({ indicator }) => inSentence(indicator.name)))];
  const what = names.length === 0 ? 'nothing' : names.length > 4 ? `${names.length} indicators` : listText(names);
  const skipped = skipUnchanged ? ' None comes when nothing changed.' : '';
  return `You follow ${what}; this comes ${say.scheduleText(schedule)}.${skipped}`;
}
