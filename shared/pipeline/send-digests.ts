import { choiceUrlsOf, preferencesOf } from '../access/preference-token.ts';
import { findingAsSeen } from '../alerts/finding-as-seen.ts';
import type { Owner } from '../catalog/owner.ts';
import { sparkChartSvg } from '../charts/spark-chart-svg.tsx';
import { digestOf } from '../digests/digest.ts';
import { nextDue } from '../digests/next-due.ts';
import { scopeOf } from '../digests/scope.ts';
import { scheduleOf } from '../digests/settings.ts';
import { concernedAlerts, shownAlerts } from '../digests/told-alerts.ts';
import { composeDigestMail, type DigestMailInput } from '../mail/digest-mail.ts';
import { isAbout, type LineAbout } from '../mail/line-about.ts';
import type { Notification } from '../mail/notification.ts';
import type { Preferences } from '../mail/preferences.ts';
import { type DigestWorld, readDigestWorld } from './digest-world.ts';
import type { DigestRequest } from './messages.ts';
import { oneByOne } from './one-by-one.ts';
import { type ChartPorts, drop, linesToSend, type OutboxPorts, sendLines } from './outbox.ts';
import { toldUntil } from './told-until.ts';

type Line = LineAbout<'digest'>;

/**
 * Sends the digests that wait for these people, each made from what is published now. One that has nothing new, or that
 * its reader does not want, is dropped, and its line says so.
 */
export async function sendDigests(ports: ChartPorts, { recipientIds }: DigestRequest): Promise<void> {
  const drawn = drawOnce(ports);
  let world: Promise<DigestWorld> | undefined;
  await oneByOne(recipientIds, async (recipientId) => {
    const lines = await linesToSend(ports, recipientId, isAbout('digest'));
    if (lines.length === 0) return;
    world ??= readDigestWorld(ports.store);
    const known = await world;
    for (const line of lines.filter(isAbout('digest'))) await sendDigest(drawn, known, line);
  });
}

/** Many people are shown the same charts. */
function drawOnce(ports: ChartPorts): ChartPorts {
  const known = new Map<string, Promise<Uint8Array>>();
  const drawChart = (svg: string) => {
    const drawn = known.get(svg) ?? ports.drawChart(svg);
    known.set(svg, drawn);
    return drawn;
  };
  return { ...ports, drawChart };
}

async function sendDigest(ports: ChartPorts, world: DigestWorld, line: Line): Promise<void> {
  const { store, siteUrl, drawChart } = ports;
  const recipient = world.owners.find(({ id }) => id === line.recipientId);
  if (!recipient) return drop(ports, line, 'nobody');
  const choice = await preferencesOf(store, recipient.id);
  const reason = await whyNot(ports, line, recipient, choice);
  if (reason) return drop(ports, line, reason);
  const since = line.about.isSample ? line.about.since : await toldUntil(store, line);
  const content = await contentOf(world, { ...line.about, since }, recipient, choice);
  const isWanted = line.about.isSample || !choice.digest.skipUnchanged || content.digest.hasNews;
  if (!isWanted) return drop(ports, line, 'nothing-new');
  await sendLines(ports, recipient, [line], {
    kind: 'digest',
    compose: async () => {
      const { choiceUrl, unsubscribeUrl } = await choiceUrlsOf(store, recipient.id, siteUrl);
      const { pictures, ...mail } = composeDigestMail({ ...content, siteUrl, choiceUrl });
      const drawn = pictures.map(async ({ cid, chart }) => ({ cid, png: await drawChart(sparkChartSvg(chart)) }));
      return { ...mail, unsubscribeUrl, pictures: await Promise.all(drawn) };
    },
  });
}

async function whyNot(
  { store, clock }: OutboxPorts,
  { about: { isSample } }: Line,
  { email }: Owner,
  { digests, pausedUntil }: Preferences,
): Promise<Notification['dropped']> {
  if ((await store.addresses.get(email)).suspension) return 'suspended';
  if (isSample) return undefined;
  if (!digests) return 'unsubscribed';
  return pausedUntil !== undefined && pausedUntil > clock().toISOString() ? 'paused' : undefined;
}

/** What a digest tells a person: what they follow, as far as they may see it and it is still shown. */
async function contentOf(
  world: DigestWorld,
  about: Line['about'],
  recipient: Owner,
  choice: Preferences,
): Promise<Omit<DigestMailInput, 'siteUrl' | 'choiceUrl'>> {
  const { partnership, tree, rules, toldOf } = world;
  const scope = scopeOf(recipient, choice, world);
  const isTold = ({ id }: { id: string }) => toldOf.get(id)?.has(recipient.id) ?? false;
  const concerned = concernedAlerts(world.alerts, scope, about, isTold);
  const ids = [...scope.tops.map(({ indicator }) => indicator.id), ...concerned.map(({ indicatorId }) => indicatorId)];
  const published = await world.publishedOf(ids);
  const indicators = new Map(world.indicators.map((one) => [one.id, one]));
  const seen = shownAlerts(concerned, published).map((alert) => ({
    ...alert,
    finding: findingAsSeen(alert.finding, scope.sees),
  }));
  const followed = { alerts: seen, indicators, submissions: filesOf(world, scope) };
  const severities = new Map(rules.map(({ id, severity }) => [id, severity]));
  const until = new Date(about.until);
  return {
    ...{ digest: digestOf(followed, about), span: about, isSample: about.isSample },
    schedule: scheduleOf(choice.digest, partnership),
    skipUnchanged: choice.digest.skipUnchanged,
    ...{ tops: scope.tops, nextDue: nextDue(rules, published, { places: placesSeen(world, scope), now: until }) },
    ...{ partnership, indicators, places: new Map(tree.places.map((place) => [place.id, place])), published },
    severityOf: ({ ruleId }) => severities.get(ruleId) ?? 'normal',
  };
}

type Sees = Pick<ReturnType<typeof scopeOf>, 'sees' | 'tops' | 'follows'>;

const placesSeen = ({ places }: DigestWorld, { sees }: Sees) => places.filter(({ id }) => sees(id));

/** Files of the datasets that they follow, from partners of places that they follow. */
function filesOf({ submissions, partners, tree }: DigestWorld, { tops, follows }: Sees) {
  const datasetOf = Map.groupBy(tops, ({ indicator }) => indicator.dataset);
  const placeOf = new Map(partners.map(({ id, placeId }) => [id, placeId]));
  const isFollowed = (dataset: string, placeId: string) =>
    [...datasetOf].some(
      ([name, ofDataset]) => name === dataset && ofDataset.some(({ indicator }) => follows(indicator.id, placeId)),
    );
  return submissions.filter(({ partnerId, dataset }) => {
    const placeId = placeOf.get(partnerId);
    return placeId !== undefined && tree.within(placeId).some(({ id }) => isFollowed(dataset, id));
  });
}
