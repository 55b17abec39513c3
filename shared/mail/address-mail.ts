import { html } from 'hono/html';
import { describeDay } from '../catalog/describe-day.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Partnership } from '../catalog/partnership.ts';
import type { NotificationAbout } from './notification.ts';
import { color, sheet, text } from './style.ts';

export type AddressMailInput = {
  /** At least one. */
  suspended: readonly NotificationAbout<'address'>[];
  owners: readonly Pick<Owner, 'id' | 'name' | 'email'>[];
  partnership: Pick<Partnership, 'name' | 'contact'>;
};

/** Tells backbone staff whose address takes no more mail, why, and what to do. */
export function addressMail({ suspended, owners, partnership }: AddressMailInput) {
  const lines = suspended.map(({ ownerId, suspension }) => {
    const owner = owners.find(({ id }) => id === ownerId);
    const who = owner ? `${owner.name} (${owner.email})` : ownerId;
    const stops = suspension.stops === 'everything' ? 'no mail any more' : 'no digests any more, but alerts still';
    const because = suspension.because === 'bounced' ? 'mails came back' : 'a mail was reported as unwanted';
    return `${who} gets ${stops}: ${because} on ${describeDay(suspension.since.slice(0, 10))}.`;
  });
  const [first = ''] = suspended.map(({ ownerId }) => owners.find(({ id }) => id === ownerId)?.name ?? ownerId);
  const subject =
    suspended.length === 1
      ? `Mail to ${first} does not arrive`
      : `Mail to ${first} and ${suspended.length - 1} more does not arrive`;
  const what =
    'Correct the address, or ask the person, and lift the suspension in the console. What was found meanwhile is listed there as alerts.';
  return {
    pictures: [],
    subject,
    text: `${partnership.name}\n\n${subject}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n${what}\n`,
    html: html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${subject}</title><style>${sheet}</style></head>
<body class="ground" style="margin:0;padding:24px 0;background:${color.ground};">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="max-width:600px;margin:0 auto;background:${color.paper};border:1px solid ${color.line};border-radius:12px;">
<tr><td class="pad" style="padding:20px 24px;">
<p class="label" style="margin:0 0 8px;${text(13, 18, color.label)}">${partnership.name}</p>
<h1 class="title ink" style="margin:0 0 12px;${text(24, 30, color.ink, 700)}">${subject}</h1>
${lines.map((line) => html`<p class="soft" style="margin:0 0 8px;${text(15, 22, color.soft)}">${line}</p>`)}
<p class="soft" style="margin:12px 0 0;${text(15, 22, color.soft)}">${what}</p>
</td></tr></table></body></html>
`.toString(),
  };
}
