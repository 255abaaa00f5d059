import { certificateRecord } from '@concert/contracts/certificates'
import { withAuthority } from '@concert/db/authority-transaction'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantedCase, seedCase, seedRecognition } from './case.fixture.ts'
import { type Cells, startCells } from './cells.fixture.ts'

let cells: Cells
let certificateNumber: string
let certificateDigest: string
beforeAll(async () => {
  cells = await startCells()
  const dossier = grantedCase({ placesOfUse: ['HK'] })
  await seedCase(cells.hk, dossier)
  const { body } = await cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
  ;({ certificateNumber, certificateDigest } = certificateRecord.parse(body))
})
afterAll(() => cells.close())

/** The error of raw SQL by the service's own role behind its wall; null when the database lets it through. */
async function refusal(text: string, values: unknown[] = [], authority: 'hk' | 'mo' = 'hk'): Promise<string | null> {
  const { pool } = authority === 'hk' ? cells.hk : cells.mo
  try {
    await withAuthority(pool, { authority, applicant: '*' }, ({ client }) => client.query(text, values))
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const ATTEST = `insert into certificates.attestations
  (authority, certificate_number, by_authority, certificate_digest, protected, signature, attested_at)
  values ('hk', $1, $2, $3, 'e30', 'e30', now())`
const INTEND = `insert into certificates.intents (authority, certificate_number, lead_authority, evaluation_id, version,
    content_bytes, content, certificate_digest, lints, stored_at)
  values ($4, $1, $2, $3, 1, $5, '{}', $6, '[]', now())`
const BYTES = Buffer.from('{}')
const DIGEST = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'

describe('the role of the service, by raw SQL', () => {
  it('keeps a signature only of an intent that is stored', async () => {
    const number = 'GBAAI-H001-26-L-00099-9'
    expect(await refusal(ATTEST, [number, 'hk', certificateDigest])).toMatch(/foreign key/)
  })

  it('keeps a signature only over the digest of the intent', async () => {
    expect(await refusal(ATTEST, [certificateNumber, 'hk', 'ee'.repeat(32)])).toMatch(/foreign key/)
  })

  it('keeps one signature an authority and certificate, and changes none', async () => {
    expect(await refusal(ATTEST, [certificateNumber, 'hk', certificateDigest])).toBeNull()
    expect(await refusal(ATTEST, [certificateNumber, 'hk', certificateDigest])).toMatch(/duplicate key/)
    expect(await refusal(`update certificates.attestations set signature = 'AAAA'`)).toMatch(/permission denied/)
    expect(await refusal('delete from certificates.attestations')).toMatch(/permission denied/)
  })

  it('keeps its own signature over the content of another lead only after the signature of that lead', async () => {
    const dossier = grantedCase({ placesOfUse: ['HK', 'MO'] })
    await seedRecognition(cells.mo, dossier, { decision: 'recognise' })
    const number = 'GBAAI-H001-26-L-00098-1'
    expect(await refusal(INTEND, [number, 'hk', dossier.evaluationId, 'mo', BYTES, DIGEST], 'mo')).toBeNull()
    const attest = ATTEST.replace("values ('hk'", "values ('mo'")
    expect(await refusal(attest, [number, 'mo', DIGEST], 'mo')).toMatch(/the signature of hk .* is not on record/)
    expect(await refusal(attest, [number, 'cn-gd', DIGEST], 'mo')).toBeNull()
    expect(await refusal(attest, [number, 'mo', DIGEST], 'mo')).toMatch(/the signature of hk .* is not on record/)
    expect(await refusal(attest, [number, 'hk', DIGEST], 'mo')).toBeNull()
    expect(await refusal(attest, [number, 'mo', DIGEST], 'mo')).toBeNull()
  })

  it('keeps a statement on an effect only of a stored intent', async () => {
    const insert = `insert into certificates.effect_statements
      (authority, certificate_number, sequence, certificate_digest, payload, stored_at) values ('hk', $1, $2, $3, '{}', now())`
    expect(await refusal(insert, ['GBAAI-H001-26-L-00099-9', 1, certificateDigest])).toMatch(/foreign key/)
    expect(await refusal(insert, [certificateNumber, 1, 'ee'.repeat(32)])).toMatch(/foreign key/)
    expect(await refusal(insert, [certificateNumber, 0, certificateDigest])).toMatch(/check constraint/)
  })

  it('never changes what is to be signed', async () => {
    for (const column of ['content_bytes', 'certificate_digest', 'content', 'evaluation_id', 'lead_authority']) {
      expect(await refusal(`update certificates.intents set ${column} = ${column}`)).toMatch(/permission denied/)
    }
    expect(await refusal('delete from certificates.intents')).toMatch(/permission denied/)
    expect(await refusal(`update certificates.effect_statements set payload = '{}'`)).toMatch(/permission denied/)
  })

  it('writes a credential, its publication and a signed statement once', async () => {
    const statement = `insert into certificates.effect_statements
      (authority, certificate_number, sequence, certificate_digest, payload, stored_at) values ('hk', $1, 1, $2, '{}', now())`
    expect(await refusal(statement, [certificateNumber, certificateDigest])).toBeNull()
    for (const [table, column, first, second] of [
      ['intents', 'credential', `'{"payload":"one"}'`, `'{"payload":"other"}'`],
      ['intents', 'assembled_at', 'now()', `now() + interval '1 day'`],
      ['intents', 'published_at', 'now()', `now() + interval '1 day'`],
      ['effect_statements', 'statement', `'a.b.c'`, `'d.e.f'`],
    ]) {
      const write = (value: string) =>
        refusal(`update certificates.${table} set ${column} = ${value} where certificate_number = $1`, [
          certificateNumber,
        ])
      expect(await write(String(first))).toBeNull()
      expect(await write(String(column))).toBeNull()
      expect(await write(String(second))).toMatch(new RegExp(`${column} is written once`))
      expect(await write('null')).toMatch(new RegExp(`${column} is written once`))
    }
  })

  it('stores no intent of an evaluation that is not granted, or whose bytes are not those of its digest', async () => {
    const dossier = grantedCase({ placesOfUse: ['HK'] })
    await seedCase(cells.hk, dossier, { evaluationStatus: 'reviewed' })
    const number = 'GBAAI-H001-26-L-00098-8'
    expect(await refusal(INTEND, [number, 'hk', dossier.evaluationId, 'hk', BYTES, DIGEST])).toMatch(/is not granted/)
    const granted = grantedCase({ placesOfUse: ['HK'] })
    await seedCase(cells.hk, granted)
    const wrong = [number, 'hk', granted.evaluationId, 'hk', BYTES, certificateDigest]
    expect(await refusal(INTEND, wrong)).toMatch(/check constraint/)
  })

  it('stores no intent of a case that this cell refused or has not decided', async () => {
    for (const decided of [{ decision: 'refuse' } as const, undefined]) {
      const dossier = grantedCase()
      await seedRecognition(cells.mo, dossier, decided)
      const values = ['GBAAI-H001-26-L-00097-7', 'hk', dossier.evaluationId, 'mo', BYTES, DIGEST]
      expect(await refusal(INTEND, values, 'mo')).toMatch(/is not recognised here/)
    }
  })

  it('stores one intent a decision, even under another number', async () => {
    const dossier = grantedCase({ placesOfUse: ['HK'] })
    await seedCase(cells.hk, dossier)
    const values = (number: string) => [number, 'hk', dossier.evaluationId, 'hk', BYTES, DIGEST]
    expect(await refusal(INTEND, values('GBAAI-H001-26-L-00096-6'))).toBeNull()
    expect(await refusal(INTEND, values('GBAAI-H001-26-L-00095-5'))).toMatch(/duplicate key/)
  })

  it('never counts serials back', async () => {
    expect(await refusal('update certificates.serials set last_serial = last_serial - 1')).toMatch(/only grow/)
    expect(await refusal('update certificates.serials set last_serial = last_serial')).toMatch(/only grow/)
    expect(await refusal('delete from certificates.serials')).toMatch(/permission denied/)
  })

  it('writes nothing of the services whose decisions it reads, and reads nothing else of them', async () => {
    for (const text of [
      `update reviews.evaluations set status = 'granted'`,
      `update reviews.recognitions set status = 'recognised'`,
      `update reviews.effects set status = 'active'`,
      'select * from reviews.votes',
      'select client_identifier from reviews.recognitions',
      'select contact from applications.organisations',
      'select state from applications.applications',
      'select person_id from personnel.authorisations',
      'select * from personnel.people',
      'select * from evidence.artefacts',
    ]) {
      expect(`${text}: ${await refusal(text)}`).toMatch(/permission denied/)
    }
  })

  it('appends to the streams of other services as little as to the tables of events', async () => {
    const record = `select platform.record_change($1, 'x', 0, 'x.done', 'x', null, null, null, '[]', '[]')`
    for (const stream of ['evaluation', 'effect', 'application', 'envelope']) {
      expect(await refusal(record, [stream])).toMatch(/may not record changes/)
    }
    expect(await refusal('select * from platform.events')).toMatch(/permission denied/)
  })

  it('sees no row behind the wall of another authority, and none without a wall', async () => {
    const { pool } = cells.hk
    const rows = (authority: 'hk' | 'mo') =>
      withAuthority(pool, { authority, applicant: '*' }, async ({ client }) => {
        const { rowCount } = await client.query('select authority from certificates.intents')
        return rowCount
      })
    expect(await rows('hk')).toBeGreaterThan(0)
    expect(await rows('mo')).toBe(0)
    const { rowCount } = await pool.query('select authority from certificates.intents')
    expect(rowCount).toBe(0)
  })
})
