import { alertPath } from '../alerts/alert-path.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Partnership } from '../catalog/partnership.ts';
import type { Place } from '../catalog/place.ts';
import { alertHtml } from './alert-html.ts';
import { alertText } from './alert-text.ts';
import type { AlertLayout } from './layout.ts';
import type { NotificationAbout } from './notification.ts';
import { type Section, sectionsOf } from './sections.ts';
import * as say from './wording.ts';

export type AlertMailInput = {
  /** At least one, all of one recipient. */
  notifications: readonly Pick<NotificationAbout<'alert'>, 'alertId' | 'finding' | 'restated'>[];
  recipient: Pick<Owner, 'id'>;
  partnership: Pick<Partnership, 'name' | 'contact' | 'minimumGroupSize' | 'demo'>;
  indicators: readonly Indicator[];
  places: readonly Place[];
  /** Where the console is, without a slash at the end. */
  siteUrl: string;
};

/** More than this many findings are told in short: clients cut mails of 100 KB. */
const TOLD_IN_FULL = 6;

/**
 * Writes everything that waits for one person as one mail. Findings of the same indicator, place and period share a
 * headline; the subject is the first headline and how many more there are.
 */
export function composeAlertMail(input: AlertMailInput): { subject: string; html: string; text: string } {
  const mail = layOut(input);
  return { subject: mail.subject, html: alertHtml(mail), text: alertText(mail) };
}

function layOut({ notifications, recipient, partnership, indicators, places, siteUrl }: AlertMailInput): AlertLayout {
  const names = {
    indicators: new Map(indicators.map((one) => [one.id, one])),
    places: new Map(places.map((one) => [one.id, one])),
  };
  const sections = sectionsOf([...notifications], names).map((section) => ({
    ...section,
    kicker: `${section.isImprovement ? 'Improved' : 'Concern'}${section.restated ? ', restated' : ''}`,
    note: section.restated ? say.restatedNote(section.period) : undefined,
    url: `${siteUrl}/indicators/${encodeURIComponent(section.indicatorId)}?place=${encodeURIComponent(section.placeId)}`,
    actions: actionsOf(section, siteUrl),
  }));
  const [first, ...others] = sections;
  const subject = `${first?.restated ? 'Restated: ' : ''}${first?.headline ?? ''}`;
  return {
    partnership: partnership.name,
    subject: others.length > 0 ? `${subject}, and ${others.length} more` : subject,
    sections: sections.slice(0, TOLD_IN_FULL),
    further: sections.slice(TOLD_IN_FULL).map(({ headline, url }) => ({ headline, url })),
    reason: reasonOf(sections, recipient, indicators),
    footer: footerOf(partnership),
  };
}

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
function reasonOf(sections: Section[], recipient: Pick<Owner, 'id'>, indicators: readonly Indicator[]): string {
  const ids = new Set(sections.map(({ indicatorId }) => indicatorId));
  const named = new Map(sections.map(({ indicatorId, topic }) => [indicatorId, say.inSentence(topic.indicator)]));
  const owned = indicators.filter(({ id, ownerId }) => ids.has(id) && ownerId === recipient.id).map(({ id }) => id);
  const why = owned.length === ids.size ? 'You own' : 'You owned, when this was found,';
  const rules = [...new Set(sections.flatMap((section) => section.rules))];
  const which = `${rules.length === 1 ? 'Rule' : 'Rules'}: ${rules.join('; ')}.`;
  return `${why} ${say.listText([...named.values()])}. ${which} You will not get this again unless it changes.`;
}

function footerOf({ minimumGroupSize, demo, contact }: AlertMailInput['partnership']): string {
  const hidden = `Groups under ${minimumGroupSize} students are hidden here as everywhere.`;
  const questions = `Questions: ${contact}.`;
  return [hidden, questions, ...(demo ? ['Demo region, made data.'] : [])].join(' ');
}
