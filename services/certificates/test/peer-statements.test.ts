import type { EffectStatement } from '@concert/contracts/certificate-content'
import { certificateRecord } from '@concert/contracts/certificates'
import { generateKey, type PrivateJwk } from '@concert/credentials/keys'
import { signStatement } from '@concert/credentials/statement'
import type { Authority } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantedCase, seedCase, seedDecidedPeer } from './case.fixture.ts'
import { askToAttest, type Cells, startCells } from './cells.fixture.ts'

let cells: Cells
let certificateNumber: string
let certificateDigest: string
let applicationId: string
beforeAll(async () => {
  cells = await startCells()
  // Hong Kong leads, Macao recognises, Guangdong refuses.
  const { hk, gd, mo, send } = cells
  const dossier = grantedCase()
  await seedCase(hk, dossier)
  await seedDecidedPeer(hk, dossier, gd, { decision: 'refuse' })
  await seedDecidedPeer(hk, dossier, mo, { decision: 'recognise' })
  const { body } = await send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
  const record = certificateRecord.parse(body)
  ;({ certificateNumber, certificateDigest } = record)
  ;({ applicationId } = dossier)
  await askToAttest(cells, 'mo', record.content)
})
afterAll(() => cells.close())

/** Macao's suspension of its own effect, with what a test changes in it. */
function suspension(change: object = {}) {
  return {
    certificateNumber,
    authority: 'mo',
    jurisdiction: 'MO',
    status: 'suspended',
    conditions: [],
    reason: { 'zh-Hant': '披露已消失。', pt: 'A informação desapareceu.' },
    clause: 'iso17065-7.11.1',
    at: '2026-11-21T08:00:00.000Z',
    sequence: 2,
    certificateDigest,
    ...change,
  } as EffectStatement
}

/** A statement in an envelope of the authority that made it. */
async function verified(payload: object, key: PrivateJwk = cells.mo.key, from: Authority = 'mo', at: Authority = 'hk') {
  return stated(await signStatement('concert-effect+jws', payload, key), from, at)
}

function stated(statement: string, from: Authority = 'mo', at: Authority = 'hk') {
  return cells.receive('verifyEffectStatement', at, {
    from,
    type: 'effect-changed.v1',
    body: { certificateNumber, statement },
  })
}

async function refusalOf(...sent: Parameters<typeof verified>) {
  const { status, body } = await verified(...sent)
  return [status, (body.errors ?? []).map(({ code }) => code)]
}

describe('what another authority states of its effect', () => {
  it('is answered, with the application whose client is to know, when it signed it', async () => {
    const { status, body } = await verified(suspension())
    expect([status, body]).toEqual([200, { applicationId, statement: suspension() }])
  })

  it('is answered of the lead’s own effect too', async () => {
    const own = suspension({ authority: 'hk', jurisdiction: 'HK' })
    const statement = await signStatement('concert-effect+jws', own, cells.hk.key)
    const { status, body } = await cells.send('verifyEffectStatement', 'hk', { body: { statement, isOwn: true } })
    expect([status, body]).toEqual([200, { applicationId, statement: own }])
  })

  it('is not answered as the lead’s own when another authority signed it, or its envelope', async () => {
    const foreign = await signStatement('concert-effect+jws', suspension(), cells.mo.key)
    const refused = await cells.send('verifyEffectStatement', 'hk', {
      body: { statement: foreign, isOwn: true },
    })
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([422, 'unknown-key'])
  })

  it('is refused under the signature of a stranger, of another authority, or of nobody', async () => {
    const { privateJwk } = await generateKey()
    expect(await refusalOf(suspension(), privateJwk)).toEqual([422, ['unknown-key']])
    expect(await refusalOf(suspension(), cells.gd.key)).toEqual([422, ['unknown-key']])
    const [header, payload] = (await signStatement('concert-effect+jws', suspension(), cells.mo.key)).split('.')
    const { errors } = (await stated(`${header}.${payload}.${'A'.repeat(86)}`)).body
    expect(errors).toEqual([expect.objectContaining({ pointer: '/statement', code: 'bad-signature' })])
  })

  it('is refused as a statement of another kind, which the same key signed', async () => {
    const statement = await signStatement('concert-envelope+jws', suspension(), cells.mo.key)
    const answer = await stated(statement)
    expect(answer.body.errors?.[0]?.code).toBe('type-refused')
  })

  it('is refused of another authority’s effect and of another place, whoever signed it', async () => {
    expect(await refusalOf(suspension({ authority: 'hk' }))).toEqual([422, ['authority-not-its-own']])
    expect(await refusalOf(suspension({ jurisdiction: 'HK' }))).toEqual([422, ['place-not-its-own']])
  })

  it('is refused on another certificate, and on other content of this one', async () => {
    const other = 'GBAAI-H001-26-L-99999-7'
    expect((await verified(suspension({ certificateNumber: other }))).status).toBe(404)
    expect(await refusalOf(suspension({ certificateDigest: 'ee'.repeat(32) }))).toEqual([422, ['another-content']])
  })

  it('is refused of an authority that refused the certificate and so has no effect', async () => {
    const refuser = suspension({ authority: 'cn-gd', jurisdiction: 'CN' })
    expect(await refusalOf(refuser, cells.gd.key, 'cn-gd')).toEqual([422, ['no-effect-here']])
  })

  it('is judged by the lead alone, which has the client', async () => {
    const statement = suspension({ authority: 'hk', jurisdiction: 'HK' })
    expect(await refusalOf(statement, cells.hk.key, 'hk', 'mo')).toEqual([422, ['not-the-lead']])
  })

  it('is answered 404 on a certificate that this cell does not have', async () => {
    expect((await verified(suspension(), cells.mo.key, 'mo', 'cn-gd')).status).toBe(404)
  })
})
