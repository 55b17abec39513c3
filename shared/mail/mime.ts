import MailComposer from 'nodemailer/lib/mail-composer';

/** A mail ready to be written as a message. */
export type OutgoingMail = {
  from: { name: string; address: string };
  to: { name: string; email: string };
  /** Names the mail everywhere: it is in its Message-ID. */
  mailId: string;
  /** Names of what it tells of: mails about the same thing are shown as one conversation. */
  threads?: readonly string[];
  /** Takes a POST of one click, and shows the choice to whoever follows it (RFC 8058). */
  unsubscribeUrl?: string;
  subject: string;
  html: string;
  text: string;
  /** Pictures that the HTML shows by `cid:`. */
  pictures?: readonly { cid: string; png: Uint8Array }[];
  /** Files of text that it brings along. */
  files?: readonly { name: string; type: string; text: string }[];
};

/** A header line must stay short enough for every server. */
const MOST_THREADS = 10;

/**
 * Writes a mail as a MIME message with a text and an HTML part of equal content. Names and subject cannot add a header:
 * line breaks in them become spaces. Nothing is read from disk or network.
 */
export async function toMime({
  from,
  to,
  mailId,
  threads = [],
  unsubscribeUrl,
  subject,
  html,
  text,
  pictures = [],
  files = [],
}: OutgoingMail): Promise<Uint8Array> {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const idOf = (name: string) => `<${oneLine(name)}@${oneLine(domain)}>`;
  // Nobody was ever sent these roots; mail programs group by them all the same.
  const roots = threads.slice(0, MOST_THREADS).map(idOf);
  const composer = new MailComposer({
    from: { name: oneLine(from.name), address: oneLine(from.address) },
    to: { name: oneLine(to.name), address: oneLine(to.email) },
    subject: oneLine(subject),
    messageId: idOf(mailId),
    ...(roots[0] && { inReplyTo: roots[0], references: roots }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl && {
        'List-Unsubscribe': `<${oneLine(unsubscribeUrl)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    text,
    html,
    attachments: [
      ...pictures.map(({ cid, png }) => ({
        ...{ cid, filename: `${cid}.png`, contentType: 'image/png', contentDisposition: 'inline' as const },
        content: Buffer.from(png),
      })),
      ...files.map((file) => ({ filename: oneLine(file.name), contentType: file.type, content: file.text })),
    ],
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a header
const oneLine = (value: string) => value.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
