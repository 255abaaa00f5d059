import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createIdentityProvider, type IdentityProvider } from '#identity-provider.ts'
import { signInAs } from '#sign-in.ts'

let keysDir: string
let server: Server
let origin: string
let provider: IdentityProvider

beforeAll(async () => {
  keysDir = await mkdtemp(join(tmpdir(), 'concert-idp-code-'))
  server = createServer((request, response) => provider.handler(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = createIdentityProvider({
    origin,
    keysDir,
    authorities: [
      {
        authority: 'mo',
        people: [{ id: 'antonio.xavier', name: 'António Xavier', functions: [] }],
        clients: [],
        assertions: { use: async () => true },
        membersFor: () => ({ find: async () => undefined }),
        staffFor: () => ({ find: async () => undefined, list: async () => [] }),
      },
    ],
  })
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
  await rm(keysDir, { recursive: true })
})

test('a person gets one token for a code: a second use of it is refused', async () => {
  const sent = vi.spyOn(globalThis, 'fetch')
  await signInAs(origin, 'mo', 'antonio.xavier', 'reviews')
  const asked = sent.mock.calls.find(([to]) => typeof to === 'string' && to.endsWith('/token'))
  sent.mockRestore()
  if (asked === undefined) throw new Error('no token was asked for')
  const again = await fetch(...asked)
  expect([again.status, await again.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_grant' })])
})
