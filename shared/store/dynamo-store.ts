import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAddressChanges } from './address-changes.ts';
import { createAddresses } from './addresses.ts';
import { createAlerts } from './alerts.ts';
import { createBlocks } from './blocks.ts';
import { createCheckpoints } from './checkpoints.ts';
import { createCollection } from './collection.ts';
import { createComparisons } from './comparisons.ts';
import { createDigestPlan } from './digest-plan.ts';
import { createDisclosure } from './disclosure.ts';
import { createLinks } from './links.ts';
import { createMailEvents } from './mail-events.ts';
import { createMailPace } from './mail-pace.ts';
import { createManifests } from './manifests.ts';
import { createMappings } from './mappings.ts';
import { createMeasures } from './measures.ts';
import { createNotifications } from './notifications.ts';
import { createPanels } from './panels.ts';
import { createPartnership } from './partnership.ts';
import { createPreferences } from './preferences.ts';
import { createPublications } from './publications.ts';
import { createReleased } from './released.ts';
import { createRenewals } from './renewals.ts';
import type { Store } from './store.ts';
import { createSubmissions } from './submissions.ts';
import { createTable } from './table.ts';
import { createTurns } from './turns.ts';

/** The store on DynamoDB. */
export function createStore(client: DynamoDBClient, tableName: string): Store {
  const table = createTable(client, tableName);
  return {
    partnership: createPartnership(table),
    places: createCollection(table, 'place'),
    attributes: createCollection(table, 'attribute'),
    partners: createCollection(table, 'partner'),
    agreements: createCollection(table, 'agreement'),
    schedules: createCollection(table, 'schedule'),
    excuses: createCollection(table, 'excuse'),
    owners: createCollection(table, 'owner'),
    indicators: createCollection(table, 'indicator'),
    rules: createCollection(table, 'rule'),
    cycles: createCollection(table, 'cycle'),
    links: createLinks(table),
    renewals: createRenewals(table),
    submissions: createSubmissions(table),
    mappings: createMappings(table),
    comparisons: createComparisons(table),
    blocks: createBlocks(table),
    manifests: createManifests(table),
    measures: createMeasures(table),
    released: createReleased(table),
    publications: createPublications(table),
    disclosure: createDisclosure(table),
    panels: createPanels(table),
    turns: createTurns(table),
    checkpoints: createCheckpoints(table),
    alerts: createAlerts(table),
    notifications: createNotifications(table),
    addresses: createAddresses(table),
    preferences: createPreferences(table),
    addressChanges: createAddressChanges(table),
    mailPace: createMailPace(table),
    digestPlan: createDigestPlan(table),
    mailEvents: createMailEvents(table),
  };
}
