import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { authorities } from '@concert/domain'
import {
  type Constellation,
  type Narrator,
  type OwnDatabases,
  startConstellation,
  startOwnDatabases,
  tellStory,
} from '@concert/local'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recordingNarrator } from '../journeys/recording-narrator.fixture.ts'
import { verifyAudit } from '../journeys/verify-audit.fixture.ts'

let folder: string
let databases: OwnDatabases
let constellation: Constellation | undefined

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concert-chaos-'))
  // Durable: what was acknowledged before a kill must be there after it.
  databases = await startOwnDatabases(folder, { persistent: false, mode: 'durable' })
})

afterEach(async () => {
  await constellation?.stop()
  constellation = undefined
  await databases.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a kill in the middle of the story loses nothing and ends in exactly one certificate', () => {
  it('when PostgreSQL is killed with SIGKILL while the application, the decision and the issuance are under way', async () => {
    constellation = await startConstellation({ folder, databases, port: 0, logLevel: 'warn' })
    const kills = nemesis(
      [
        /applications\/[^/]+\/accept →/,
        /evaluations\/[^/]+\/votes → 200.*tsang/,
        /recognitions\/[^/]+\/votes → 200.*ines/,
      ],
      async () => {
        await databases.server.kill('SIGKILL')
        await databases.server.start()
      },
    )
    const result = await tellStory({ origin: constellation.origin, folder, narrator: kills.narrator })
    await kills.done()
    expect(kills.count()).toBe(3)
    expect(result).toMatchObject({ verified: true, effects: { CN: 'active', HK: 'active', MO: 'suspended' } })
    await expectOneCertificate(result.certificateNumber)
  }, 180_000)

  it('when the worker is killed with SIGKILL in the issuance, and again in the suspension', async () => {
    constellation = await startConstellation({ folder, databases, port: 0, logLevel: 'warn', isSplit: true })
    const { processes, restart } = constellation
    const kills = nemesis([/recognitions\/[^/]+\/votes → 200.*ines/, /effects\/[^/]+\/suspend → 200/], async () => {
      await processes.get('workflows')?.kill('SIGKILL')
      await restart('workflows')
    })
    const result = await tellStory({ origin: constellation.origin, folder, narrator: kills.narrator })
    await kills.done()
    expect(kills.count()).toBe(2)
    expect(result).toMatchObject({ verified: true, effects: { CN: 'active', HK: 'active', MO: 'suspended' } })
    await expectOneCertificate(result.certificateNumber)
  }, 180_000)

  it('when each of the other services is killed with SIGKILL while the story needs it', async () => {
    constellation = await startConstellation({ folder, databases, port: 0, logLevel: 'warn', isSplit: true })
    const { processes, restart } = constellation
    const victims = ['evidence', 'applications', 'reviews', 'exchange', 'certificates', 'registry'] as const
    const after = [
      /applications\/[^/]+\/answers → 200/,
      /applications\/[^/]+\/accept → 200/,
      /evaluations\/[^/]+\/begin → 200/,
      /evaluations\/[^/]+\/votes → 200.*tsang/,
      /recognitions\/[^/]+\/votes → 200.*ines/,
      /effects\/[^/]+\/suspend → 200/,
    ]
    const kills = nemesis(after, async (index) => {
      const victim = victims[index] ?? 'workflows'
      await processes.get(victim)?.kill('SIGKILL')
      await restart(victim)
    })
    const result = await tellStory({ origin: constellation.origin, folder, narrator: kills.narrator })
    await kills.done()
    expect(kills.count()).toBe(victims.length)
    expect(result).toMatchObject({ verified: true, effects: { CN: 'active', HK: 'active', MO: 'suspended' } })
    await expectOneCertificate(result.certificateNumber)
  }, 240_000)
})

/** Strikes once after each of these requests of the story, while the story goes on. */
function nemesis(after: readonly RegExp[], strike: (index: number) => Promise<void>) {
  const waiting = [...after]
  let struck = 0
  let last: Promise<void> = Promise.resolve()
  const quiet = recordingNarrator()
  const narrator: Narrator = {
    ...quiet,
    request(line) {
      if (waiting[0]?.test(line) !== true) return
      waiting.shift()
      const index = struck
      struck += 1
      last = last.then(() => strike(index))
      // Where the story breaks off first, its own error is the one to tell; `done` still tells this one.
      last.catch(() => undefined)
    },
  }
  return { narrator, done: () => last, count: () => struck }
}

async function expectOneCertificate(certificateNumber: string): Promise<void> {
  for (const authority of authorities) {
    const audit = await verifyAudit(databases.adminUrls[authority], authority)
    expect(audit.code, audit.said).toBe(0)
    const client = new Client({ connectionString: databases.adminUrls[authority] })
    await client.connect()
    const intents = await client.query('select certificate_number from certificates.intents')
    const statuses = await client.query("select status from reviews.evaluations where status = 'granted'")
    await client.end()
    expect(intents.rows).toEqual([{ certificate_number: certificateNumber }])
    expect(statuses.rows.length).toBe(authority === 'hk' ? 1 : 0)
  }
  const joint = new Client({ connectionString: databases.adminUrls.joint })
  await joint.connect()
  const published = await joint.query('select certificate_number from registry.certificates')
  await joint.end()
  expect(published.rows).toEqual([{ certificate_number: certificateNumber }])
}
