import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  expiresAtMs: number
}

/** Entries written between two deletions of expired entries. */
const sweepEvery = 1000

/**
 * Sessions and codes of one issuer, in memory. Each issuer has its own store, so that nothing of
 * one authority is found by another. A restart deletes them all; people and clients come from the configuration.
 */
export function createMemoryAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>()
  let written = 0
  return (model): Adapter => ({
    upsert: async (id, payload, expiresInSeconds) => {
      if (++written % sweepEvery === 0) sweep(entries)
      const expiresAtMs = expiresInSeconds === undefined ? Infinity : Date.now() + expiresInSeconds * 1000
      entries.set(`${model}:${id}`, { payload, expiresAtMs })
    },
    find: async (id) => live(entries.get(`${model}:${id}`)),
    findByUid: async (uid) => search(entries, model, (payload) => payload.uid === uid),
    findByUserCode: async (userCode) => search(entries, model, (payload) => payload.userCode === userCode),
    consume: async (id) => {
      const payload = live(entries.get(`${model}:${id}`))
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async (id) => {
      entries.delete(`${model}:${id}`)
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
    },
  })
}

function live(entry: Entry | undefined): AdapterPayload | undefined {
  return entry !== undefined && entry.expiresAtMs > Date.now() ? entry.payload : undefined
}

function search(
  entries: Map<string, Entry>,
  model: string,
  matches: (payload: AdapterPayload) => boolean,
): AdapterPayload | undefined {
  for (const [key, entry] of entries) {
    const payload = live(entry)
    if (key.startsWith(`${model}:`) && payload !== undefined && matches(payload)) return payload
  }
  return undefined
}

function sweep(entries: Map<string, Entry>): void {
  for (const [key, entry] of entries) if (live(entry) === undefined) entries.delete(key)
}
