import { certificateRecord } from '@concert/contracts/certificates'
import type { OperationId } from '@concert/contracts/operations'
import { canonicalBytes } from '@concert/credentials/canonical'
import { assemble, attest } from '@concert/credentials/signed-credential'
import { signStatement } from '@concert/credentials/statement'
import { authorities } from '@concert/domain/jurisdictions'
import { forgeriesOf, type TestEnvelope } from '@concert/testing/authority-keys'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { grantedCase, seedCase, seedDecidedPeer } from './case.fixture.ts'
import { type Cells, startCells } from './cells.fixture.ts'

// What a caller with the token of the system can have signed or recorded here: nothing that another authority did not sign for this one.

let cells: Cells
let acting: Readonly<Record<string, { readonly genuine: TestEnvelope; readonly altered: object }>>
beforeAll(async () => {
  cells = await startCells()
  const { hk, gd, mo, keys } = cells
  const dossier = grantedCase()
  await seedCase(hk, dossier)
  await seedDecidedPeer(hk, dossier, gd, { decision: 'recognise' })
  await seedDecidedPeer(hk, dossier, mo, { decision: 'recognise' })
  const { body } = await cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
  const { certificateNumber, certificateDigest, content } = certificateRecord.parse(body)
  const bytes = canonicalBytes(content)
  const signatures = await Promise.all(authorities.map((authority) => attest(bytes, keys.certificate[authority])))
  const attestation = { certificateNumber, certificateDigest, ...(await attest(bytes, mo.key)) }
  const statement = await signStatement('concert-effect+jws', { certificateNumber }, mo.key)
  acting = {
    storePeerIntent: {
      genuine: {
        from: 'hk',
        to: 'mo',
        type: 'attestation-request.v1',
        body: { content, attestation: await attest(bytes, hk.key) },
      },
      altered: { content: { ...content, validTo: '2099-01-01' } },
    },
    recordAttestation: {
      genuine: { from: 'mo', to: 'hk', type: 'attestation.v1', body: attestation },
      altered: { certificateDigest: 'ab'.repeat(32) },
    },
    recordPeerCertificate: {
      genuine: {
        from: 'hk',
        to: 'mo',
        type: 'certificate-issued.v1',
        body: { certificateNumber, credential: assemble(bytes, signatures) },
      },
      altered: { certificateNumber: 'GBAAI-H001-26-L-00003-3' },
    },
    verifyEffectStatement: {
      genuine: { from: 'mo', to: 'hk', type: 'effect-changed.v1', body: { certificateNumber, statement } },
      altered: { certificateNumber: 'GBAAI-H001-26-L-00003-3' },
    },
  }
})
afterAll(() => cells.close())

async function changes(): Promise<unknown[]> {
  const sql = "select count(*)::int from platform.events where stream in ('certificate', 'effect-statement')"
  return Promise.all([cells.hk, cells.mo].map(async ({ admin }) => (await admin.query(sql)).rows))
}

it.each(['storePeerIntent', 'recordAttestation', 'recordPeerCertificate', 'verifyEffectStatement'] as const)(
  '%s acts on no envelope that its sender did not sign for this authority as what it is acted on',
  async (operation: OperationId) => {
    const { genuine, altered } = acting[operation] ?? {}
    if (genuine === undefined || altered === undefined) throw new Error(`nothing is forged for ${operation}`)
    const before = await changes()
    for (const { what, statement, code } of await forgeriesOf(cells.keys, genuine, altered)) {
      const { status, body } = await cells.send(operation, genuine.to, { body: { statement } })
      expect([status, body.errors], what).toEqual([422, [expect.objectContaining({ code, pointer: '/statement' })]])
    }
    expect(await changes()).toEqual(before)
  },
)

it.each([
  ['storePeerIntent', 'mo'],
  ['recordAttestation', 'hk'],
  ['recordPeerCertificate', 'mo'],
  ['verifyEffectStatement', 'hk'],
] as const)('%s takes no retelling of what another authority is said to have sent', async (operation, at) => {
  const { from, body } = acting[operation]?.genuine ?? {}
  const answer = await cells.send(operation, at, { body: { from, ...Object(body), attestation: body } })
  expect(answer.status).toBe(400)
})
