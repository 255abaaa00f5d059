import { withAuthority } from '@concert/db/authority-transaction'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApplicationsUnderTest, harbour, staff, startApplications } from './applications-service.fixture.ts'
import { acceptance, caseAt, noConflict, type TestCase } from './case.fixture.ts'

// The reviewer of an application declares a conflict when the review is done.

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

const [reviewer, other, planner] = [staff('reviewer-1'), staff('reviewer-2'), staff('planner-1')]
const conflict = { conflict: true, statement: 'My sister works there.' }
const declare = 'declareApplicationImpartiality'
const codes = ({ body }: Awaited<ReturnType<TestCase['step']>>) => body.errors?.map(({ code }) => code)

/** What the database says against statements of the service's role; nothing where they run. They are rolled back. */
async function refusal(...statements: readonly string[]): Promise<string | undefined> {
  class Done extends Error {}
  try {
    await withAuthority(service.pool, { authority: 'hk', applicant: '*' }, async ({ client }) => {
      for (const statement of statements) await client.query(statement)
      throw new Done()
    })
    return undefined
  } catch (error) {
    return error instanceof Done ? undefined : ((error as { constraint?: string }).constraint ?? String(error))
  }
}

describe('what was accepted', () => {
  test('falls with the conflict of its reviewer, and is reviewed and signed again', async () => {
    const one = await caseAt(service, 'signed')
    const { body } = await one.take(declare, reviewer, conflict)
    expect(body).toMatchObject({ status: 'submitted', access: 'parties', reviewerId: null })
    const seen = await service.send('getApplication', harbour, { params: { applicationId: one.applicationId } })
    expect(seen.body).toMatchObject({ status: 'submitted', agreement: null, scope: null })
    expect(codes(await one.step('startReview', planner, { reviewerId: 'reviewer-1' }))).toEqual([
      'reviewer-in-conflict',
    ])
    await one.take('startReview', planner, { reviewerId: 'reviewer-2' })
    await one.take(declare, other, noConflict)
    const accepted = await one.take('acceptApplication', other, acceptance)
    expect(accepted.body).toMatchObject({ status: 'accepted', agreement: { clientSignedAt: null } })
    const { rows } = await service.admin.query(
      "select type from platform.events where stream_id = $1 and type = 'AcceptanceFell'",
      [one.applicationId],
    )
    expect(rows).toHaveLength(1)
  })

  test('stands where somebody declares who did not review it', async () => {
    const one = await caseAt(service, 'accepted')
    const none = await one.step(declare, other, noConflict)
    expect([none.status, codes(none)]).toEqual([422, ['declares-conflict-only']])
    const { body } = await one.take(declare, other, conflict)
    expect(body).toMatchObject({ status: 'accepted' })
  })

  test('falls by no raw SQL without a conflict, and not in part', async () => {
    const one = await caseAt(service, 'accepted')
    const version = one.version() + 1
    const where = `where application_id = '${one.applicationId}'`
    const declared = (isConflict: boolean) =>
      `insert into applications.declarations (authority, application_id, version, person_id, conflict, statement, declared_at)
       values ('hk', '${one.applicationId}', ${version}, 'reviewer-1', ${isConflict}, 'x', now())`
    const nothing = 'scope = null, terms = null, signatures = null'
    const update = (set: string) => `update applications.applications set version = ${version}, ${set} ${where}`
    expect(await refusal(declared(true), update(`status = 'submitted', ${nothing}`))).toBeUndefined()
    expect(await refusal(update(`status = 'submitted', ${nothing}`))).toBe('accepted_stands')
    expect(await refusal(declared(false), update(`status = 'submitted', ${nothing}`))).toBe('accepted_stands')
    expect(await refusal(declared(true), update("status = 'submitted', terms = null"))).toBe('accepted_stands')
    expect(await refusal(declared(true), update(`status = 'draft', ${nothing}`))).toBe('accepted_stands')
    expect(await refusal(declared(true), update("scope = '{}'"))).toBe('accepted_stands')
  })
})

describe('after the end', () => {
  test.each(['contracted', 'declined', 'withdrawn'] as const)('of one that is %s it is recorded', async (end) => {
    const one = await caseAt(service, end === 'contracted' ? 'contracted' : 'declared')
    if (end === 'declined') await one.take('declineApplication', reviewer, { reason: 'No competence.' })
    if (end === 'withdrawn') await one.take('withdrawApplication', harbour, { reason: 'Discontinued.' })
    const none = await one.step(declare, reviewer, noConflict)
    expect(codes(none)).toEqual(['declares-conflict-only'])
    const { body } = await one.take(declare, reviewer, conflict)
    expect(body).toMatchObject({ status: end, access: 'parties' })
    const { rows } = await service.admin.query(
      'select from applications.declarations where application_id = $1 and conflict',
      [one.applicationId],
    )
    expect(rows).toHaveLength(1)
  })

  test('the role of the service writes nothing else', async () => {
    const one = await caseAt(service, 'contracted')
    const version = one.version() + 1
    const declared = (isConflict: boolean) =>
      `insert into applications.declarations (authority, application_id, version, person_id, conflict, statement, declared_at)
       values ('hk', '${one.applicationId}', ${version}, 'reviewer-1', ${isConflict}, 'x', now())`
    const added = `state = jsonb_set(state, '{declarations}', (state -> 'declarations') || '[{}]')`
    const update = (set: string) =>
      `update applications.applications set version = ${version}, ${set} where application_id = '${one.applicationId}'`
    expect(await refusal(declared(true), update(added))).toBeUndefined()
    expect(await refusal(update(added))).toBe('status_final')
    expect(await refusal(declared(false), update(added))).toBe('status_final')
    for (const change of [
      'updated_at = now()',
      `state = jsonb_set(state, '{declarations}', '[{}, {}, {}]')`,
      `${added}, status = 'accepted'`,
      `${added}, submissions = 7`,
      `${added}, scope = '{}'`,
      `${added}, terms = '{}'`,
      `${added}, signatures = '{}'`,
      `${added}, client_signatory = '{}'`,
      `${added}, weights_index = repeat('0', 64)`,
      `${added}, lodgement_key = repeat('0', 16)`,
    ]) {
      expect(await refusal(declared(true), update(change)), change).toBe('status_final')
    }
  })
})
