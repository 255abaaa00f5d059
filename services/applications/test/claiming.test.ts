import { withAuthority } from '@concert/db/authority-transaction'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Answered,
  type ApplicationsUnderTest,
  harbour,
  type Sent,
  staff,
  startApplications,
  victoria,
} from './applications-service.fixture.ts'
import {
  acceptance,
  answerAll,
  caseAt,
  checkLodgement,
  claim,
  codesOf,
  noConflict,
  openCase,
  organisationBody,
  succeeded,
  verifyOrganisation,
} from './case.fixture.ts'
import { countStatements } from './count-statements.fixture.ts'
import type { TestCaller } from '@concert/testing/test-tokens'
import type { OperationId } from '@concert/contracts/operations'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const reviewer = staff('reviewer-1')
const stranger: TestCaller = { kind: 'applicant', id: 'stranger' }
const verification = { reason: 'Compared with the register.' }

/** An organisation as a test drives it: it remembers the version and sends it as If-Match. */
async function registered(caller: TestCaller, body: Record<string, unknown> = organisationBody()) {
  let last = succeeded(await service.send('registerOrganisation', caller, { body })).body
  const organisationId = String(last['organisationId'])
  const step = async (operation: OperationId, by: TestCaller, sent: unknown, more: Sent = {}) => {
    const ifMatch = Number(last['version'])
    const answered = await service.send(operation, by, { params: { organisationId }, body: sent, ifMatch, ...more })
    if (answered.status < 300) last = answered.body
    return answered
  }
  return { organisationId, body, step, current: () => last }
}

/** The same, claimed, and declared for by the reviewer. */
async function claimed(caller: TestCaller, body?: Record<string, unknown>) {
  const one = await registered(caller, body)
  succeeded(await one.step('claimOrganisation', caller, claim()))
  succeeded(await one.step('declareOrganisationImpartiality', reviewer, noConflict))
  return one
}

/** What of an answer does not depend on who asked and when. */
function shape({ status, body, headers }: Answered) {
  const { date: _date, 'x-request-id': _request, 'content-length': _length, ...named } = headers
  return { status, members: Object.keys(body).toSorted(), headers: Object.keys(named).toSorted() }
}

describe('one business number', () => {
  test('that three companies register is accepted for none of them before one is verified', async () => {
    const { identifier } = organisationBody()
    const companies: TestCaller[] = [harbour, victoria, stranger]
    for (const applicant of companies) {
      const one = await openCase(service, { applicant, organisation: { identifier } })
      await answerAll(service, one, applicant)
      await one.take('submitApplication', applicant, { declarationNotLodgedElsewhere: true })
      await checkLodgement(service, one)
      await one.take('startReview', staff('planner-1'), { reviewerId: 'reviewer-1' })
      await one.take('declareApplicationImpartiality', reviewer, noConflict)
      const refused = await one.step('acceptApplication', reviewer, acceptance)
      expect([refused.status, codesOf(refused)]).toEqual([422, [`organisation-not-verified ${one.organisationId}`]])
    }
  })

  test.for([
    ['as it stands', (value: string) => value],
    [
      'in full width',
      (value: string) => value.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    ],
    ['with a space', (value: string) => `${value.slice(0, 4)} ${value.slice(4)}`],
    ['with a hyphen', (value: string) => `${value.slice(0, 4)}-${value.slice(4)}`],
    ['in lower case', (value: string) => value.toLowerCase()],
  ] as const)('is verified for one client of the authority, also when the second types it %s', async ([, typed]) => {
    const value = `C${String(1_000_000 + Math.floor(Math.random() * 8_999_999))}`
    const [first, second] = [
      await claimed(harbour, { ...organisationBody(), identifier: { scheme: 'HK-UBI', value } }),
      await claimed(victoria, { ...organisationBody(), identifier: { scheme: 'HK-UBI', value: typed(value) } }),
    ]
    succeeded(await first.step('verifyOrganisation', reviewer, verification))
    const refused = await second.step('verifyOrganisation', reviewer, verification)
    expect([refused.status, codesOf(refused)]).toEqual([422, [`identifier-verified-elsewhere ${first.organisationId}`]])
    // The way on: the first verification is taken back, and the second claim can be verified.
    succeeded(await first.step('revokeVerification', reviewer, { reason: 'The document was forged.' }))
    succeeded(await second.step('verifyOrganisation', reviewer, verification))
    const again = await first.step('claimOrganisation', harbour, claim())
    expect(again.status).toBe(200)
    expect((await first.step('verifyOrganisation', reviewer, verification)).status).toBe(422)
  })

  test('counts as the LEI beside it does', async () => {
    const lei = '5493001KJTIIGC8Y1R12'
    const first = await claimed(harbour, { ...organisationBody(), lei })
    const second = await claimed(victoria, { ...organisationBody(), lei: '5493 001k-jtiigc8y1r12' })
    succeeded(await first.step('verifyOrganisation', reviewer, verification))
    const refused = await second.step('verifyOrganisation', reviewer, verification)
    expect(codesOf(refused)).toEqual([`identifier-verified-elsewhere ${first.organisationId}`])
  })

  test('is verified for one of two claims that are verified at the same moment', async () => {
    const body = organisationBody()
    for (const _round of [1, 2, 3]) {
      const both = await Promise.all(
        [`racer-a-${_round}`, `racer-b-${_round}`].map((id) => claimed({ kind: 'applicant', id }, { ...body })),
      )
      const answers = await Promise.all(both.map((one) => one.step('verifyOrganisation', reviewer, verification)))
      const won = answers.filter(({ status }) => status === 200)
      expect(won).toHaveLength(_round === 1 ? 1 : 0)
      expect(answers.filter(({ status }) => [409, 422].includes(status))).toHaveLength(_round === 1 ? 1 : 2)
    }
    const { rows } = await service.admin.query(
      `select count(*)::int as n from applications.organisations where status = 'verified' and identifier_value = $1`,
      [(body['identifier'] as { value: string }).value],
    )
    expect(rows).toEqual([{ n: 1 }])
  })
})

describe('a stranger', () => {
  test('is answered on a verified number exactly as on a free one, in as many statements', async () => {
    const taken = organisationBody()
    const owner = await registered(harbour, taken)
    await verifyOrganisation(service, owner.organisationId)
    const [onTaken, onFree] = [taken, organisationBody()].map((body, index) => async () => {
      const caller: TestCaller = { kind: 'applicant', id: `curious-${index}` }
      const register = await countStatements(service.pool, () => service.send('registerOrganisation', caller, { body }))
      const params = { organisationId: String(register.result.body['organisationId']) }
      const claiming = await countStatements(service.pool, () =>
        service.send('claimOrganisation', caller, { params, body: claim(), ifMatch: 1 }),
      )
      const read = await service.send('getOrganisation', caller, { params })
      const answers = [register.result, claiming.result, read]
      return {
        shapes: answers.map(shape),
        said: answers.map(({ body: { status, actions, refusedFor } }) => ({ status, actions, refusedFor })),
        statements: [register.statements.length, claiming.statements.length],
      }
    })
    const told = await onTaken?.()
    expect(told).toEqual(await onFree?.())
    expect(told?.said).toEqual([
      { status: 'registered', actions: ['claimOrganisation'], refusedFor: null },
      { status: 'claimed', actions: [], refusedFor: null },
      { status: 'claimed', actions: [], refusedFor: null },
    ])
  })

  test('does not see who else has the number: neither the organisation nor the list of claims', async () => {
    const owner = await claimed(harbour)
    const params = { organisationId: owner.organisationId }
    expect((await service.send('getOrganisation', stranger, { params })).status).toBe(404)
    expect((await owner.step('claimOrganisation', stranger, claim())).status).toBe(404)
    expect((await service.send('listOrganisations', stranger, {})).status).toBe(403)
    expect((await service.send('listOrganisations', staff('planner-1'), {})).status).toBe(403)
  })
})

describe('a claim', () => {
  test('is a task for application review, which sees every other claim on the number', async () => {
    const body = organisationBody()
    const [first, second, free] = [await claimed(harbour, body), await claimed(victoria, body), await claimed(stranger)]
    await registered({ kind: 'applicant', id: 'only-registered' }, body)
    const { body: page } = succeeded(
      await service.send('listOrganisations', reviewer, { query: { status: 'claimed', limit: '3' } }),
    )
    expect(page['items']).toMatchObject([
      { organisationId: free.organisationId, sameIdentifier: [] },
      {
        organisationId: second.organisationId,
        sameIdentifier: [{ organisationId: first.organisationId, status: 'claimed' }],
      },
      {
        organisationId: first.organisationId,
        sameIdentifier: [{ organisationId: second.organisationId, status: 'claimed' }],
      },
    ])
    const next = await service.send('listOrganisations', reviewer, {
      query: { status: 'claimed', limit: '3', cursor: String(page['nextCursor']) },
    })
    expect(next.status).toBe(200)
    const other = await service.send('listOrganisations', reviewer, {
      query: { status: 'verified', cursor: String(page['nextCursor']) },
    })
    expect(other.body['code']).toBe('invalid-cursor')
  })

  test('is refused with a reason that the client reads, and can be made again', async () => {
    const one = await claimed(harbour)
    succeeded(await one.step('refuseClaim', reviewer, { reason: 'The document names another company.' }))
    const { body } = await service.send('getOrganisation', harbour, { params: { organisationId: one.organisationId } })
    expect(body).toMatchObject({
      status: 'registered',
      claim: null,
      refusedFor: 'The document names another company.',
      actions: ['claimOrganisation'],
    })
    succeeded(await one.step('claimOrganisation', harbour, claim()))
    succeeded(await one.step('verifyOrganisation', reviewer, verification))
    expect(one.current()).toMatchObject({
      status: 'verified',
      refusedFor: null,
      actions: expect.arrayContaining(['revokeVerification']),
    })
  })

  test('is verified by nobody without a declaration, or in conflict', async () => {
    const one = await registered(harbour)
    succeeded(await one.step('claimOrganisation', harbour, claim()))
    expect(codesOf(await one.step('verifyOrganisation', reviewer, verification))).toEqual(['impartiality-not-declared'])
    succeeded(await one.step('declareOrganisationImpartiality', reviewer, { conflict: true, statement: 'My brother.' }))
    expect(codesOf(await one.step('verifyOrganisation', reviewer, verification))).toEqual(['impartiality-not-declared'])
  })

  test('leaves its words out of what is kept for ever', async () => {
    const one = await claimed(harbour)
    const { rows } = await service.admin.query(
      "select type, payload::text from platform.events where stream_id = $1 and type = 'OrganisationClaimed'",
      [one.organisationId],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].payload).not.toContain('Sin-man')
    expect(rows[0].payload).toContain('statementDigest')
  })
})

describe('a verification that is revoked', () => {
  test('stops what was accepted from being contracted, until the client is verified again', async () => {
    const signed = await caseAt(service, 'signed')
    const { body } = await service.send('getOrganisation', reviewer, {
      params: { organisationId: signed.organisationId },
    })
    const params = { organisationId: signed.organisationId }
    const ifMatch = Number(body['version'])
    succeeded(await service.send('revokeVerification', reviewer, { params, ifMatch, body: { reason: 'Forged.' } }))
    const refused = await signed.step('countersignAgreement', staff('signatory-1'), { agreementVersion: '1' })
    expect(codesOf(refused)).toEqual([`organisation-not-verified ${signed.organisationId}`])
    await verifyOrganisation(service, signed.organisationId)
    await signed.take('countersignAgreement', staff('signatory-1'), { agreementVersion: '1' })
  })

  test('waits for an acceptance of the same moment, or stops it', async () => {
    for (const _round of [1, 2, 3]) {
      const declared = await caseAt(service, 'declared')
      await verifyOrganisation(service, declared.organisationId)
      const params = { organisationId: declared.organisationId }
      const { body } = await service.send('getOrganisation', reviewer, { params })
      const revocation = { params, ifMatch: Number(body['version']), body: { reason: 'Forged.' } }
      const [accepted, revoked] = await Promise.all([
        declared.step('acceptApplication', reviewer, acceptance),
        service.send('revokeVerification', reviewer, revocation),
      ])
      expect(revoked.status).toBe(200)
      expect([200, 422]).toContain(accepted.status)
    }
  })
})

describe('the role of the service, by raw SQL,', () => {
  const query = (
    text: string,
    values: unknown[],
    { applicant = '*', isolation = 'read committed', authority = 'hk' } = {},
  ) =>
    withAuthority(service.pool, { authority: 'hk', applicant }, async ({ client }) => {
      await client.query(`rollback; begin isolation level ${isolation}`)
      const wall = "select set_config('concert.authority', $1, true), set_config('concert.applicant', $2, true)"
      await client.query(wall, [authority, applicant])
      return (await client.query(text, values)).rows
    })
  const verify = `update applications.organisations set status = 'verified', claim_statement = '{}' where organisation_id = $1`

  test.for(['read committed', 'repeatable read', 'serializable'])(
    'verifies no second client of an identifier under %s',
    async (isolation) => {
      const body = organisationBody()
      const [first, second] = [await registered(harbour, body), await registered(victoria, body)]
      await query(verify, [first.organisationId], { isolation })
      await expect(query(verify, [second.organisationId], { isolation })).rejects.toMatchObject({
        code: '23505',
        constraint: 'verified_identifiers_pkey',
      })
    },
  )

  test('accepts no application of an organisation that is not verified, and under read committed only', async () => {
    const declared = await caseAt(service, 'declared', { unverified: true })
    const accept = `update applications.applications set status = 'accepted' where application_id = $1`
    await expect(query(accept, [declared.applicationId])).rejects.toMatchObject({ constraint: 'organisation_verified' })
    await verifyOrganisation(service, declared.organisationId)
    for (const isolation of ['repeatable read', 'serializable']) {
      await expect(query(accept, [declared.applicationId], { isolation })).rejects.toMatchObject({ code: '25000' })
    }
  })

  test('verifies an identifier once in each authority of one database, in a fourth one too', async () => {
    const one = await registered(harbour)
    await query(verify, [one.organisationId])
    const [first, second] = [`org_first-${one.organisationId}`, `org_second-${one.organisationId}`]
    for (const [id, applicant] of [
      [first, 'one'],
      [second, 'other'],
    ]) {
      await service.admin.query(
        `insert into applications.organisations (authority, organisation_id, applicant_id, version, names, identifier_scheme,
           identifier_value, place, state, address, contact, registered_at)
         select 'xa', $2, $3, version, names, identifier_scheme, identifier_value, place, state, address, contact, registered_at
         from applications.organisations where organisation_id = $1`,
        [one.organisationId, id, applicant],
      )
    }
    await query(verify, [first])
    expect(await query('select from applications.organisations where organisation_id = $1', [first])).toEqual([])
    await query(verify, [first], { authority: 'xa' })
    await expect(query(verify, [second], { authority: 'xa' })).rejects.toMatchObject({
      code: '23505',
      constraint: 'verified_identifiers_pkey',
    })
  })

  test('inserts nothing that is verified or accepted already', async () => {
    const one = await caseAt(service, 'draft')
    const organisation = `insert into applications.organisations (authority, organisation_id, applicant_id, version, names,
      identifier_scheme, identifier_value, place, state, address, contact, registered_at, status, claim_statement)
      select authority, 'org_copy', applicant_id, version, names, identifier_scheme, '99990017', place, state, address, contact,
        registered_at, 'verified', '{}' from applications.organisations where organisation_id = $1`
    await expect(query(organisation, [one.organisationId])).rejects.toMatchObject({ constraint: 'begins_as' })
    const application = `insert into applications.applications (authority, application_id, applicant_id, organisation_id,
      ai_system_id, version, status, edition, risk_class, places_of_use, modalities, submissions, state, opened_at, updated_at)
      select authority, 'app_copy', applicant_id, organisation_id, ai_system_id, version, 'accepted', edition, risk_class,
      places_of_use, modalities, submissions, state, opened_at, updated_at from applications.applications where application_id = $1`
    await expect(query(application, [one.applicationId])).rejects.toMatchObject({ constraint: 'begins_as' })
  })

  test('neither reads nor writes who is verified, and verifies nothing as a client', async () => {
    const one = await registered(harbour)
    for (const text of [
      'select 1 from applications.verified_identifiers',
      'delete from applications.verified_identifiers',
      `insert into applications.verified_identifiers values ('hk', 'LEI', 'x', $1, 'harbour-legal')`,
    ]) {
      const values = text.includes('$1') ? [one.organisationId] : []
      await expect(query(text, values)).rejects.toMatchObject({ code: '42501' })
    }
    await expect(query(verify, [one.organisationId], { applicant: harbour.id })).rejects.toMatchObject({
      constraint: 'verified_by_staff',
    })
  })

  test('computes the normal form that the domain computes', async () => {
    const { normaliseIdentifier } = await import('@concert/domain/identifiers/identifier-check')
    const typed = [
      ' ９９９９－００１７',
      'c 0999\u2011123',
      'ﬁ①ß\u0130ı',
      'a\u0301\u2028\u1680\u0085-\u2212\u2015x',
      '\t\n\u000b\f\rZz',
    ]
    const { rows } = await service.admin.query(
      'select applications.normal_identifier(typed) as normal from unnest($1::text[]) with ordinality given (typed, at) order by at',
      [typed],
    )
    expect(rows.map(({ normal }) => normal)).toEqual(typed.map(normaliseIdentifier))
  })
})
