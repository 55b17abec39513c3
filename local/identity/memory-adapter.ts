import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expiresAt: number;
}

/** Keeps sign-ins under way and sessions in memory: after a restart people choose again who they are. */
export function createMemoryAdapter(): (name: string) => Adapter {
  const entries = new Map<string, Entry>();
  const find = (accept: (payload: AdapterPayload, key: string) => boolean) => {
    const now = Date.now();
    for (const [key, { payload, expiresAt }] of entries) {
      if (expiresAt < now) entries.delete(key);
      else if (accept(payload, key)) return payload;
    }
    return undefined;
  };
  return (name) => {
    const keyOf = (id: string) => `${name}/${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        entries.set(keyOf(id), { payload, expiresAt: Date.now() + (expiresIn || 86_400) * 1000 });
      },
      find: async (id) => find((_payload, key) => key === keyOf(id)),
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => find((payload) => payload.userCode === userCode),
      async consume(id) {
        const entry = entries.get(keyOf(id));
        if (entry) entry.payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) };
      },
      async destroy(id) {
        entries.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
