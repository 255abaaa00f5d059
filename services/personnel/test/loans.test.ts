import { forgeriesOf } from '@concert/testing/authority-keys'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Loans, startLoans } from './loans.fixture.ts'
import { causes } from './personnel.fixture.ts'

let loans: Loans

beforeAll(async () => {
  loans = await startLoans(inject('postgres'))
})
afterAll(() => loans?.close())

const ended = { reason: 'The person is needed at home.' }
const inForce = async (personId: string) => {
  const { rows } = await loans.admins.hk.query(
    'select from personnel.authorisations where person_id = $1 and valid_from <= now() and valid_until > now()',
    [personId],
  )
  return rows.length
}

describe('a person of another authority', () => {
  test('is authorised under the loan by two, and everything under it ends with it, in the same transaction', async () => {
    const { loanId, consent } = await loans.agreed()
    expect(consent).toEqual({ competences: [{ code: 'TS', assessedOn: null, validUntil: null }], engagements: [] })
    const personId = await loans.comer()
    const proposed = await loans.propose(personId, loanId)
    expect(proposed).toMatchObject({ status: 201, body: { loanId, status: 'proposed' } })
    expect((await loans.confirm(proposed.body.grantId)).status).toBe(200)
    expect(await inForce(personId)).toBe(1)

    const end = await loans.call('POST', `/loans/${loanId}/end`, ended, { version: 2 })
    expect(end).toMatchObject({ status: 200, body: { status: 'ended', end: { by: 'hk', ...ended } } })
    expect(await inForce(personId)).toBe(0)
    const other = await loans.propose(personId, loanId)
    expect(causes(other.body)).toContain('/loanId loan-not-agreed')
  })

  test('is taken back by the lender too, whose reason stays there', async () => {
    const { loanId } = await loans.agreed()
    const personId = await loans.comer()
    const { body } = await loans.propose(personId, loanId)
    await loans.confirm(body.grantId)
    const end = await loans.call('POST', `/loans/${loanId}/end`, ended, { authority: 'mo', version: 2 })
    expect(end.body).toMatchObject({ status: 'ended', personId: 'evaluator-1', actions: [] })
    const statement = await loans.answer(loanId, 'ended')
    expect((await loans.asSystem('hk', '/loans/answers', { statement })).body).toMatchObject({ status: 'ended' })
    expect(await inForce(personId)).toBe(0)
    const known = await loans.call('GET', `/loans/${loanId}`)
    expect(known.body).toMatchObject({ personId: null, end: { by: 'mo', reason: null } })
  })

  test.each([
    ['for another function', { function: 'report-reviewer' }, '/validFrom outside-loan'],
    ['for a function that is not lent', { function: 'decision-maker' }, '/validFrom outside-loan'],
    ['for longer', { validUntil: '2028-11-01T00:00:00Z' }, '/validFrom outside-loan'],
    [
      'at an office of the lender',
      { office: { entity: 'TEST:mo', place: 'MO', city: null } },
      '/office/place office-not-of-seat',
    ],
    [
      'without a loan of this authority',
      { loanId: 'loa_0197f3a0-0000-7000-8000-000000000001' },
      '/loanId loan-not-agreed',
    ],
  ])('is not authorised %s', async (_how, change, cause) => {
    const { loanId } = await loans.agreed()
    const refused = await loans.propose(await loans.comer(), loanId, change)
    expect(refused.status).toBe(422)
    expect(causes(refused.body)).toContain(cause)
  })

  test('is not authorised for more than the lender found, nor beside what is theirs without a loan, nor in the place of another', async () => {
    const { loanId } = await loans.agreed()
    const more = await loans.propose(await loans.comer(['TS', 'ET']), loanId)
    expect(causes(more.body)).toEqual(['/personId competence-not-lent'])
    const own = await loans.propose('report-1', loanId, {})
    expect(causes(own.body)).toContain('/loanId lent-and-own')
    expect((await loans.propose(await loans.comer(), loanId)).status).toBe(201)
    const another = await loans.propose(await loans.comer(), loanId)
    expect(causes(another.body)).toEqual(['/personId loan-of-another-person'])
  })

  test('is authorised only when whom they served, as the lender knows it, is on record with every day', async () => {
    const engagement = { kind: 'consultancy', identifier: { scheme: 'MO-TAX', value: '89990011' } }
    await loans.admins.mo.query(
      `insert into personnel.engagements (authority, person_id, identifier_scheme, identifier_value, kind, from_on, until_on)
       values ('mo', 'evaluator-2', 'MO-TAX', '89990011', 'consultancy', '2025-01-01', null),
              ('mo', 'evaluator-2', 'MO-TAX', '89990029', 'consultancy', '2019-01-01', '2020-01-01')`,
    )
    const { loanId, consent } = await loans.agreed('evaluator-2')
    expect(consent.engagements).toHaveLength(1)
    expect(JSON.stringify(consent)).not.toContain('89990011')
    const personId = await loans.comer()
    const missing = await loans.propose(personId, loanId)
    expect(causes(missing.body)).toEqual(['/personId engagements-not-carried'])
    const record = (fromOn: string, version: number) =>
      loans.call('POST', `/people/${personId}/engagements`, { ...engagement, fromOn, untilOn: null }, { version })
    const wrong = await record('2025-06-01', 2)
    expect(wrong.status, JSON.stringify(wrong.body)).toBe(200)
    expect(causes((await loans.propose(personId, loanId)).body)).toEqual(['/personId engagements-not-carried'])
    const other = await loans.comer()
    const right = await loans.call(
      'POST',
      `/people/${other}/engagements`,
      { ...engagement, fromOn: '2025-01-01', untilOn: null },
      { version: 2 },
    )
    expect(right.status).toBe(200)
    expect((await loans.propose(other, loanId)).status).toBe(201)
    // They have no event, and the end of this file holds every person against theirs.
    await loans.admins.mo.query(`delete from personnel.engagements where person_id = 'evaluator-2'`)
  })
})

describe('the lender', () => {
  const received = async () => {
    const loanId = await loans.asked()
    const statement = await loans.request(loanId)
    return { loanId, statement, answer: await loans.asSystem('mo', '/loans/requests', { statement }) }
  }

  test('records a request once, and otherwise is refused', async () => {
    const { loanId, statement, answer } = await received()
    expect(answer).toMatchObject({ status: 201, body: { loanId, status: 'received' } })
    expect((await loans.asSystem('mo', '/loans/requests', { statement })).body.status).toBe('received')
    const other = await loans.request(loanId, 'hk', 'mo', { seat: 'lender' })
    const refused = await loans.asSystem('mo', '/loans/requests', { statement: other })
    expect(causes(refused.body)).toEqual([' loan-asked-otherwise'])
  })

  test('lends whom it lets act itself, and not the administrator who agrees', async () => {
    const { loanId } = await received()
    const agree = (personId: string, version = 1) =>
      loans.call('POST', `/loans/${loanId}/agree`, { personId }, { authority: 'mo', version })
    expect(causes((await agree('decider-1')).body)).toContain('/personId lent-person-not-authorised')
    expect(causes((await agree('admin-1')).body)).toContain('/personId own-file')
    expect(causes((await agree('nobody-1')).body)).toEqual(['/personId person-not-on-record'])
    const refused = await loans.call('POST', `/loans/${loanId}/refuse`, ended, { authority: 'mo', version: 1 })
    expect(refused.body).toMatchObject({ status: 'refused', end: { by: 'mo', ...ended } })
    const again = await agree('evaluator-1', 2)
    expect(again.status).toBe(409)
  })

  test('believes no envelope that the borrower did not sign for it', async () => {
    const loanId = await loans.asked()
    const { function: asked, competences, seat, validFrom, validUntil } = loans.asking
    const body = { loanId, function: asked, competences, seat, validFrom, validUntil }
    const genuine = { from: 'hk', to: 'mo', type: 'loan-request.v1', body } as const
    for (const { what, statement, code } of await forgeriesOf(loans.keys, genuine, { seat: 'lender' })) {
      const answer = await loans.asSystem('mo', '/loans/requests', { statement })
      expect(answer.status, what).toBe(422)
      expect(causes(answer.body).join(), what).toContain(code)
    }
  })
})

describe('an answer', () => {
  test('that overtakes its request is asked for again', async () => {
    const loanId = 'loa_0197f3a0-0000-7000-8000-00000000000f'
    const statement = await loans.answer(loanId, 'ended', {}, 'hk', 'mo')
    expect((await loans.asSystem('mo', '/loans/answers', { statement })).status).toBe(503)
  })

  test('of the borrower is no consent, and one that comes when all is over changes nothing', async () => {
    const loanId = await loans.asked()
    await loans.asSystem('mo', '/loans/requests', { statement: await loans.request(loanId) })
    const own = await loans.answer(loanId, 'agreed', {}, 'hk', 'mo')
    const refused = await loans.asSystem('mo', '/loans/answers', { statement: own })
    expect(causes(refused.body)).toEqual([' loan-answer-of-another'])
    const back = await loans.call('POST', `/loans/${loanId}/end`, ended, { version: 1 })
    expect(back.body).toMatchObject({ status: 'ended', version: 2 })
    const late = await loans.asSystem('hk', '/loans/answers', { statement: await loans.answer(loanId, 'agreed') })
    expect(late.body).toMatchObject({ status: 'ended' })
    expect((await loans.call('GET', `/loans/${loanId}`)).body.version).toBe(2)
  })
})

test('the loans of an authority are listed, the newest first, and another authority reads none of them', async () => {
  const loanId = await loans.asked()
  const { body } = await loans.call('GET', '/loans?limit=1')
  expect(body.items).toMatchObject([{ loanId, status: 'asked', actions: ['endLoan'] }])
  const next = await loans.call('GET', `/loans?limit=1&cursor=${encodeURIComponent(body.nextCursor)}`)
  expect(next.body.items[0].loanId).not.toBe(loanId)
  expect((await loans.call('GET', `/loans/${loanId}`, undefined, { authority: 'mo' })).status).toBe(404)
  expect((await loans.call('GET', '/loans', undefined, { tokenOf: 'mo' })).status).toBe(401)
})

describe('the database', () => {
  const asRole = async (statement: string, authority: 'hk' | 'mo' = 'hk') => {
    const { withAuthority } = await import('@concert/db/authority-transaction')
    const { createPool } = await import('@concert/db/pool')
    const pool = createPool({
      connectionString: loans.databases[authority].url('personnel'),
      applicationName: 'loans test',
      max: 1,
    })
    try {
      await withAuthority(pool, { authority, applicant: '*' }, ({ client }) => client.query(statement))
    } finally {
      await pool.end()
    }
  }

  test('refuses a period under a loan that is not agreed to', async () => {
    const { loanId } = await loans.agreed()
    const { body } = await loans.propose(await loans.comer(), loanId)
    // Past every wall: as a service could not.
    await loans.admins.hk.query(`update personnel.loans set status = 'asked' where loan_id = $1`, [loanId])
    const raw = `insert into personnel.authorisations (authority, authorisation_id, grant_id, person_id, function, office_place,
        office_entity, valid_from, valid_until, undertaking_on, proposed_by, confirmed_by)
      select authority, 'aut_raw', grant_id, person_id, function, office_place, office_entity, valid_from, valid_until,
        undertaking_on, 'admin-1', 'admin-2' from personnel.grants where grant_id = '${body.grantId}'`
    await expect(asRole(raw)).rejects.toMatchObject({ constraint: 'within_loan' })
    await loans.admins.hk.query(`update personnel.loans set status = 'agreed' where loan_id = $1`, [loanId])
    await expect(asRole(raw)).resolves.toBeUndefined()
  })

  test('ends what is under a loan that any SQL of the service ends, and lets none come back', async () => {
    const { loanId } = await loans.agreed()
    const personId = await loans.comer()
    const { body } = await loans.propose(personId, loanId)
    await loans.confirm(body.grantId)
    const set = (status: string) => `update personnel.loans set status = '${status}' where loan_id = '${loanId}'`
    await asRole(set('ended'))
    expect(await inForce(personId)).toBe(0)
    await expect(asRole(set('agreed'))).rejects.toMatchObject({ code: '23000' })
    // As its events say it, so that the fold at the end of this file holds.
    await loans.admins.hk.query('alter table personnel.loans disable trigger status_final')
    await loans.admins.hk.query(set('agreed'))
    await loans.admins.hk.query('alter table personnel.loans enable trigger status_final')
  })

  test('names nobody to the borrower', async () => {
    const { loanId } = await loans.agreed()
    const named = `update personnel.loans set person_id = 'evaluator-1' where loan_id = '${loanId}'`
    await expect(asRole(named)).rejects.toMatchObject({ constraint: 'nobody_is_named_to_the_borrower' })
  })
})
