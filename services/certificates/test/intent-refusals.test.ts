import type { CertificateContent } from '@concert/contracts/certificate-content'
import type { Dossier } from '@concert/contracts/envelopes'
import { certificateContent } from '@concert/contracts/certificate-content'
import { certificateRecord } from '@concert/contracts/certificates'
import { generateKey } from '@concert/credentials/keys'
import { newId } from '@concert/db/identifiers'
import { formatCertificateNumber } from '@concert/domain/identifiers/certificate-number'
import type { Authority } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  grantedCase,
  type Seeded,
  seedCase,
  seedDecidedPeer,
  seedPeerDecision,
  seedRecognition,
} from './case.fixture.ts'
import { type Answered, askToAttest, type Cells, startCells } from './cells.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startCells()
})
afterAll(() => cells.close())

function codesOf({ body }: Answered): string[] {
  return (body.errors ?? []).map(({ code }) => code)
}

describe('an intent of the lead', () => {
  async function store(dossier: Dossier, seeded: Seeded = {}): Promise<Answered> {
    await seedCase(cells.hk, dossier, seeded)
    return cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
  }
  const alone = { placesOfUse: ['HK'] } satisfies Partial<Dossier>

  it('is answered 404 for an evaluation that this cell does not have', async () => {
    const answer = await cells.send('storeIntent', 'hk', { body: { evaluationId: newId('evl') } })
    expect(answer.status).toBe(404)
  })

  it.each<[string, Partial<Dossier>, Seeded, string]>([
    ['the evaluation is not granted', alone, { evaluationStatus: 'refused' }, 'not-granted'],
    // A decision has no second copy beside the row any more, so it cannot be on other content than the row says.
    ['the evaluation is not decided', alone, { evaluationStatus: 'reviewed' }, 'not-granted'],
    ['the agreement is not countersigned', alone, { applicationStatus: 'accepted' }, 'agreement-not-signed'],
    ['a nonconformity is open', alone, { openNonconformities: 1 }, 'nonconformities-remain'],
    [
      'the scope lacks a language of a place of use',
      { ...alone, scope: { en: 'Legal questions' } },
      {},
      'scope-language-missing',
    ],
    ['the lead is of no place of use', { placesOfUse: ['CN'] }, {}, 'content-missing'],
    ['its edition is not known', { ...alone, edition: 'GBA-AI 1999-1' }, {}, 'edition-unknown'],
  ])('is refused when %s', async (_when, change, seeded, code) => {
    const answer = await store(grantedCase(change), seeded)
    expect(answer.status).toBe(422)
    expect(codesOf(answer)).toContain(code)
  })

  it('is refused until every authority of the places of use has decided, naming each place that has not', async () => {
    const dossier = grantedCase()
    await seedCase(cells.hk, dossier)
    await seedPeerDecision(cells.hk, dossier, cells.gd, { decision: 'recognise' })
    const answer = await cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
    expect(answer.status).toBe(422)
    expect(answer.body.errors?.map(({ message }) => message)).toEqual([expect.stringContaining('place of use MO')])
    expect(answer.body.errors).toMatchObject([{ code: 'content-missing', pointer: '/decisions', subject: 'MO' }])
  })

  it('is refused for a reservation without conditions', async () => {
    const dossier = grantedCase({ placesOfUse: ['HK', 'MO'] })
    await seedCase(cells.hk, dossier)
    await seedPeerDecision(cells.hk, dossier, cells.mo, { decision: 'reserve' })
    const answer = await cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
    expect([answer.status, codesOf(answer)]).toEqual([422, ['content-missing']])
  })

  it('names everything that is wrong at once, and uses no number for it', async () => {
    const { rows: before } = await cells.hk.admin.query('select * from certificates.serials')
    const answer = await store(grantedCase({ ...alone, scope: { en: 'Legal' } }), {
      applicationStatus: 'accepted',
      openNonconformities: 2,
    })
    expect(codesOf(answer).toSorted()).toEqual([
      'agreement-not-signed',
      'nonconformities-remain',
      'scope-language-missing',
    ])
    const { rows: after } = await cells.hk.admin.query('select * from certificates.serials')
    expect(after).toEqual(before)
  })

  it('takes the instant of a decision that another authority’s clock dates a little ahead', async () => {
    const dossier = grantedCase({ placesOfUse: ['HK', 'MO'] })
    const decidedAt = new Date(Date.now() + 60_000).toISOString()
    await seedCase(cells.hk, dossier)
    await seedPeerDecision(cells.hk, dossier, cells.mo, { decision: 'recognise', decidedAt })
    const answer = await cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
    expect(certificateRecord.parse(answer.body).content.issuedAt).toBe(decidedAt)
  })

  it('is refused over a decision that is dated further ahead than clocks may differ', async () => {
    const dossier = grantedCase({ placesOfUse: ['HK', 'MO'] })
    const decidedAt = new Date(Date.now() + 3_600_000).toISOString()
    await seedCase(cells.hk, dossier)
    await seedPeerDecision(cells.hk, dossier, cells.mo, { decision: 'recognise', decidedAt })
    const answer = await cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
    expect([answer.status, codesOf(answer)]).toEqual([422, ['issued-before-decision']])
  })

  it('is refused while no signatory is authorised, and stored with the same key once one is', async () => {
    const dossier = grantedCase(alone)
    await seedCase(cells.hk, dossier)
    const sent = { body: { evaluationId: dossier.evaluationId }, key: 'signatory-lapsed' }
    const lapse = "update personnel.authorisations set valid_until = now() + $1::interval where function = 'signatory'"
    await cells.hk.admin.query(lapse, ['-1 second'])
    const refused = await cells.send('storeIntent', 'hk', sent)
    await cells.hk.admin.query(lapse, ['1 year'])
    expect([refused.status, codesOf(refused)]).toEqual([422, ['signatory-not-authorised']])
    expect((await cells.send('storeIntent', 'hk', sent)).status).toBe(201)
  })
})

describe('an intent of a recognising cell', () => {
  /** The content that Hong Kong sends to Macao, and Macao's own recognition of the case. */
  async function asked(decision: 'recognise' | 'reserve' = 'recognise') {
    const dossier = grantedCase({ placesOfUse: ['HK', 'MO'] })
    const conditions = decision === 'reserve' ? ['Show every notice in Portuguese.'] : []
    await seedCase(cells.hk, dossier)
    await seedDecidedPeer(cells.hk, dossier, cells.mo, { decision, conditions })
    const { body } = await cells.send('storeIntent', 'hk', { body: { evaluationId: dossier.evaluationId } })
    return { dossier, content: certificateRecord.parse(body).content }
  }
  const store = (content: unknown, from: Authority = 'hk') =>
    askToAttest(cells, 'mo', content, { from, key: cells.keys.certificate[from] })

  it.each(['recognise', 'reserve'] as const)(
    'is stored over the same bytes when this cell decided to %s',
    async (decision) => {
      const { content } = await asked(decision)
      const own = await store(content)
      const lead = await cells.send('getCertificateRecord', 'hk', {
        params: { certificateNumber: content.certificateNumber },
      })
      expect(own.status).toBe(201)
      expect(own.body['certificateDigest']).toBe(lead.body['certificateDigest'])
    },
  )

  it('is stored once, however often and concurrently it is asked', async () => {
    const { content } = await asked()
    const answers = await Promise.all(Array.from({ length: 20 }, () => store(content)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    const { rowCount } = await cells.mo.admin.query('select from platform.events where stream_id = $1', [
      content.certificateNumber,
    ])
    expect(rowCount).toBe(2)
  })

  it('is refused without the signature of the lead over the same bytes, at first and again', async () => {
    const { content } = await asked()
    const { privateJwk } = await generateKey()
    const unsigned = async () => [
      codesOf(await askToAttest(cells, 'mo', content, { key: privateJwk })),
      codesOf(await askToAttest(cells, 'mo', content, { key: cells.keys.certificate.mo })),
      codesOf(await askToAttest(cells, 'mo', content, { key: cells.keys.exchange.hk })),
      codesOf(await askToAttest(cells, 'mo', content, { over: { ...content, validTo: '2099-01-01' } })),
    ]
    const refused = [['unknown-key'], ['unknown-key'], ['unknown-key'], ['bad-signature']]
    expect(await unsigned()).toEqual(refused)
    const params = { certificateNumber: content.certificateNumber }
    expect((await cells.send('attestCertificate', 'mo', { params, body: {} })).status).toBe(404)
    expect((await store(content)).status).toBe(201)
    expect(await unsigned()).toEqual(refused)
  })

  it('is answered 404 when this cell was not asked to recognise the case', async () => {
    const { content } = await asked()
    expect((await store({ ...content, evaluationId: newId('evl') })).status).toBe(404)
  })

  it('is refused from anyone but the lead', async () => {
    const { content } = await asked()
    expect(codesOf(await store(content, 'cn-gd'))).toEqual(['not-from-lead'])
    const decisions = content.decisions.map((one) => ({
      ...one,
      decision: one.authority === 'mo' ? ('grant' as const) : ('recognise' as const),
    }))
    expect(codesOf(await store({ ...content, leadAuthority: 'mo', decisions }))).toEqual(['not-from-lead'])
  })

  it.each<[string, (content: CertificateContent) => object, string]>([
    [
      'the holder',
      ({ holder }) => ({ holder: { ...holder, names: { en: 'Somebody Else Limited' } } }),
      '/content/holder',
    ],
    ['the system version', ({ aiSystem }) => ({ aiSystem: { ...aiSystem, version: '4.0.0' } }), '/content/aiSystem'],
    [
      'the weights',
      ({ aiSystem }) => ({ aiSystem: { ...aiSystem, weightsDigest: 'ff'.repeat(32) } }),
      '/content/aiSystem',
    ],
    ['the scope', ({ scope }) => ({ scope: { ...scope, en: 'Everything' } }), '/content/scope'],
    ['the modalities', () => ({ modalities: ['cv'] }), '/content/modalities'],
    ['the evaluated content', () => ({ evaluationDigest: 'ee'.repeat(32) }), '/content/evaluationDigest'],
    ['the instant of the lead’s decision', () => ({ decidedAt: '2026-01-01T00:00:00.000Z' }), '/content/decidedAt'],
  ])('is refused when %s differs from the dossier', async (_what, change, pointer) => {
    const { content } = await asked()
    const answer = await store({ ...content, ...change(content) })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer, code: 'differs-from-dossier' }))
  })

  it.each<[string, (own: CertificateContent['decisions'][number]) => object]>([
    ['another decision', () => ({ decision: 'reserve', conditions: ['None.'] })],
    ['another condition', (own) => ({ conditions: [...own.conditions, 'One more.'] })],
    ['another instant', () => ({ decidedAt: '2026-01-01T00:00:00.000Z' })],
  ])('is refused with %s than this cell took', async (_what, change) => {
    const { content } = await asked()
    const decisions = content.decisions.map((one) => (one.authority === 'mo' ? { ...one, ...change(one) } : one))
    const answer = await store({ ...content, decisions })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/content/decisions/1', code: 'differs-from-recognition' }),
    )
  })

  it('is refused with no decision of this cell in it', async () => {
    const { content } = await asked()
    const decisions = content.decisions.filter(({ authority }) => authority !== 'mo')
    expect(codesOf(await store({ ...content, decisions }))).toContain('differs-from-recognition')
  })

  it.each(['refuse', undefined] as const)('is refused when this cell’s recognition is %s', async (decision) => {
    const dossier = grantedCase({ placesOfUse: ['HK', 'MO'] })
    const { content } = await asked()
    await seedRecognition(cells.mo, dossier, decision === undefined ? undefined : { decision })
    const answer = await store({ ...content, evaluationId: dossier.evaluationId, holder: dossier.organisation })
    expect(answer.status).toBe(422)
    expect(codesOf(answer)).toContain('not-granted')
  })

  it('is refused with other content under a number or for a decision that this cell holds', async () => {
    const { content } = await asked()
    expect((await store(content)).status).toBe(201)
    const parts = { lead: 'H', body: '001', year: Number(content.issuedAt.slice(0, 4)), riskClass: 'limited' } as const
    const certificateNumber = formatCertificateNumber({ ...parts, serial: 99_000 })
    expect(codesOf(await store({ ...content, nonce: '0'.repeat(32) }))).toEqual(['number-has-other-content'])
    expect(codesOf(await store({ ...content, certificateNumber }))).toEqual(['decision-has-other-content'])
  })

  it('is refused when it fails a lint here, whatever the lead’s own lints said', async () => {
    const { content } = await asked()
    const answer = await store({ ...content, validTo: '2099-01-01' })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ pointer: '/content/validTo', code: 'validity-not-of-class' }),
    ])
  })

  it('is refused when it would begin on another day than that of its issue', async () => {
    const { content } = await asked()
    const [validFrom, validTo] = ['2090-01-01', '2092-12-31']
    const answer = await store({ ...content, validFrom, validTo })
    expect(codesOf(answer)).toEqual(['valid-from-another-day'])
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/content/validFrom' })])
  })

  it('is refused under the number of another body', async () => {
    const { content } = await asked()
    const parts = { lead: 'H', body: '777', year: Number(content.issuedAt.slice(0, 4)), riskClass: 'limited' } as const
    const certificateNumber = formatCertificateNumber({ ...parts, serial: 1 })
    expect(codesOf(await store({ ...content, certificateNumber }))).toEqual(['number-of-another-body'])
  })

  it('is refused when it is issued further ahead than clocks may differ', async () => {
    const { content } = await asked()
    const issuedAt = new Date(Date.now() + 600_000).toISOString()
    expect(codesOf(await store({ ...content, issuedAt }))).toContain('issued-ahead')
  })

  it('is refused as invalid when it has a member that certificates do not have', async () => {
    const { content } = await asked()
    expect(certificateContent.safeParse({ ...content, contact: 'someone@example.com' }).success).toBe(false)
    const answer = await store({ ...content, contact: 'someone@example.com' })
    expect(codesOf(answer)).toEqual(['body-refused', 'unrecognized-key'])
  })
})
