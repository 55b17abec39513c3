import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { afterEvent } from '../../shared/mail/address-standing.ts';
import type { Notification } from '../../shared/mail/notification.ts';
import { type EmbeddedDynamo, startEmbeddedDynamo } from '../../tests/support/embedded-table.ts';
import { createStaffWorld, NOW, type StaffWorld } from './testing/staff-world.ts';

let dynamo: EmbeddedDynamo;
let world: StaffWorld;
beforeAll(async () => {
  dynamo = await startEmbeddedDynamo();
});
afterAll(() => dynamo.close());
beforeEach(async () => {
  world = await createStaffWorld(dynamo);
});

describe('the ledger of mails', () => {
  it('says line by line what was mailed to whom, and what the provider said of it', async () => {
    const finding = {
      ...{ kind: 'missing' as const, ruleId: 'late', ruleVersion: 1, indicatorId: 'absence', placeId: 'fircrest' },
      ...{ period: '2026-02', overdueSince: '2026-03-22' },
    };
    const line: Notification = {
      ...{ id: 'late~1~jordan', recipientId: 'jordan', state: 'sent', mailId: 'm1', createdAt: NOW.toISOString() },
      about: { kind: 'alert', alertId: 'late', severity: 'normal', restated: false, finding },
    };
    await world.store.notifications.create(line);
    await world.store.mailEvents.record('m1', { type: 'Send', at: NOW.toISOString(), messageId: 'x' });
    const { body } = await world.call('GET', '/api/mails?state=sent&recipient=jordan');
    expect(body.mails).toMatchObject([{ id: line.id, alertId: 'late', mailId: 'm1', events: [{ type: 'Send' }] }]);
    expect(body.mails[0]).not.toHaveProperty('about');
    expect((await world.call('GET', '/api/mails?state=failed')).body.mails).toEqual([]);
    expect((await world.call('GET', '/api/mails?month=2026-02')).body.mails).toEqual([]);
    expect((await world.callAs('[manager]', 'GET', '/api/mails')).status).toBe(403);
  });
});

describe('another address', () => {
  it('stands in the lines that ask it and tell the one before', async () => {
    const about = { kind: 'address-asked', requestId: 'r', email: 'j@y.example', until: NOW.toISOString() } as const;
    const line = { id: 'r', recipientId: 'jordan', about, state: 'pending', createdAt: NOW.toISOString() } as const;
    await world.store.notifications.create(line);
    const { body } = await world.call('GET', '/api/mails');
    expect(body.mails).toMatchObject([{ kind: 'address-asked', email: 'j@y.example', state: 'pending' }]);
  });
});

describe('an address', () => {
  it('that is suspended is listed, until staff lift it', async () => {
    const standing = await world.store.addresses.get('jordan@x.example');
    const event = { id: '1', at: NOW.toISOString(), what: 'complained' } as const;
    await world.store.addresses.replace(afterEvent(standing, event), standing);
    expect((await world.call('GET', '/api/addresses')).body.addresses).toMatchObject([
      { email: 'jordan@x.example', suspension: { stops: 'digests', because: 'complained' } },
    ]);
    const path = `/api/addresses/${encodeURIComponent('Jordan@x.example')}/suspension`;
    expect((await world.call('DELETE', path)).status).toBe(204);
    expect((await world.call('DELETE', path)).status).toBe(404);
    expect((await world.call('GET', '/api/addresses')).body.addresses[0]).not.toHaveProperty('suspension');
  });
});
