import { randomBytes } from 'node:crypto'
import { withAuthority } from '@concert/db/authority-transaction'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Checked, quarantineEvidence, releaseEvidence } from '../src/artefact/quarantine.ts'
import type { EvidenceContext } from '../src/context.ts'
import {
  digestOf,
  type EvidenceCells,
  harbour,
  hongKongOf,
  kowloon,
  lapsed,
  putUnderReview,
  reviewer,
  seedApplication,
  startEvidence,
  uploaded,
} from './evidence.fixture.ts'

const BYTES = randomBytes(1_000)
let cells: EvidenceCells
let context: EvidenceContext
let applicationId: string
let evidenceId: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  context = hongKongOf(cells)
  applicationId = await seedApplication(cells.admin)
  evidenceId = await uploaded(cells, applicationId, BYTES)
  await putUnderReview(cells.admin, applicationId)
})
afterAll(() => cells.close())

async function ask(path: string, { as = harbour, method = 'GET', ...headers }: Asked = {}) {
  const authorization = `Bearer ${await cells.issuers.token('hk', as)}`
  return cells.app.inject({ method, url: `/hk/v1/evidence${path}`, headers: { authorization, ...headers } })
}
interface Asked {
  readonly as?: TestCaller
  readonly method?: 'GET' | 'HEAD'
  readonly range?: string
  readonly 'accept-language'?: string
}

function changing(change: typeof quarantineEvidence, checked: Omit<Checked, 'evidenceId'>) {
  return withAuthority(context.pool, { authority: 'hk', applicant: '*' }, (transaction) =>
    change(transaction, { evidenceId, ...checked }),
  )
}

const others = { reason: 'digest-differs', storedDigest: digestOf('others') } as const
const right = { reason: 'digest-differs', storedDigest: digestOf(BYTES) } as const

describe('while a file is in quarantine', () => {
  beforeAll(() => changing(quarantineEvidence, others))
  afterAll(() => changing(releaseEvidence, right))

  test.each([
    ['its applicant', harbour],
    ['whoever judges the application by it', reviewer],
  ])('%s is given none of its bytes, and is told why', async (_who, as) => {
    for (const range of [undefined, 'bytes=0-0', 'bytes=9999-']) {
      const answer = await ask(`/${evidenceId}/content`, { as, ...(range === undefined ? {} : { range }) })
      expect(answer.statusCode).toBe(409)
      expect(answer.json()).toMatchObject({
        type: '/problems/evidence-quarantined',
        code: 'evidence-quarantined',
        detail: 'This file is in quarantine: the store has other bytes than were recorded.',
      })
    }
    expect((await ask(`/${evidenceId}/content`, { as, method: 'HEAD' })).statusCode).toBe(409)
    const { rowCount } = await cells.admin.query('select from evidence.custody where evidence_id = $1', [evidenceId])
    expect(rowCount).toBe(0)
  })

  test('nobody else learns of it', async () => {
    expect((await ask(`/${evidenceId}/content`, { as: kowloon })).statusCode).toBe(404)
    const closed = await ask(`/${evidenceId}/content`, { as: lapsed })
    expect(closed.statusCode).not.toBe(409)
    expect(closed.payload).not.toContain('quarantine')
  })

  test('its record and the list of the application say so', async () => {
    const quarantine = { reason: 'digest-differs', since: expect.stringMatching(/Z$/) }
    expect((await ask(`/${evidenceId}`)).json()).toMatchObject({ evidenceId, quarantine })
    expect((await ask(`?applicationId=${applicationId}`)).json()).toMatchObject({ items: [{ evidenceId, quarantine }] })
  })

  test('it is not put there again, nor let out for what was not checked', async () => {
    await expect(changing(quarantineEvidence, others)).rejects.toMatchObject({ code: 'action-not-allowed' })
    await expect(changing(releaseEvidence, others)).rejects.toMatchObject({ code: 'rules-not-met' })
    await expect(changing(releaseEvidence, { ...right, reason: 'bytes-missing' })).rejects.toMatchObject({
      code: 'rules-not-met',
    })
  })
})

test('a file that was let out is read as before, and its history has both with an audit line of the service', async () => {
  await changing(quarantineEvidence, { reason: 'bytes-missing', storedDigest: null })
  await changing(releaseEvidence, { ...right, reason: 'bytes-missing' })
  const answer = await ask(`/${evidenceId}/content`)
  expect(answer.statusCode).toBe(200)
  expect(answer.rawPayload.equals(BYTES)).toBe(true)
  expect((await ask(`/${evidenceId}`)).json().quarantine).toBeNull()
  const { rows } = await cells.admin.query(
    `select type, actor, payload ->> 'reason' as reason from platform.events where stream_id = $1 order by version`,
    [evidenceId],
  )
  expect(rows.slice(-2)).toEqual([
    { type: 'EvidenceQuarantined', actor: 'concert-evidence', reason: 'bytes-missing' },
    { type: 'EvidenceReleased', actor: 'concert-evidence', reason: 'bytes-missing' },
  ])
})

test('what the store does not show is not said of it', async () => {
  await expect(changing(quarantineEvidence, right)).rejects.toMatchObject({ code: 'rules-not-met' })
  expect((await ask(`/${evidenceId}`)).json().quarantine).toBeNull()
})

test.each([
  [`state = state || '{"madeIn": "MO"}'`, '23000'],
  [`state = state - 'origins'`, '23000'],
  [`digest = repeat('a', 64)`, '42501'],
  [`scan = 'unknown'`, '23514'],
])('the role of the service changes nothing else of a record: %s', async (change, code) => {
  const changed = withAuthority(context.pool, { authority: 'hk', applicant: '*' }, ({ client }) =>
    client.query(`update evidence.artefacts set ${change} where evidence_id = $1`, [evidenceId]),
  )
  await expect(changed).rejects.toMatchObject({ code })
})
