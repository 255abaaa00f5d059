import { type Transaction, withAuthority } from '@concert/db/authority-transaction'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  victoria,
} from './applications-service.fixture.ts'
import { caseAt, type TestCase } from './case.fixture.ts'

let service: ApplicationsUnderTest
let submitted: TestCase
beforeAll(async () => {
  service = await startApplications()
  submitted = await caseAt(service, 'submitted')
})
afterAll(() => service.close())

/** Raw SQL in a transaction behind a wall, as the role of the service. */
function behind<Row extends object>(
  wall: { authority?: 'hk' | 'mo'; applicant?: string },
  work: (query: (text: string, values?: unknown[]) => Promise<Row[]>, transaction: Transaction) => Promise<unknown>,
) {
  const { authority = 'hk', applicant = '*' } = wall
  return withAuthority(service.pool, { authority, applicant }, (transaction) =>
    work(async (text, values) => (await transaction.client.query<Row>(text, values)).rows, transaction),
  )
}
const expectRefusal = (text: string, values: unknown[] = []) =>
  expect(behind({}, (query) => query(text, values))).rejects.toMatchObject({ code: '42501' })

describe('the role of the service may not, even by raw SQL,', () => {
  test.for([
    ['rewrite an organisation', "update applications.organisations set place = 'MO'"],
    ['rewrite an AI system', "update applications.ai_systems set weights_digest = repeat('0', 64)"],
    ['rewrite a message', "update applications.correspondence set body = '{}'"],
    ['give an application to another applicant', "update applications.applications set applicant_id = 'x'"],
    ['move an application to another edition', "update applications.applications set edition = 'GBA-AI 2031-1'"],
    ['delete an application', 'delete from applications.applications'],
    ['delete a message', 'delete from applications.correspondence'],
    ['empty a table', 'truncate applications.applications cascade'],
    ['read the name or size of evidence', 'select file_name, size_bytes from evidence.artefacts'],
    ['record evidence', "insert into evidence.artefacts (authority) values ('hk')"],
    ['read people or their engagements', 'select display_name from personnel.people'],
    ['grant itself an authorisation', "update personnel.authorisations set valid_until = now() + interval '9 years'"],
    ['read findings or decisions', 'select state from reviews.evaluations'],
    ['read votes', 'select 1 from reviews.votes'],
    ['write an event past the recorder', "insert into platform.events (authority) values ('hk')"],
    ['read the audit lines', 'select line from audit.lines'],
    ['append to the audit lines by itself', "insert into audit.lines (authority, line) values ('hk', 'forged')"],
    ['chain audit lines', 'select platform.chain_audit_lines(1)'],
  ])('%s', ([, statement]) => expectRefusal(String(statement)))

  test('record a change of a stream that another service owns', () =>
    expectRefusal(
      "select platform.record_change('evaluation', 'evl_1', 0, 'x.done', 'x', null, null, null, '[]', '[]')",
    ))
})

describe('the wall', () => {
  const count = 'select count(*)::int as n from applications.applications'

  test('shows an applicant no row of another, and no row at all without an applicant', async () => {
    await behind<{ n: number }>({ applicant: harbour.id }, async (query) =>
      expect(await query(count)).toEqual([{ n: 1 }]),
    )
    await behind<{ n: number }>({ applicant: victoria.id }, async (query) =>
      expect(await query(count)).toEqual([{ n: 0 }]),
    )
    await behind<{ n: number }>({ applicant: '' }, async (query) => expect(await query(count)).toEqual([{ n: 0 }]))
  })

  test('shows another authority nothing', async () => {
    await behind<{ n: number }>({ authority: 'mo' }, async (query) => expect(await query(count)).toEqual([{ n: 0 }]))
  })

  test('lets nobody write a row for another applicant or another authority', async () => {
    const insert = `insert into applications.organisations (authority, organisation_id, applicant_id, version, names,
      identifier_scheme, identifier_value, place, state, address, contact, registered_at)
      values ($1, 'org_x', $2, 1, '{}', 'HK-UBI', '99990017', 'HK', '{}', 'x', '{}', now())`
    for (const values of [
      ['hk', harbour.id],
      ['mo', victoria.id],
    ]) {
      await expect(behind({ applicant: victoria.id }, (query) => query(insert, values))).rejects.toMatchObject({
        code: '42501',
      })
    }
  })

  test("lets no application stand on another applicant's organisation", async () => {
    const copy = `insert into applications.applications (authority, application_id, applicant_id, organisation_id, ai_system_id,
      version, status, edition, risk_class, places_of_use, modalities, submissions, state, opened_at, updated_at)
      select authority, 'app_x', $1, organisation_id, ai_system_id, version, 'draft', edition, risk_class, places_of_use,
      modalities, submissions, state, opened_at, updated_at from applications.applications where application_id = $2`
    await expect(behind({}, (query) => query(copy, [victoria.id, submitted.applicationId]))).rejects.toMatchObject({
      code: '23503',
    })
  })
})

describe('what is decided on an application', () => {
  const change = (one: TestCase, set: string) =>
    behind({}, (query) =>
      query(`update applications.applications set ${set} where application_id = $1 returning status`, [
        one.applicationId,
      ]),
    )
  const SCOPE = `scope = jsonb_set(scope, '{en}', '"Everything"')`
  const FEE = `terms = jsonb_set(terms, '{fee}', '{}')`

  const ends: Record<string, () => Promise<TestCase>> = {
    contracted: () => caseAt(service, 'contracted'),
    declined: async () => {
      const judged = await caseAt(service, 'declared')
      await judged.take('declineApplication', staff('reviewer-1'), { reason: 'Nobody here is competent for it.' })
      return judged
    },
    withdrawn: async () => {
      const opened = await caseAt(service, 'draft')
      await opened.take('withdrawApplication', harbour, { reason: 'Discontinued.' })
      return opened
    },
  }

  test.for(Object.entries(ends))('stays %s, and so does all of the row', async ([, endOf]) => {
    const ended = await endOf()
    for (const set of ["status = 'draft'", "status = 'contracted'", SCOPE, FEE, 'version = version + 1']) {
      await expect(change(ended, set), set).rejects.toMatchObject({ code: '23000', constraint: 'status_final' })
    }
  })

  test('stands from the acceptance on: the scope and the agreement are those that are signed', async () => {
    const accepted = await caseAt(service, 'accepted')
    for (const set of ["status = 'draft'", "status = 'in-review'", SCOPE, FEE, 'scope = null', 'terms = null']) {
      await expect(change(accepted, set), set).rejects.toMatchObject({ code: '23000', constraint: 'accepted_stands' })
    }
  })

  test('keeps the signatures that were given', async () => {
    const signed = await caseAt(service, 'accepted')
    const sign = (who: string) => change(signed, `signatures = jsonb_set(signatures, '{clientSignedBy}', '"${who}"')`)
    await sign(harbour.id)
    await expect(sign(victoria.id)).rejects.toMatchObject({ constraint: 'accepted_stands' })
    const unsigned = change(signed, `signatures = signatures - 'clientSignedBy'`)
    await expect(unsigned).rejects.toMatchObject({ constraint: 'accepted_stands' })
  })

  test('is open while it is not', async () => {
    const open = await caseAt(service, 'submitted')
    await expect(change(open, 'version = version')).resolves.toHaveLength(1)
  })
})
