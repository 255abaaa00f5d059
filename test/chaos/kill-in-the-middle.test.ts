import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { type Constellation, startConstellation } from '@concert/local/constellation'
import type { OwnDatabases } from '@concert/local/databases'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  envelopes,
  leftUndoneIn,
  nothingLeftUndone,
  timesTold,
  toldInTheStory,
} from '../journeys/left-undone.fixture.ts'
import { startPreparedDatabases } from '../journeys/prepared-folder.fixture.ts'
import { rowsOf } from '../journeys/rows.fixture.ts'
import { verifyAudit } from '../journeys/verify-audit.fixture.ts'
import { cast } from '../story/cast.ts'
import { type Narrator, until } from '../story/session.ts'
import { tellStory } from '../story/story.ts'

let folder: string
let databases: OwnDatabases
let constellation: Constellation | undefined

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concert-chaos-'))
  // Durable: what was acknowledged before a kill must be there after it.
  databases = await startPreparedDatabases(folder, { persistent: false, mode: 'durable' })
})

afterEach(async () => {
  await constellation?.stop()
  constellation = undefined
  await databases.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a kill in the middle of the story loses nothing and ends in exactly one certificate', () => {
  it('when PostgreSQL is killed with SIGKILL while the application, the decision and the issuance are under way', async () => {
    constellation = await startConstellation({ folder, databases, cast, port: 0, logLevel: 'warn' })
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
    constellation = await startConstellation({ folder, databases, cast, port: 0, logLevel: 'warn', isSplit: true })
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
    constellation = await startConstellation({ folder, databases, cast, port: 0, logLevel: 'warn', isSplit: true })
    const { processes, restart } = constellation
    // In the order in which the story comes to need them; after each of these answers it needs that service next.
    const victims = ['evidence', 'applications', 'reviews', 'exchange', 'certificates', 'registry'] as const
    const after = [
      /\/hk\/v1\/evidence → 201/,
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
    // Those that the story itself calls were asked while they were down; the two others are called by jobs.
    for (const operation of ['uploadEvidence', 'getApplication', 'getEvaluation', 'getCertificate'])
      expect(kills.remarks.join('\n')).toContain(`${operation} had no answer and is sent again`)
    expect(result).toMatchObject({ verified: true, effects: { CN: 'active', HK: 'active', MO: 'suspended' } })
    await expectOneCertificate(result.certificateNumber)
  }, 240_000)
})

/** Strikes once after each of these requests of the story, while the story goes on. */
function nemesis(after: readonly RegExp[], strike: (index: number) => Promise<void>) {
  const waiting = [...after]
  let struck = 0
  let last: Promise<void> = Promise.resolve()
  const remarks: string[] = []
  const narrator: Narrator = {
    step: () => undefined,
    remark: (text) => remarks.push(text),
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
  return { narrator, remarks, done: () => last, count: () => struck }
}

/** One certificate and nothing else of it: no second intent or entry, nothing given up, and each message and envelope once. */
async function expectOneCertificate(certificateNumber: string): Promise<void> {
  const rows = rowsOf(databases)
  for (const authority of authorities) {
    await expectNothingLeftUndone(authority)
    const audit = await verifyAudit(databases.adminUrls[authority], authority)
    expect(audit.code, audit.said).toBe(0)
    const one = [{ certificate_number: certificateNumber }]
    expect(await rows(authority, 'select certificate_number from certificates.intents')).toEqual(one)
    const granted = await rows(authority, "select status from reviews.evaluations where status = 'granted'")
    expect(granted.length).toBe(authority === 'hk' ? 1 : 0)
  }
  const published = await rows('joint', 'select certificate_number from registry.certificates')
  expect(published).toEqual([{ certificate_number: certificateNumber }])
  expect(await timesTold(rows)).toEqual(toldInTheStory.map((kind) => ({ kind, times: 1 })))
  const { sent, taken } = await envelopes(rows)
  expect(taken).toEqual(sent)
  expect(sent.map((line) => line.slice(0, line.indexOf(':')))).toEqual(envelopesOfTheStory)
}

/** The story ends with what the register shows; what follows the last decision may still be under way. */
async function expectNothingLeftUndone(authority: Authority): Promise<void> {
  const isIdle = async () => {
    const left = await leftUndoneIn(rowsOf(databases), authority)
    return isDeepStrictEqual(left, nothingLeftUndone) ? true : undefined
  }
  // A deadline that passes leaves the comparison below to say what is undone.
  await until(`${authority} to have nothing left to do`, isIdle).catch(() => undefined)
  expect(await leftUndoneIn(rowsOf(databases), authority), authority).toEqual(nothingLeftUndone)
}

const envelopesOfTheStory = [
  'attestation-request.v1 to cn-gd',
  'attestation-request.v1 to mo',
  'attestation.v1 to hk',
  'attestation.v1 to hk',
  'certificate-issued.v1 to cn-gd',
  'certificate-issued.v1 to mo',
  'dossier.v1 to cn-gd',
  'dossier.v1 to mo',
  'effect-changed.v1 to hk',
  'effect-changed.v1 to hk',
  'lodgement-answer.v1 to hk',
  'lodgement-answer.v1 to hk',
  'lodgement-query.v1 to cn-gd',
  'lodgement-query.v1 to mo',
  'recognition-decision.v1 to hk',
  'recognition-decision.v1 to hk',
]
