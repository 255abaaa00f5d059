import { certificateRecord } from '@concert/contracts/certificates'
import { canonicalBytes } from '@concert/credentials/canonical'
import { generateKey, type PrivateJwk } from '@concert/credentials/keys'
import { attest } from '@concert/credentials/signed-credential'
import { signStatement } from '@concert/credentials/statement'
import type { Authority } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantedCase, seedCase, seedDecidedPeer } from './case.fixture.ts'
import { type Cells, found, startCells } from './cells.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startCells()
})
afterAll(() => cells.close())

/** Hong Kong leads, Macao recognises, Guangdong refuses. */
async function intentStored() {
  const { hk, gd, mo, send } = cells
  const dossier = grantedCase()
  await seedCase(hk, dossier)
  await seedDecidedPeer(hk, dossier, gd, { decision: 'refuse' })
  await seedDecidedPeer(hk, dossier, mo, { decision: 'recognise' })
  const { body } = await send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
  const record = certificateRecord.parse(body)
  return { record, params: { certificateNumber: record.certificateNumber } }
}

type Stored = Awaited<ReturnType<typeof intentStored>>

async function attestationBy(key: PrivateJwk, { record, params }: Stored, content: unknown = record.content) {
  const signature = await attest(canonicalBytes(content), key)
  return { ...params, certificateDigest: record.certificateDigest, ...signature }
}

async function recorded(attestation: unknown, from: Authority = 'mo') {
  const answer = await cells.receive('recordAttestation', 'hk', { from, type: 'attestation.v1', body: attestation })
  return [answer.status, answer.body.errors?.[0]?.code]
}

describe('attesting', () => {
  const LAPSE = "update personnel.authorisations set valid_until = now() + $1::interval where function = 'signatory'"

  it('is refused while no signatory is authorised, although the intent was stored while one was', async () => {
    const { params } = await intentStored()
    const attest = () => cells.send('attestCertificate', 'hk', { params, body: {}, key: params.certificateNumber })
    await cells.hk.admin.query(LAPSE, ['-1 second'])
    const refused = await attest()
    await cells.hk.admin.query(LAPSE, ['1 year'])
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [expect.objectContaining({ code: 'signatory-not-authorised', clause: 'iso17065-6.1.2' })],
    ])
    expect((await attest()).status).toBe(200)
  })

  it('answers the signature that was made before the authorisation ended', async () => {
    const { params } = await intentStored()
    const made = await cells.send('attestCertificate', 'hk', { params, body: {} })
    await cells.hk.admin.query(LAPSE, ['-1 second'])
    const again = await cells.send('attestCertificate', 'hk', { params, body: {} })
    await cells.hk.admin.query(LAPSE, ['1 year'])
    expect(again.body).toEqual(made.body)
  })

  it('leaves a receipt that names the authorisation of the signatory', async () => {
    const { params } = await intentStored()
    await cells.send('attestCertificate', 'hk', { params, body: {} })
    const { rows } = await cells.hk.admin.query<{ guard: string; authorisation_id: string }>(
      `select guard, authorisation_id from audit.receipts join audit.lines using (authority, line_id)
       where line like '%certificate.attested%' and line like '%' || $1 || '%' order by ordinal`,
      [params.certificateNumber],
    )
    expect(rows).toEqual([
      { guard: 'authority-and-edition-pinned', authorisation_id: 'aut-signatory-1' },
      { guard: 'signatory-instructs', authorisation_id: 'aut-signatory-1' },
      { guard: 'intent-stored', authorisation_id: 'aut-signatory-1' },
      { guard: 'lead-has-signed', authorisation_id: 'aut-signatory-1' },
    ])
  })
})

describe('recording an attestation', () => {
  it('takes a signature over the stored bytes by the authority it says it is of', async () => {
    const stored = await intentStored()
    const attestation = await attestationBy(cells.mo.key, stored)
    expect(await recorded(attestation)).toEqual([200, undefined])
    const { body } = await cells.send('getCertificateRecord', 'hk', { params: stored.params })
    expect(body).toMatchObject({ signedBy: ['mo'], awaiting: ['hk'] })
  })

  it('changes nothing on a repetition', async () => {
    const stored = await intentStored()
    const attestation = await attestationBy(cells.mo.key, stored)
    const answers = await Promise.all(Array.from({ length: 10 }, () => recorded(attestation)))
    expect(answers).toEqual(answers.map(() => [200, undefined]))
    const { rowCount } = await cells.hk.admin.query(
      `select from platform.events where stream_id = $1 and type = 'AttestationRecorded'`,
      [stored.params.certificateNumber],
    )
    expect(rowCount).toBe(1)
  })

  it('refuses a forged repetition after the genuine one', async () => {
    const stored = await intentStored()
    const attestation = await attestationBy(cells.mo.key, stored)
    await recorded(attestation)
    const forged = { ...attestation, signature: `${attestation.signature.slice(0, -4)}AAAA` }
    expect(await recorded(forged)).toEqual([422, 'bad-signature'])
  })

  it('refuses the genuine signature where another one is on record, so that it becomes a dead letter', async () => {
    const stored = await intentStored()
    const attestation = await attestationBy(cells.mo.key, stored)
    await cells.hk.admin.query(
      `insert into certificates.attestations values ('hk', $1, 'mo', $2, $3, 'Zm9yZ2Vk', now())`,
      [stored.params.certificateNumber, stored.record.certificateDigest, attestation.protected],
    )
    expect(await recorded(attestation)).toEqual([422, 'other-signature-on-record'])
  })

  it('refuses a key that the authority does not publish', async () => {
    const stored = await intentStored()
    const { privateJwk } = await generateKey()
    expect(await recorded(await attestationBy(privateJwk, stored))).toEqual([422, 'unknown-key'])
  })

  it('refuses the genuine signature of one authority in the name of another', async () => {
    const stored = await intentStored()
    expect(await recorded(await attestationBy(cells.gd.key, stored))).toEqual([422, 'unknown-key'])
  })

  it('refuses a signature over other content, whatever digest it names', async () => {
    const stored = await intentStored()
    const altered = await attestationBy(cells.mo.key, stored, { ...stored.record.content, validTo: '2099-01-01' })
    expect(await recorded(altered)).toEqual([422, 'bad-signature'])
    expect(await recorded({ ...altered, certificateDigest: 'ee'.repeat(32) })).toEqual([422, 'another-content'])
  })

  it('refuses the attestation of another certificate under the number of this one', async () => {
    const stored = await intentStored()
    const other = await intentStored()
    const attestation = { ...(await attestationBy(cells.mo.key, other)), ...stored.params }
    expect(await recorded(attestation)).toEqual([422, 'another-content'])
  })

  it('refuses an authority that refused to recognise the certificate', async () => {
    const stored = await intentStored()
    const attestation = await attestationBy(cells.gd.key, stored)
    expect(await recorded(attestation, 'cn-gd')).toEqual([422, 'authority-not-named'])
  })

  it('takes no envelope of this very cell, which signs from its own intent only', async () => {
    const stored = await intentStored()
    const attestation = await attestationBy(cells.hk.key, stored)
    expect(await recorded(attestation, 'hk')).toEqual([422, 'unknown-key'])
  })

  it('refuses a header that is not a certificate’s, though the same key signed it', async () => {
    const stored = await intentStored()
    const statement = await signStatement('concert-effect+jws', stored.record.content, cells.mo.key)
    const [header, , signature] = statement.split('.')
    const attestation = {
      ...(await attestationBy(cells.mo.key, stored)),
      protected: found(header),
      signature: found(signature),
    }
    expect(await recorded(attestation)).toEqual([422, 'type-refused'])
    expect(await recorded({ ...attestation, protected: 'bm90IGpzb24' })).toEqual([422, 'not-json'])
  })
})

describe('a certificate this cell does not have', () => {
  it('is answered 404 by every operation on it', async () => {
    const params = { certificateNumber: 'GBAAI-H001-26-L-00003-3' }
    const stored = await intentStored()
    const attestation = { ...(await attestationBy(cells.mo.key, stored)), ...params }
    const issued = { ...params, credential: { payload: 'e30', signatures: [{ protected: 'e30', signature: 'e30' }] } }
    const answers = await Promise.all([
      cells.send('getCertificateRecord', 'cn-gd', { params }),
      cells.send('attestCertificate', 'cn-gd', { params, body: {} }),
      cells.receive('recordAttestation', 'cn-gd', { from: 'mo', type: 'attestation.v1', body: attestation }),
      cells.send('assembleCertificate', 'cn-gd', { params, body: {} }),
      cells.send('issueCertificate', 'cn-gd', { params, body: {} }),
      cells.receive('recordPeerCertificate', 'cn-gd', { from: 'hk', type: 'certificate-issued.v1', body: issued }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
  })
})
