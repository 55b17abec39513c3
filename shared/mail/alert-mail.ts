import { alertPath } from '../alerts/alert-path.ts';
import type { Finding } from '../alerts/finding.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Partnership } from '../catalog/partnership.ts';
import type { Place } from '../catalog/place.ts';
import { type PlaceTree, placeTree } from '../catalog/place-tree.ts';
import type { RunChartInput } from '../charts/run-chart-svg.tsx';
import type { Cycle } from '../cycles/cycle.ts';
import { cyclePath } from '../cycles/cycle-path.ts';
import { cyclesAt, cyclesTouching } from '../cycles/touching.ts';
import { type PartnerNote, quoteNote } from '../submissions/partner-note.ts';
import { alertHtml } from './alert-html.ts';
import { alertText } from './alert-text.ts';
import { type BrightSpot, brightSpotNote } from './bright-spot.ts';
import type { Course } from './course.ts';
import { cycleNote } from './describe-cycle.ts';
import { qualityKicker } from './describe-quality.ts';
import { footerOf } from './footer.ts';
import type { AlertLayout } from './layout.ts';
import type { NotificationAbout } from './notification.ts';
import { type Section, sectionsOf } from './sections.ts';
import * as say from './wording.ts';

export type AlertMailInput = {
  /** At least one, all of one recipient. */
  notifications: readonly Pick<NotificationAbout<'alert'>, 'alertId' | 'severity' | 'finding' | 'restated'>[];
  recipient: Pick<Owner, 'id'>;
  partnership: Pick<Partnership, 'name' | 'contact' | 'minimumGroupSize' | 'demo' | 'timeZone'>;
  indicators: readonly Indicator[];
  places: readonly Place[];
  /** Those that a finding touches are named beside it. */
  cycles?: readonly Cycle[];
  /** How what was found came about; asked for the first findings only. */
  courseOf?: (finding: Finding, label: string) => Course | undefined;
  /** What got better in a similar place; asked for concerns only. */
  brightSpotOf?: (finding: Finding) => BrightSpot | undefined;
  /** What partners say of the files behind a finding, those of its own period last. */
  notesOn?: (finding: Finding) => readonly PartnerNote[];
  /** Where the console is, without a slash at the end. */
  siteUrl: string;
  /** Where the recipient chooses what to get. */
  choiceUrl: string;
};

/** A chart that the mail carries, shown where its HTML names `cid`. */
export type Picture = { cid: string; chart: RunChartInput };
export type ComposedMail = { subject: string; html: string; text: string; pictures: Picture[] };

/** Pictures make a mail heavy. */
const TOLD_WITH_CHART = 3;

/** More notes than this are on the page of the indicator. */
const NOTES_QUOTED = 2;

/** More cycles than this are on the page of the indicator. */
const CYCLES_NAMED = 3;

/** More than this many findings are told in short: clients cut mails of 100 KB. */
const TOLD_IN_FULL = 6;

/**
 * Writes everything that waits for one person as one mail. Findings of the same indicator, place and period share a
 * headline; the subject is the first headline and how many more there are.
 */
export function composeAlertMail(input: AlertMailInput): ComposedMail {
  const mail = layOut(input);
  const pictures = mail.sections.flatMap(({ course }) => (course ? [{ cid: course.cid, chart: course.chart }] : []));
  return { subject: mail.subject, html: alertHtml(mail), text: alertText(mail), pictures };
}

function layOut(input: AlertMailInput): AlertLayout {
  const { notifications, partnership, indicators, places } = input;
  const names = {
    indicators: new Map(indicators.map((one) => [one.id, one])),
    places: new Map(places.map((one) => [one.id, one])),
  };
  const sections = sectionsOf([...notifications], names);
  const tree = placeTree([...places]);
  const told = sections.slice(0, TOLD_IN_FULL).map((section, index) => tell(section, index, input, tree));
  const [first, ...others] = sections;
  const subject = `${first?.restated ? 'Restated: ' : ''}${first?.headline ?? ''}`;
  return {
    partnership: partnership.name,
    subject: others.length > 0 ? `${subject}, and ${others.length} more` : subject,
    sections: told,
    further: sections
      .slice(TOLD_IN_FULL)
      .map((one) => ({ headline: one.headline, url: lookOf(one, input.siteUrl).url })),
    reason: reasonOf(sections, input),
    footer: footerOf(partnership),
    choiceUrl: input.choiceUrl,
  };
}

function tell(
  section: Section,
  index: number,
  { courseOf, brightSpotOf, notesOn = () => [], partnership, siteUrl, cycles = [] }: AlertMailInput,
  tree: PlaceTree,
): AlertLayout['sections'][number] {
  const { headline, first, restated, period } = section;
  const course = index < TOLD_WITH_CHART ? courseOf?.(first, headline) : undefined;
  const spot = section.isImprovement ? undefined : brightSpotOf?.(first);
  return {
    ...section,
    kicker: `${kickerOf(section)}${restated ? ', restated' : ''}`,
    note: restated ? say.restatedNote(period) : undefined,
    course: course && { ...course, cid: `chart-${index + 1}`, label: headline },
    brightSpot: spot && {
      words: brightSpotNote(spot),
      url: chartUrl({ ...section, placeId: spot.place.id }, siteUrl),
    },
    partnerNotes: notesOn(first)
      .slice(-NOTES_QUOTED)
      .map((note) => quoteNote(note, partnership.timeZone)),
    cycles: cyclesTouching(cycles, section, tree)
      .filter(({ id }) => !('cycleId' in first && first.cycleId === id))
      .slice(0, CYCLES_NAMED)
      .map(cycleNote),
    look: lookOf(section, siteUrl),
    actions: actionsOf(section, siteUrl),
  };
}

function kickerOf({ first, isImprovement }: Section): string {
  if (first.kind === 'missing') return 'Overdue';
  if (first.kind === 'cycle-due') return 'Decision due';
  if (first.kind === 'cycle-judged') return 'Cycle';
  if (first.kind === 'quality') return qualityKicker(first);
  return isImprovement ? 'Improved' : 'Concern';
}

function lookOf(section: Section, siteUrl: string): AlertLayout['sections'][number]['look'] {
  const { first } = section;
  if ('cycleId' in first) return { words: 'Look at the cycle', url: `${siteUrl}${cyclePath(first.cycleId)}` };
  if (first.kind !== 'quality') return { words: 'Look at the chart', url: chartUrl(section, siteUrl) };
  return { words: 'Look at the file', url: `${siteUrl}/submissions/${encodeURIComponent(first.submissionId)}` };
}

const chartUrl = ({ indicatorId, placeId }: Section, siteUrl: string) =>
  `${siteUrl}/indicators/${encodeURIComponent(indicatorId)}?place=${encodeURIComponent(placeId)}`;

/** Each opens a page, where nothing happens before its button is pressed; mail scanners follow every link. */
function actionsOf(
  { alertIds: [first, ...others] }: Section,
  siteUrl: string,
): AlertLayout['sections'][number]['actions'] {
  if (first === undefined || others.length > 0) {
    return [{ words: 'Acknowledge, silence or comment', url: `${siteUrl}/alerts` }];
  }
  const page = `${siteUrl}${alertPath(first)}`;
  return [
    { words: 'Acknowledge', url: `${page}?do=acknowledge` },
    { words: 'Silence', url: `${page}?do=silence` },
    { words: 'Comment', url: `${page}?do=note` },
  ];
}

/** Why it is sent to this person, and by which rules. */
function reasonOf(sections: Section[], { recipient, indicators, cycles = [] }: AlertMailInput): string {
  const ids = new Set(sections.map(({ indicatorId }) => indicatorId));
  const named = new Map(sections.map(({ indicatorId, topic }) => [indicatorId, say.inSentence(topic.indicator)]));
  const owned = indicators.filter(({ id, ownerId }) => ids.has(id) && ownerId === recipient.id).map(({ id }) => id);
  const tried = sections.flatMap((section) => cyclesAt(cycles, section)).filter((one) => one.ownerId === recipient.id);
  const rules = [...new Set(sections.flatMap((section) => section.rules))];
  const which = `${rules.length === 1 ? 'Rule' : 'Rules'}: ${rules.join('; ')}.`;
  const topics = say.listText([...named.values()]);
  const told =
    tried.length > 0
      ? `You own ${say.listText([...new Set(tried.map(({ name }) => name))])}`
      : `A rule tells you of ${topics}`;
  const why = owned.length === ids.size ? `You own ${topics}` : told;
  return `${why}. ${which} You will not get this again unless it changes.`;
}
