import MailComposer from 'nodemailer/lib/mail-composer';

/** A mail ready to be written as a message. */
export type OutgoingMail = {
  from: { name: string; address: string };
  to: { name: string; email: string };
  /** Names the mail everywhere: it is in its Message-ID. */
  mailId: string;
  subject: string;
  html: string;
  text: string;
};

/**
 * Writes a mail as a MIME message with a text and an HTML part of equal content. Names and subject cannot add a header:
 * line breaks in them become spaces. Nothing is read from disk or network.
 */
export async function toMime({ from, to, mailId, subject, html, text }: OutgoingMail): Promise<Uint8Array> {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const composer = new MailComposer({
    from: { name: oneLine(from.name), address: oneLine(from.address) },
    to: { name: oneLine(to.name), address: oneLine(to.email) },
    subject: oneLine(subject),
    messageId: `<${oneLine(mailId)}@${oneLine(domain)}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    text,
    html,
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a header
const oneLine = (value: string) => value.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
