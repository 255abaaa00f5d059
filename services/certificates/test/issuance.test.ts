import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import { readTrustFolder } from '@concert/credentials/trust-folder'
import { verifyCredential } from '@concert/credentials/verify-credential'
import { validToOf } from '@concert/domain/certificate/lints'
import { isCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import { localDate } from '@concert/domain/instant'
import { certificateContent, generalJws } from '@concert/contracts/certificate-content'
import { certificateRecord } from '@concert/contracts/certificates'
import { eventSchemas } from '@concert/contracts/events/streams'
import type { Authority } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantedCase, seedCase, seedDecidedPeer } from './case.fixture.ts'
import { askToAttest, type Cell, type Cells, found, startCells } from './cells.fixture.ts'

const CONDITION = ['Show every notice in Portuguese.']

let cells: Cells
beforeAll(async () => {
  cells = await startCells()
})
afterAll(() => cells.close())

/** A case that Hong Kong granted, Guangdong recognised and Macao recognised on a condition, with its intent stored. */
async function intentStored() {
  const { hk, gd, mo, send } = cells
  const dossier = grantedCase()
  await seedCase(hk, dossier)
  await seedDecidedPeer(hk, dossier, gd, { decision: 'recognise' })
  await seedDecidedPeer(hk, dossier, mo, { decision: 'reserve', conditions: CONDITION })
  const answer = await send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
  const record = certificateRecord.parse(answer.body)
  return { dossier, record, status: answer.status, params: { certificateNumber: record.certificateNumber } }
}

/** The same, with the signatures of all three in the lead's cell. */
async function allAttested() {
  const { send, receive } = cells
  const stored = await intentStored()
  const { params, record } = stored
  await send('attestCertificate', 'hk', { params, body: {} })
  for (const from of ['cn-gd', 'mo'] as const) {
    const kept = await askToAttest(cells, from, record.content)
    expect(kept.status).toBe(201)
    const { body: attestation } = await send('attestCertificate', from, { params, body: {} })
    const recorded = await receive('recordAttestation', 'hk', { from, type: 'attestation.v1', body: attestation })
    expect(recorded.status).toBe(200)
  }
  return stored
}

async function eventsOf({ admin }: Cell, certificateNumber: string) {
  const { rows } = await admin.query<{ type: string; payload: Record<string, unknown> }>(
    `select type, payload from platform.events where stream_id = $1 order by version`,
    [certificateNumber],
  )
  return rows
}

describe('storing an intent', () => {
  it('states the case as it was contracted and what each authority decided', async () => {
    const { dossier, record, status } = await intentStored()
    const { content } = record
    expect(status).toBe(201)
    expect(certificateContent.safeParse(content).success).toBe(true)
    expect(content).toMatchObject({
      edition: dossier.edition,
      holder: dossier.organisation,
      aiSystem: { names: dossier.aiSystem.names, version: '3.2.0', weightsDigest: dossier.aiSystem.weightsDigest },
      scope: dossier.scope,
      placesOfUse: dossier.placesOfUse,
      leadAuthority: 'hk',
      evaluationDigest: dossier.evaluationDigest,
      decidedAt: dossier.decision.decidedAt,
      evaluationId: dossier.evaluationId,
    })
    expect(content.decisions.map(({ authority, decision, conditions }) => [authority, decision, conditions])).toEqual([
      ['hk', 'grant', []],
      ['cn-gd', 'recognise', []],
      ['mo', 'reserve', CONDITION],
    ])
    expect(record).toMatchObject({ signedBy: [], awaiting: ['hk', 'cn-gd', 'mo'], credential: null, published: false })
    expect(record.certificateDigest).toBe(digestHex(canonicalBytes(content)))
  })

  it('is numbered by its lead, body, year in Hong Kong and class, and valid from its issue for the months of its class', async () => {
    const { record } = await intentStored()
    const { content } = record
    const year = localDate(content.issuedAt, 'hk').slice(2, 4)
    expect(record.certificateNumber).toMatch(new RegExp(`^GBAAI-H001-${year}-L-\\d{5}-.$`))
    expect(isCertificateNumber(record.certificateNumber)).toBe(true)
    expect(content.validFrom).toBe(localDate(content.issuedAt, 'hk'))
    expect(content.validTo).toBe(validToOf(content.validFrom, 36))
  })

  it('gives every certificate a nonce and a serial of its own', async () => {
    const one = (await intentStored()).record
    const other = (await intentStored()).record
    expect(other.content.nonce).not.toBe(one.content.nonce)
    expect(Number(other.certificateNumber.slice(16, 21))).toBe(Number(one.certificateNumber.slice(16, 21)) + 1)
  })

  it('leaves its event, the audit line and a receipt of every guard under the authorisation of a signatory', async () => {
    const { record, dossier } = await intentStored()
    const [event] = await eventsOf(cells.hk, record.certificateNumber)
    expect(event).toMatchObject({
      type: 'IntentStored',
      payload: { certificateNumber: record.certificateNumber, evaluationId: dossier.evaluationId, decision: 'grant' },
    })
    const { rows } = await cells.hk.admin.query<{ guard: string; authorisation_id: string }>(
      `select guard, authorisation_id from audit.receipts join audit.lines using (authority, line_id)
       where line like '%certificate.intent-stored%' and line like '%' || $1 || '%'`,
      [record.certificateNumber],
    )
    expect(rows.map(({ guard }) => guard)).toContain('lints-pass')
    expect(new Set(rows.map((row) => row.authorisation_id))).toEqual(new Set(['aut-signatory-1']))
  })

  it('answers the stored certificate to a repetition, with and without the same key', async () => {
    const { dossier, record } = await intentStored()
    const body = { evaluationId: dossier.evaluationId }
    for (const key of ['again-1', 'again-1', 'again-2']) {
      const answer = await cells.send('storeIntent', 'hk', { body, key })
      expect(answer.status).toBe(201)
      expect(answer.body).toEqual(record)
    }
    expect(await eventsOf(cells.hk, record.certificateNumber)).toHaveLength(1)
  })

  it('gives twenty concurrent requests for one decision one certificate and one serial', async () => {
    const { hk, gd, mo, send } = cells
    const dossier = grantedCase()
    await seedCase(hk, dossier)
    await seedDecidedPeer(hk, dossier, gd, { decision: 'recognise' })
    await seedDecidedPeer(hk, dossier, mo, { decision: 'recognise' })
    const before = await lastSerial()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId }, key: `race-${index}` }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body)
    expect(await lastSerial()).toBe(before + 1)
  })

  it('never gives two of ten concurrent decisions the same number', async () => {
    const { hk, send } = cells
    const dossiers = Array.from({ length: 10 }, () => grantedCase({ placesOfUse: ['HK'] }))
    for (const dossier of dossiers) await seedCase(hk, dossier)
    const answers = await Promise.all(
      dossiers.map(({ evaluationId }) => send('storeIntent', 'hk', { body: { evaluationId } })),
    )
    expect(new Set(answers.map(({ body }) => body['certificateNumber'])).size).toBe(10)
  })

  it('stores nothing and uses no number when its transaction fails, and one certificate on the repetition', async () => {
    const { hk, send } = cells
    const dossier = grantedCase({ placesOfUse: ['HK'] })
    await seedCase(hk, dossier)
    const before = await lastSerial()
    await hk.admin.query(`
      create function platform.fail_for_test() returns trigger language plpgsql as $$ begin raise exception 'no space'; end $$;
      create trigger fail_for_test before insert on platform.outbox for each row execute function platform.fail_for_test()`)
    const sent = { body: { evaluationId: dossier.evaluationId }, key: 'aborted' }
    const failed = await send('storeIntent', 'hk', sent)
    await hk.admin.query('drop trigger fail_for_test on platform.outbox; drop function platform.fail_for_test()')
    expect(failed.status).toBe(500)
    expect(await lastSerial()).toBe(before)
    const repeated = await send('storeIntent', 'hk', sent)
    expect(repeated.status).toBe(201)
    expect(await lastSerial()).toBe(before + 1)
    const { rowCount } = await hk.admin.query('select from certificates.intents where evaluation_id = $1', [
      dossier.evaluationId,
    ])
    expect(rowCount).toBe(1)
  })
})

async function lastSerial(): Promise<number> {
  const { rows } = await cells.hk.admin.query<{ last: number | null }>(
    'select max(last_serial) as last from certificates.serials',
  )
  return rows[0]?.last ?? 0
}

describe('from the intent to the credential', () => {
  it('ends in one credential with three signatures that anyone verifies with the published keys', async () => {
    const { params, record } = await allAttested()
    const assembled = await cells.send('assembleCertificate', 'hk', { params, body: {} })
    expect(assembled.status).toBe(200)
    const { credential, signedBy, awaiting } = certificateRecord.parse(assembled.body)
    expect([signedBy, awaiting]).toEqual([['hk', 'cn-gd', 'mo'], []])
    const trust = await readTrustFolder(found(cells.environment['CONCERT_TRUST_DIR']), 'certificate')
    const verdict = await verifyCredential(found(credential), trust, record.content.validFrom)
    expect(verdict.authenticity).toBe('authentic')
    expect(verdict.findings.every(({ valid }) => valid)).toBe(true)
    expect(verdict.certificateDigest).toBe(record.certificateDigest)
  })

  it('has each authority sign once: a repetition answers the same signature and no second event', async () => {
    const { params, record } = await intentStored()
    const first = await cells.send('attestCertificate', 'hk', { params, body: {} })
    const second = await cells.send('attestCertificate', 'hk', { params, body: {}, key: 'once-more' })
    expect(first.status).toBe(200)
    expect(second.body).toEqual(first.body)
    const events = await eventsOf(cells.hk, record.certificateNumber)
    expect(events.map(({ type }) => type)).toEqual(['IntentStored', 'CertificateAttested'])
    expect(eventSchemas.certificate.CertificateAttested.parse(events[1]?.payload).attestation).toEqual(first.body)
  })

  it('signs once when twenty ask at the same time', async () => {
    const { params, record } = await intentStored()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => cells.send('attestCertificate', 'hk', { params, body: {} })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await eventsOf(cells.hk, record.certificateNumber)).toHaveLength(2)
  })

  it('promises what follows a recorded attestation the evaluation it belongs to', async () => {
    const { record, dossier } = await allAttested()
    const events = await eventsOf(cells.hk, record.certificateNumber)
    const recorded = events.filter(({ type }) => type === 'AttestationRecorded').map(({ payload }) => payload)
    expect(recorded.map((payload) => eventSchemas.certificate.AttestationRecorded.parse(payload))).toMatchObject([
      { certificateNumber: record.certificateNumber, evaluationId: dossier.evaluationId, from: 'cn-gd' },
      { certificateNumber: record.certificateNumber, evaluationId: dossier.evaluationId, from: 'mo' },
    ])
  })

  it('refuses to assemble while a signature is awaited, naming whose', async () => {
    const { params } = await intentStored()
    await cells.send('attestCertificate', 'hk', { params, body: {} })
    const answer = await cells.send('assembleCertificate', 'hk', { params, body: {} })
    expect(answer.status).toBe(422)
    expect(answer.body.errors?.map(({ code, subject }) => [code, subject])).toEqual([
      ['attestation-awaited', 'cn-gd'],
      ['attestation-awaited', 'mo'],
    ])
  })

  it('does not wait for an authority that refused', async () => {
    const { hk, gd, mo, send } = cells
    const dossier = grantedCase()
    await seedCase(hk, dossier)
    await seedDecidedPeer(hk, dossier, gd, { decision: 'recognise' })
    await seedDecidedPeer(hk, dossier, mo, { decision: 'refuse' })
    const stored = await send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
    const { awaiting, content } = certificateRecord.parse(stored.body)
    expect(awaiting).toEqual(['hk', 'cn-gd'])
    expect(content.decisions.at(2)).toMatchObject({ authority: 'mo', decision: 'refuse' })
  })

  it('assembles and publishes once, and changes nothing on a repetition', async () => {
    const { params, record } = await allAttested()
    const early = await cells.send('issueCertificate', 'hk', { params, body: {} })
    expect([early.status, early.body.errors?.[0]?.code]).toEqual([422, 'not-assembled'])
    const one = await cells.send('assembleCertificate', 'hk', { params, body: {} })
    expect((await cells.send('assembleCertificate', 'hk', { params, body: {} })).body).toEqual(one.body)
    const published = await cells.send('issueCertificate', 'hk', { params, body: {} })
    expect(published.body['published']).toBe(true)
    expect((await cells.send('issueCertificate', 'hk', { params, body: {} })).body).toEqual(published.body)
    const types = (await eventsOf(cells.hk, record.certificateNumber)).map(({ type }) => type)
    expect(types.slice(-2)).toEqual(['CertificateAssembled', 'CertificateIssued'])
    expect((await cells.send('getCertificateRecord', 'hk', { params })).body).toEqual(published.body)
  })

  it('refuses to assemble in a cell that does not lead', async () => {
    const { params } = await allAttested()
    const answer = await cells.send('assembleCertificate', 'mo', { params, body: {} })
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'not-the-lead'])
  })
})

describe('the credential in a recognising cell', () => {
  async function assembled() {
    const stored = await allAttested()
    const { body } = await cells.send('assembleCertificate', 'hk', { params: stored.params, body: {} })
    return { ...stored, credential: generalJws.parse(body['credential']) }
  }
  const recorded = (body: object, from: Authority = 'hk') =>
    cells.receive('recordPeerCertificate', 'mo', { from, type: 'certificate-issued.v1', body })

  it('is recorded once, with the signatures of all', async () => {
    const { params, credential } = await assembled()
    const one = await recorded({ ...params, credential })
    expect(one.status).toBe(200)
    expect(one.body).toMatchObject({ signedBy: ['hk', 'cn-gd', 'mo'], awaiting: [], credential })
    expect((await recorded({ ...params, credential })).body).toEqual(one.body)
    const types = (await eventsOf(cells.mo, params.certificateNumber)).map(({ type }) => type)
    expect(types).toEqual(['IntentStored', 'AttestationRecorded', 'CertificateAttested', 'PeerCertificateRecorded'])
  })

  it('is refused from anyone but the lead', async () => {
    const { params, credential } = await assembled()
    const answer = await recorded({ ...params, credential }, 'cn-gd')
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'not-from-lead'])
  })

  it('is refused over other bytes than were attested here', async () => {
    const { params } = await assembled()
    const other = await assembled()
    const answer = await recorded({ ...params, credential: other.credential })
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'another-content'])
  })

  it('is refused when a signature is missing, wrong or doubled', async () => {
    const { params, credential } = await assembled()
    const [a, b, c] = credential.signatures.map((signature) => found(signature))
    const bad = { ...found(b), signature: `${found(b).signature.slice(0, -4)}AAAA` }
    const cases = [
      [[a, b], 'not-signed'],
      [[a, bad, c], 'bad-signature'],
      [[a, b, c, a], 'signed-twice'],
    ] as const
    for (const [signatures, code] of cases) {
      const answer = await recorded({ ...params, credential: { ...credential, signatures } })
      expect(answer.status).toBe(422)
      expect(answer.body.errors?.map((error) => error.code)).toContain(code)
    }
    expect((await cells.send('getCertificateRecord', 'mo', { params })).body['credential']).toBeNull()
  })

  it('is refused where another credential, or another signature of an authority, is on record', async () => {
    const { params, credential } = await assembled()
    expect((await recorded({ ...params, credential })).status).toBe(200)
    const signatures = credential.signatures.toReversed()
    const reordered = await recorded({ ...params, credential: { ...credential, signatures } })
    expect([reordered.status, reordered.body.errors?.[0]?.code]).toEqual([422, 'other-credential-recorded'])
    const { params: other, credential: genuine } = await assembled()
    await cells.mo.admin.query(
      `update certificates.attestations set signature = 'Zm9yZ2Vk' where by_authority = 'hk' and certificate_number = $1`,
      [other.certificateNumber],
    )
    const answer = await recorded({ ...other, credential: genuine })
    expect([answer.status, answer.body.errors?.map(({ code, subject }) => [code, subject])]).toEqual([
      422,
      [['other-signature-on-record', 'hk']],
    ])
  })

  it('is refused with a signature in this cell’s name that was not made from its intent', async () => {
    const { params, credential } = await assembled()
    await cells.mo.admin.query('delete from certificates.attestations where certificate_number = $1', [
      params.certificateNumber,
    ])
    const answer = await recorded({ ...params, credential })
    expect([answer.status, answer.body.errors?.[0]?.code]).toEqual([422, 'signature-not-on-record'])
  })
})
