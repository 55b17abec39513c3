import { randomUUID } from 'node:crypto';
import nodemailer from 'nodemailer';
import PostalMime, { addressParser } from 'postal-mime';
import { authorize } from './access.ts';
import { AwsError } from './aws-error.ts';
import type { MailDefinition, Principal } from './definitions.ts';
import type { Mail, MailStore } from './mail-store.ts';
import { eventsOf } from './ses-events.ts';
import { toXml } from './xml.ts';

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';
const MAX_RECIPIENTS = 50;
const MAX_RAW_BYTES = 10 * 1024 * 1024;
const TAG_TEXT = /^[A-Za-z0-9_-]{1,256}$/;

/** A message ready to go: from whom, to whom, and its MIME text. */
interface Outgoing {
  readonly source: string;
  readonly recipients: readonly string[];
  readonly raw: Buffer;
}

/**
 * Serves SES's version 1 query protocol: SendRawEmail and SendEmail. A mail needs permission for its sender's identity
 * and, when it names one, its configuration set.
 * @returns a function (form, caller) -> answer in XML, which throws `AwsError`
 */
export function createSes({ identities, configurationSets }: Omit<MailDefinition, 'onEvent'>, store: MailStore) {
  return async (form: URLSearchParams, principal: Principal): Promise<string> => {
    const action = form.get('Action') ?? '';
    const { source, recipients, raw } = await compose(action, form);
    const from = bareAddress(source);
    const identity = findIdentity(identities, from);
    authorize(principal, `ses:${action}`, identity.arn, { context: { 'ses:fromaddress': from } });
    const setName = form.get('ConfigurationSetName') ?? undefined;
    const configurationSet = configurationSets.find(({ name }) => name === setName);
    if (setName !== undefined && !configurationSet) {
      throw new AwsError('ConfigurationSetDoesNotExist', 400, `Configuration set ${setName} does not exist.`);
    }
    if (configurationSet) {
      authorize(principal, `ses:${action}`, configurationSet.arn, { context: { 'ses:fromaddress': from } });
    }
    checkLimits(recipients, raw);
    const mail: Mail = {
      id: randomUUID(),
      from,
      to: recipients,
      subject: (await PostalMime.parse(raw)).subject ?? '',
      sentAt: new Date().toISOString(),
      tags: readTags(form),
      configurationSet: setName,
    };
    await store.add(mail, raw, eventsOf(mail, identity.arn, configurationSet));
    return toXml(
      `${action}Response`,
      { [`${action}Result`]: { MessageId: mail.id }, ResponseMetadata: { RequestId: randomUUID() } },
      NAMESPACE,
    );
  };
}

async function compose(action: string, form: URLSearchParams): Promise<Outgoing> {
  if (action === 'SendRawEmail') return composeRaw(form);
  if (action === 'SendEmail') return composeSimple(form);
  throw new AwsError('InvalidAction', 400, `The local host does not offer SES ${action}.`);
}

async function composeRaw(form: URLSearchParams): Promise<Outgoing> {
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
  const { from, to = [], cc = [], bcc = [] } = await PostalMime.parse(raw);
  const destinations = members(form, 'Destinations');
  const inHeaders = [...to, ...cc, ...bcc].flatMap(({ address }) => address ?? []);
  const source = form.get('Source') ?? from?.address ?? '';
  return { source, recipients: destinations.length > 0 ? destinations.map(bareAddress) : inHeaders, raw };
}

async function composeSimple(form: URLSearchParams): Promise<Outgoing> {
  const source = form.get('Source') ?? '';
  const list = (kind: string) => members(form, `Destination.${kind}`);
  const [to, cc, bcc] = [list('ToAddresses'), list('CcAddresses'), list('BccAddresses')];
  const text = form.get('Message.Body.Text.Data');
  const html = form.get('Message.Body.Html.Data');
  const { message } = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: source,
    to,
    cc,
    replyTo: members(form, 'ReplyToAddresses'),
    subject: form.get('Message.Subject.Data') ?? '',
    ...(text !== null && { text }),
    ...(html !== null && { html }),
  });
  return { source, recipients: [...to, ...cc, ...bcc].map(bareAddress), raw: Buffer.from(message as Uint8Array) };
}

/** A list of the query protocol: `name.member.1`, `name.member.2` and so on. */
function members(form: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let n = 1; ; n++) {
    const value = form.get(`${name}.member.${n}`);
    if (value === null) return values;
    values.push(value);
  }
}

function readTags(form: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {};
  for (let n = 1; form.has(`Tags.member.${n}.Name`); n++) {
    const [name, value] = [form.get(`Tags.member.${n}.Name`) ?? '', form.get(`Tags.member.${n}.Value`) ?? ''];
    if (!TAG_TEXT.test(name) || !TAG_TEXT.test(value)) {
      throw new AwsError(
        'InvalidParameterValue',
        400,
        `The tag ${name} may hold only letters, digits, "_" and "-", 256 at most.`,
      );
    }
    tags[name] = value;
  }
  return tags;
}

function bareAddress(text: string): string {
  const [first] = addressParser(text, { flatten: true });
  return first?.address ?? '';
}

/** The verified address, or else the verified domain (which covers its subdomains). */
function findIdentity(identities: MailDefinition['identities'], from: string) {
  const domain = from.split('@').at(-1) ?? '';
  const identity =
    identities.find(({ name }) => name.toLowerCase() === from.toLowerCase()) ??
    identities.find(({ name }) => `.${domain}`.toLowerCase().endsWith(`.${name.toLowerCase()}`));
  if (identity) return identity;
  throw new AwsError(
    'MessageRejected',
    400,
    `Email address is not verified. The following identities failed the check: ${from}`,
  );
}

function checkLimits(recipients: readonly string[], raw: Buffer): void {
  const problem =
    (recipients.length === 0 && 'The mail has no recipient.') ||
    (recipients.length > MAX_RECIPIENTS && `The mail has more than ${MAX_RECIPIENTS} recipients.`) ||
    (recipients.some((recipient) => !/^[^@\s]+@[^@\s]+$/.test(recipient)) && 'A recipient is not an e-mail address.') ||
    (raw.length > MAX_RAW_BYTES && `The mail is larger than ${MAX_RAW_BYTES} bytes.`);
  if (problem) throw new AwsError('InvalidParameterValue', 400, problem);
}
