import { withAuthority } from '@concert/db/authority-transaction'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApplicationsUnderTest, harbour, staff, startApplications } from './applications-service.fixture.ts'
import { acceptance, caseAt, codesOf, noConflict, succeeded, type TestCase } from './case.fixture.ts'

// Another application reviewer takes over: the first has left, or turns out to stand in conflict.

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
  await service.admin.query(
    `insert into personnel.people (authority, person_id, display_name, languages) values ('hk', 'reviewer-2', 'reviewer-2', '{en}');
     insert into personnel.accounts values ('hk', 'reviewer-2', 'reviewer-2');
     insert into personnel.authorisations
     values ('hk', 'aut-reviewer-2', 'reviewer-2', 'application-reviewer', now() - interval '1 day', now() + interval '1 year')`,
  )
})
afterAll(() => service.close())

const [reviewer, other, planner, signatory] = [
  staff('reviewer-1'),
  staff('reviewer-2'),
  staff('planner-1'),
  staff('signatory-1'),
]
const replaced = { reviewerId: 'reviewer-2', reason: 'The first reviewer has left the authority.' }

/** The reviewer of the case declares a conflict with its organisation, and not on the application. */
async function declareWithOrganisation(one: TestCase): Promise<void> {
  const params = { organisationId: one.organisationId }
  const { body } = succeeded(await service.send('getOrganisation', reviewer, { params }))
  const conflict = { conflict: true, statement: 'My brother works there.' }
  const sent = { params, body: conflict, ifMatch: Number(body['version']) }
  succeeded(await service.send('declareOrganisationImpartiality', reviewer, sent))
}

/** The reviewer of the case is found to have served its client until today. */
async function recordEngagement(one: TestCase): Promise<void> {
  await service.admin.query(
    `insert into personnel.engagements (authority, person_id, identifier_scheme, identifier_value, kind, from_on, until_on)
     select authority, 'reviewer-1', identifier_scheme, identifier_value, 'consultancy', current_date - 400, current_date
     from applications.organisations where organisation_id = $1`,
    [one.organisationId],
  )
}

async function eventsOf(one: TestCase): Promise<string[]> {
  const { rows } = await service.admin.query('select type from platform.events where stream_id = $1 order by version', [
    one.applicationId,
  ])
  return rows.map(({ type }) => type)
}

describe('in a review', () => {
  test('another reviewer is named with a reason, and goes on', async () => {
    const one = await caseAt(service, 'declared')
    expect(codesOf(await one.step('startReview', planner, { reviewerId: 'reviewer-2' }))).toEqual(['text-missing'])
    expect(codesOf(await one.step('startReview', planner, { ...replaced, reviewerId: 'reviewer-1' }))).toEqual([
      'reviewer-is-assigned reviewer-1',
    ])
    await one.take('startReview', planner, replaced)
    expect(codesOf(await one.step('acceptApplication', reviewer, acceptance))).toEqual(['not-the-assigned-reviewer'])
    await one.take('declareApplicationImpartiality', other, noConflict)
    const { body } = await one.take('acceptApplication', other, acceptance)
    expect(body).toMatchObject({ status: 'accepted', reviewerId: 'reviewer-2' })
  })

  test('who was replaced has nothing to do with the case any more, once it is accepted', async () => {
    const one = await caseAt(service, 'declared')
    const sees = async (person: typeof reviewer) =>
      (await service.send('getApplication', person, { params: { applicationId: one.applicationId } })).body['access']
    await one.take('startReview', planner, replaced)
    await one.take('declareApplicationImpartiality', other, noConflict)
    await one.take('acceptApplication', other, acceptance)
    expect([await sees(reviewer), await sees(other)]).toEqual(['parties', 'file'])
  })

  test('nobody is named who stands in conflict with the organisation, or served it', async () => {
    for (const taint of [declareWithOrganisation, recordEngagement]) {
      const one = await caseAt(service, 'declared')
      await one.take('startReview', planner, replaced)
      await taint(one)
      await one.refresh()
      const [code] = codesOf(await one.step('startReview', planner, { ...replaced, reviewerId: 'reviewer-1' })) ?? []
      expect(code).toMatch(/^reviewer-(in-conflict|cooling-off) reviewer-1$/)
    }
  })
})

describe('what was accepted', () => {
  test('stands where its reviewer is in no conflict', async () => {
    const one = await caseAt(service, 'accepted')
    expect(codesOf(await one.step('startReview', planner, replaced))).toEqual(['acceptance-stands reviewer-1'])
  })

  test.each([
    ['declared a conflict with the organisation', declareWithOrganisation],
    ['served the client', recordEngagement],
  ])('is not contracted on where its reviewer %s, and is reviewed and signed again', async (_how, taint) => {
    const one = await caseAt(service, 'signed')
    await taint(one)
    await one.refresh()
    const countersigned = { agreementVersion: '1' }
    expect(codesOf(await one.step('countersignAgreement', signatory, countersigned))).toEqual([
      'accepted-in-conflict reviewer-1',
    ])
    const { body } = await one.take('startReview', planner, replaced)
    expect(body).toMatchObject({ status: 'in-review', agreement: null, scope: null })
    expect((await eventsOf(one)).slice(-2)).toEqual(['AcceptanceFell', 'ReviewStarted'])
    await one.take('declareApplicationImpartiality', other, noConflict)
    await one.take('acceptApplication', other, acceptance)
    await one.take('signAgreement', harbour, { agreementVersion: '1', signatoryName: 'Ho Sin-man' })
    const contracted = await one.take('countersignAgreement', signatory, countersigned)
    expect(contracted.body).toMatchObject({ status: 'contracted' })
  })

  test('by raw SQL falls only with the conflict, and is not contracted on with it', async () => {
    const one = await caseAt(service, 'signed')
    const update = (set: string) =>
      `update applications.applications set version = version + 1, ${set} where application_id = '${one.applicationId}'`
    const again = update("status = 'in-review', scope = null, terms = null, signatures = null")
    expect(await refusal(again)).toBe('accepted_stands')
    expect(await refusal(update("status = 'contracted'"))).toBeUndefined()
    await declareWithOrganisation(one)
    expect(await refusal(again)).toBeUndefined()
    expect(await refusal(update("status = 'in-review', scope = null"))).toBe('accepted_stands')
    expect(await refusal(update("status = 'contracted'"))).toBe('accepted_without_conflict')
  })
})

/** What the database says against a statement of the service's role; nothing where it runs. It is rolled back. */
async function refusal(statement: string): Promise<string | undefined> {
  class Done extends Error {}
  try {
    await withAuthority(service.pool, { authority: 'hk', applicant: '*' }, async ({ client }) => {
      await client.query(statement)
      throw new Done()
    })
    return undefined
  } catch (error) {
    return error instanceof Done ? undefined : ((error as { constraint?: string }).constraint ?? String(error))
  }
}
