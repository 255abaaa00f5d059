import { recordPeerEvidence } from '@concert/contracts/peer-evidence'
import { openRecognition, recordPeerDecision } from '@concert/contracts/recognitions'
import { forgeriesOf, signEnvelope, type TestEnvelope } from '@concert/testing/authority-keys'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cells, startReviews, system } from './cell.fixture.ts'
import { asNew, grantInHongKong, type Granted } from './recognition.fixture.ts'

// What a caller with the token of the system can make this service believe of another authority: what that authority signed for it,
// and nothing else.

let cells: Cells
let granted: Granted
beforeAll(async () => {
  cells = await startReviews(['hk', 'mo'])
  granted = await grantInHongKong(cells)
})
afterAll(async () => {
  await cells.close()
})

const acting = {
  openRecognition: {
    operation: openRecognition,
    at: 'mo',
    genuine: (): TestEnvelope => ({ from: 'hk', to: 'mo', type: 'dossier.v1', body: asNew(granted.dossier) }),
    altered: { leadAuthority: 'cn-gd' },
    table: 'reviews.recognitions',
  },
  recordPeerDecision: {
    operation: recordPeerDecision,
    at: 'hk',
    genuine: (): TestEnvelope => ({ from: 'mo', to: 'hk', type: 'recognition-decision.v1', body: refusal() }),
    altered: { decision: 'recognise' },
    table: 'reviews.peer_decisions',
  },
  recordPeerEvidence: {
    operation: recordPeerEvidence,
    at: 'mo',
    genuine: (): TestEnvelope => ({ from: 'hk', to: 'mo', type: 'evidence-closed.v1', body: closed() }),
    altered: { changes: 9 },
    table: 'reviews.peer_evidence',
  },
} as const

function refusal() {
  const { evaluationId, dossierDigest } = granted
  const decision = { jurisdiction: 'MO', decision: 'refuse', conditions: [], reasons: ['No.'] }
  return { evaluationId, dossierDigest, ...decision, decidedAt: '2026-11-23T09:00:00.000Z' }
}

function closed() {
  const file = { digest: granted.dossierDigest, reason: 'malware', since: '2026-11-23' }
  return { evaluationId: granted.evaluationId, changes: 1, closed: [file] }
}

describe.each(Object.entries(acting))('%s', (_name, { operation, at, genuine, altered, table }) => {
  const send = (body: object) => cells.call(operation, system, { authority: at, body: body as { statement: string } })
  const recorded = async () => (await cells.rows(`select from ${table}`, [], at)).length

  test('believes no envelope that its sender did not sign for this authority as what it is acted on', async () => {
    for (const { what, statement, code } of await forgeriesOf(cells.keys, genuine(), altered)) {
      const { status, problem } = await send({ statement })
      expect([status, problem.errors], what).toEqual([422, [expect.objectContaining({ code, pointer: '/statement' })]])
    }
    expect(await recorded()).toBe(0)
  })

  test('takes no retelling of what another authority is said to have sent', async () => {
    const { from, body } = genuine()
    expect((await send({ from, dossier: body, decision: body })).status).toBe(400)
    expect(await recorded()).toBe(0)
  })

  test('records what its sender signed', async () => {
    expect((await send({ statement: await signEnvelope(cells.keys, genuine()) })).status).toBe(201)
    expect(await recorded()).toBe(1)
  })
})
