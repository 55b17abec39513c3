import type { Renewal } from '../access/renewal.ts';
import type { Alert } from '../alerts/alert.ts';
import type { Rule } from '../alerts/rule.ts';
import type { Excuse } from '../calendar/excuse.ts';
import type { Schedule } from '../calendar/schedule.ts';
import type { Agreement } from '../catalog/agreement.ts';
import type { Attribute } from '../catalog/attribute.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { Indicator } from '../catalog/indicator.ts';
import type { Owner } from '../catalog/owner.ts';
import type { Partner } from '../catalog/partner.ts';
import type { Partnership } from '../catalog/partnership.ts';
import type { Period } from '../catalog/period.ts';
import type { Place } from '../catalog/place.ts';
import type { Cycle } from '../cycles/cycle.ts';
import type { DisclosureMemory } from '../disclosure/memory.ts';
import type { Publication } from '../disclosure/publication.ts';
import type { Released } from '../disclosure/release.ts';
import type { AddressChange } from '../mail/address-change.ts';
import type { AddressStanding } from '../mail/address-standing.ts';
import type { LineAbout } from '../mail/line-about.ts';
import type { Notification } from '../mail/notification.ts';
import type { Preferences } from '../mail/preferences.ts';
import type { StudentLinks } from '../measures/link-periods.ts';
import type { Measure } from '../measures/measure.ts';
import type { Panel } from '../signals/panel.ts';
import type { Link } from '../submissions/link.ts';
import type { Manifest } from '../submissions/manifest.ts';
import type { Mapping } from '../submissions/mapping/mapping.ts';
import type { Submission } from '../submissions/submission.ts';
import type { Comparison } from '../submissions/suspicions/comparison.ts';
import type { FileFacts } from '../submissions/suspicions/file-facts.ts';

/** A record that staff edit; `version` grows by one with every save. */
export type Versioned<T> = T & { version: number };

/** Records that staff define. */
export type Collection<T extends { id: string }> = {
  list(): Promise<Versioned<T>[]>;
  get(id: string): Promise<Versioned<T> | undefined>;
  /** Creates or replaces, and returns the new version. With `expectedVersion` (0: must be new) it fails with `VersionConflict` otherwise. */
  put(record: T, expectedVersion?: number): Promise<Versioned<T>>;
  remove(id: string): Promise<void>;
};

/** How recent that is which a derived record was made from; later is greater, by the first that differs. */
export type Basis = {
  /** Version of the indicator's definition. */
  definition: number;
  /** Sum of the versions of the manifests that it was made from. */
  inputs: number;
  /** How often more was hidden in the school year; 0 for what nobody sees. */
  pattern: number;
};

/** How far each step has come for one (indicator, period). */
export type Checkpoint = {
  indicatorId: string;
  period: Period;
  published?: Basis;
  evaluated?: Basis;
};
export type Stage = 'published' | 'evaluated';

/** What is shown of a tree of places, from which data, and under which settings (as a digest). */
export type Release = { places: Released[]; basis: Basis; settings: string };

/** What disclosure remembers, the number of its saves, and how often more was hidden. */
export type VersionedMemory = { memory: DisclosureMemory; version: number; pattern: number };

/** The true measures of one section of the tree (a district and its schools), written as one. */
export type SectionMeasures = { sectionId: string; measures: Measure[]; basis: Basis };

/** The linked students of one section in one period, and in earlier ones. */
export type SectionLinks = { sectionId: string; links: StudentLinks; basis: Basis };

/** Who is behind the numbers of a period, as far as it is published; undefined where too few students are linked. */
export type PublishedPanel = { panel: Panel | undefined; basis: Basis };

/** A block is the packed rows of one place in one submission; large ones have several parts. */
export type BlockAddress = { sequence: number; placeId: string };

/** The only way to what is stored. Every write is one conditional write of one item. */
export type Store = {
  partnership: { get(): Promise<Partnership>; put(value: Partnership): Promise<void> };
  places: Collection<Place>;
  attributes: Collection<Attribute>;
  partners: Collection<Partner>;
  agreements: Collection<Agreement>;
  schedules: Collection<Schedule>;
  excuses: Collection<Excuse>;
  owners: Collection<Owner>;
  indicators: Collection<Indicator>;
  rules: Collection<Rule>;
  cycles: Collection<Cycle>;

  links: {
    create(link: Link): Promise<void>;
    get(id: string): Promise<Link | undefined>;
    list(): Promise<Link[]>;
    /** Counts one use. False when it is revoked, expired or used up at `now`. */
    use(id: string, now: Date): Promise<boolean>;
    revoke(id: string, now: Date): Promise<Link | undefined>;
  };

  /** Holders of ended links who asked for a new one. */
  renewals: {
    list(): Promise<Renewal[]>;
    get(linkId: string): Promise<Renewal | undefined>;
    /** Saves when what is stored equals `previous` (nothing when absent); false otherwise. */
    replace(next: Renewal, previous: Renewal | undefined): Promise<boolean>;
  };

  submissions: {
    /** The next sequence number: greater than every earlier one. */
    nextSequence(): Promise<number>;
    create(submission: Submission): Promise<void>;
    get(id: string): Promise<Submission | undefined>;
    /** Newest first, without their reports. */
    list(limit?: number): Promise<Submission[]>;
    /** Newest first, without their reports. */
    ofPeriod(partnerId: string, dataset: Dataset, period: Period): Promise<Submission[]>;
    /** False, and nothing is saved, when its state is another than `from`, where that is given. */
    update(id: string, change: Partial<Omit<Submission, 'id'>>, from?: Submission['state']): Promise<boolean>;
  };

  /** What files are compared by and with, to tell what is odd about them. */
  comparisons: {
    putFacts(sequence: number, facts: FileFacts): Promise<void>;
    /** Undefined of a file that was read before facts were kept. */
    factsOf(sequence: number): Promise<FileFacts | undefined>;
    put(submissionId: string, comparison: Comparison): Promise<void>;
    of(submissionId: string): Promise<Comparison | undefined>;
  };

  /** How files are read where their own words do not say it. */
  mappings: {
    /** Keeps what a submission is to be read by; written before the submission itself. */
    create(submissionId: string, mapping: Mapping): Promise<void>;
    ofSubmission(submissionId: string): Promise<Mapping | undefined>;
    /** What the partner said with the last file that was taken. */
    remembered(partnerId: string, dataset: Dataset): Promise<Mapping | undefined>;
    /** Remembers what came with a file, unless a file of a higher sequence said something. */
    record(partnerId: string, dataset: Dataset, sequence: number, mapping: Mapping): Promise<void>;
  };

  blocks: {
    /** Writes the blocks of one submission, by place, each in parts. */
    put(sequence: number, blocks: ReadonlyMap<string, Uint8Array[]>): Promise<void>;
    /** The parts of each block, in order; none where there is no such block. */
    get(addresses: BlockAddress[]): Promise<Uint8Array[][]>;
    /** Deletes what is there of these blocks. */
    remove(addresses: BlockAddress[]): Promise<void>;
  };

  manifests: {
    get(partnerId: string, dataset: Dataset, period: Period): Promise<Manifest>;
    /** Those of one partner in at most 100 periods, in their order: in one call, however many there are. */
    ofPeriods(partnerId: string, dataset: Dataset, periods: readonly Period[]): Promise<Manifest[]>;
    /** Those of every partner. */
    ofPeriod(dataset: Dataset, period: Period): Promise<Manifest[]>;
    all(): Promise<Manifest[]>;
    /** Saves `manifest` as the next version of what was read; false when another writer was faster. */
    replace(manifest: Manifest): Promise<boolean>;
  };

  measures: {
    /** Those of every section for one indicator and period. */
    ofPeriod(indicatorId: string, period: Period): Promise<SectionMeasures[]>;
    /** Saves unless something newer is there. */
    put(indicatorId: string, period: Period, section: SectionMeasures): Promise<void>;
  };

  released: {
    get(indicatorId: string, period: Period): Promise<Release | undefined>;
    /** What is published of one place, ordered by time. */
    series(indicatorId: string, placeId: string): Promise<Released[]>;
    /** What is published of every place, ordered by time. */
    history(indicatorId: string): Promise<Released[][]>;
    /** Publishes a whole tree of places at once, unless something newer is there. False when it is. */
    publish(indicatorId: string, period: Period, release: Release): Promise<boolean>;
  };

  /** What the releases of a period changed, one after another. */
  publications: {
    /** Ordered by the data that they were made from. */
    ofPeriod(indicatorId: string, period: Period): Promise<Publication[]>;
    /** Keeps the first release from the same data: a later one shows another definition or hides more, which no file moved. */
    record(publication: Publication): Promise<void>;
  };

  /** What was hidden and shown, by population and school year. The one thing that cannot be made again. */
  disclosure: {
    /** Empty, as version 0, before the first release. */
    get(populationId: string, schoolYear: string): Promise<VersionedMemory>;
    /** The patterns of every population and school year, without what they are. */
    patterns(): Promise<{ populationId: string; schoolYear: string; pattern: number }[]>;
    /** Saves as the next version of what was read; false when another writer was faster. */
    replace(populationId: string, schoolYear: string, next: VersionedMemory): Promise<boolean>;
  };

  /** Who is behind the numbers of an indicator: linked students by section, and what is published of them. */
  panels: {
    putLinks(indicatorId: string, period: Period, links: SectionLinks): Promise<void>;
    linksOfPeriod(indicatorId: string, period: Period): Promise<SectionLinks[]>;
    publish(indicatorId: string, period: Period, panel: PublishedPanel): Promise<void>;
    /** Ordered by time. */
    published(indicatorId: string): Promise<(PublishedPanel & { period: Period })[]>;
  };

  /** Whose turn it is with work that two would do in vain for each other. */
  turns: {
    /** False while another holder's turn lasts. */
    take(name: string, holder: string, time: { now: Date; until: Date }): Promise<boolean>;
    /** Does nothing when the turn has passed to another. */
    giveBack(name: string, holder: string): Promise<void>;
  };

  checkpoints: {
    get(indicatorId: string, period: Period): Promise<Checkpoint>;
    all(): Promise<Checkpoint[]>;
    ofIndicator(indicatorId: string): Promise<Checkpoint[]>;
    /** Moves a stage forward, never back. */
    advance(indicatorId: string, period: Period, stage: Stage, basis: Basis): Promise<void>;
  };

  alerts: {
    get(id: string): Promise<Alert | undefined>;
    list(): Promise<Alert[]>;
    /** Saves `alert` when what is stored equals `previous` (nothing when absent); false otherwise. */
    replace(alert: Alert, previous: Alert | undefined): Promise<boolean>;
  };

  notifications: {
    /** Adds a line to the ledger. False when it was there. */
    create(notification: Notification): Promise<boolean>;
    /** Lines of one person that are pending or sending; of this month and the one before. */
    unsentOf(recipientId: string, now: Date): Promise<Notification[]>;
    /** The same of everybody. */
    unsent(now: Date): Promise<Notification[]>;
    /** The digests of one person in a month. */
    digestsOf(recipientId: string, month: string): Promise<LineAbout<'digest'>[]>;
    /** All lines of a month, as `2026-03` by the clock of UTC. */
    ofMonth(month: string): Promise<Notification[]>;
    /** Saves when what is stored equals `previous`; false otherwise. */
    replace(notification: Notification, previous: Notification): Promise<boolean>;
  };

  /** What is known of addresses from the provider's events. */
  addresses: {
    list(): Promise<AddressStanding[]>;
    /** As nothing is known of it, where there is none. */
    get(email: string): Promise<AddressStanding>;
    /** Saves when what is stored equals `previous`; false otherwise. */
    replace(next: AddressStanding, previous: AddressStanding): Promise<boolean>;
  };

  /** What recipients chose. */
  preferences: {
    list(): Promise<Preferences[]>;
    get(ownerId: string): Promise<Preferences | undefined>;
    /** Saves when what is stored equals `previous` (nothing when absent); false otherwise. */
    replace(next: Preferences, previous: Preferences | undefined): Promise<boolean>;
  };

  /** The other address that a person asked for last. */
  addressChanges: {
    list(): Promise<AddressChange[]>;
    get(ownerId: string): Promise<AddressChange | undefined>;
    /** Saves when what is stored equals `previous` (nothing when absent); false otherwise. */
    replace(next: AddressChange, previous: AddressChange | undefined): Promise<boolean>;
  };

  /** How fast mails go out. */
  mailPace: {
    get(): Promise<MailPace | undefined>;
    replace(next: MailPace, previous: MailPace | undefined): Promise<boolean>;
  };

  /** How far digests are planned. */
  digestPlan: {
    get(): Promise<DigestPlan | undefined>;
    /** Saves when what is stored equals `previous` (nothing when absent); false otherwise. */
    replace(next: DigestPlan, previous: DigestPlan | undefined): Promise<boolean>;
  };

  mailEvents: {
    record(mailId: string, event: { type: string; at: string; messageId: string }): Promise<void>;
    /** What the provider said of a mail. */
    of(mailId: string): Promise<{ type: string; at: string }[]>;
    /** Whether the provider says that it accepted this mail. */
    wasSent(mailId: string): Promise<boolean>;
  };
};

/** Mails sent on a day of UTC, and the moment of the last, in milliseconds of the epoch. */
export type MailPace = { day: string; sent: number; lastAt: number };

/** Every digest that was due until then is in the ledger. */
export type DigestPlan = { until: string };

/** Someone saved this record since it was read. */
export class VersionConflict extends Error {
  override name = 'VersionConflict';
}
