import { type OperationId, operations, operationsOf } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { testStaff } from '@concert/testing/staff'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  type Sent,
  staff,
  startApplications,
  victoria,
  worker,
} from './applications-service.fixture.ts'
import { openCase, organisationBody, systemBody } from './case.fixture.ts'

let service: ApplicationsUnderTest
let params: Record<string, string>
beforeAll(async () => {
  service = await startApplications()
  const { applicationId, organisationId, aiSystemId } = await openCase(service)
  // Nobody here gets as far as to be told that there is no such day.
  params = { applicationId, organisationId, aiSystemId, closedDayId: newId('cld') }
})
afterAll(() => service.close())

const ids = operationsOf('applications').map((operation) => operation.id as OperationId)

/** A valid request to each operation, on records of Harbour. */
function valid(id: OperationId): Sent {
  const operation = operationsOf('applications').find((one) => one.id === id)
  const example = operation?.example?.body as Record<string, unknown> | undefined
  const bodies: Partial<Record<OperationId, unknown>> = {
    registerOrganisation: organisationBody(),
    registerAiSystem: systemBody(params['organisationId']),
    openApplication: { ...example, organisationId: params['organisationId'], aiSystemId: params['aiSystemId'] },
  }
  const body = bodies[id] ?? example
  return { params, ...(body === undefined ? {} : { body }), ...(operation?.ifMatch === true ? { ifMatch: 1 } : {}) }
}

const mayCall = (id: OperationId, role: string) => (operations[id].callers as readonly string[]).includes(role)

describe.for(ids)('%s', (id) => {
  test('needs a token of the authority in its path', async () => {
    const statuses = [
      await service.send(id, null, valid(id)),
      await service.send(id, harbour, { ...valid(id), issuedBy: 'mo' }),
      await service.send(id, staff('reviewer-1'), { ...valid(id), issuedBy: 'cn-gd' }),
    ].map((answered) => [answered.status, answered.body['code'], answered.headers['www-authenticate']])
    expect(statuses).toEqual(statuses.map(() => [401, 'unauthenticated', 'Bearer error="invalid_token"']))
  })

  test('is not found at an authority that is not served here', async () => {
    const answered = await service.send(id, harbour, { ...valid(id), authority: 'mo' })
    expect([answered.status, answered.body['code']]).toEqual([404, 'not-found'])
  })

  test('is closed to every kind of caller and every function that the contract does not name', async () => {
    const callers = [
      ...(mayCall(id, 'applicant') ? [] : [harbour]),
      ...(mayCall(id, 'system') ? [] : [worker]),
      ...Object.entries(testStaff).flatMap(([person, role]) =>
        mayCall(id, role) && !person.startsWith('lapsed') ? [] : [staff(person)],
      ),
      staff('not.on.record'),
    ]
    expect(callers.length).toBeGreaterThan(0)
    for (const caller of callers) {
      const answered = await service.send(id, caller, valid(id))
      expect([caller.id, answered.status, answered.body['code']]).toEqual([caller.id, 403, 'forbidden'])
    }
  })
})

describe('records of another applicant', () => {
  const owned = ids.filter(
    (id) => mayCall(id, 'applicant') && !['registerOrganisation', 'listApplications'].includes(id),
  )

  test.for(owned)('are not found by %s, in the same words as records that do not exist', async (id) => {
    const foreign = await service.send(id, victoria, valid(id))
    expect([foreign.status, foreign.body['code']]).toEqual([404, 'not-found'])
    const { applicationId, organisationId, aiSystemId } = params
    const replaced = JSON.parse(
      JSON.stringify(valid(id))
        .replaceAll(applicationId ?? '', 'app_0197f3a0-0000-7000-8000-000000000009')
        .replaceAll(organisationId ?? '', 'org_0197f3a0-0000-7000-8000-000000000009')
        .replaceAll(aiSystemId ?? '', 'sys_0197f3a0-0000-7000-8000-000000000009'),
    ) as Sent
    const absent = await service.send(id, victoria, replaced)
    const { instance: _foreign, trace_id: _one, ...said } = foreign.body
    const { instance: _absent, trace_id: _two, ...saidOfAbsent } = absent.body
    expect(said).toEqual(saidOfAbsent)
  })
})

test('an identifier of another form than ours is refused before anything is read', async () => {
  for (const applicationId of ['app_1', 'org_0197f3a0-0000-7000-8000-000000000009', "app_' or 1=1"]) {
    const answered = await service.send('getApplication', harbour, { params: { applicationId } })
    expect([answered.status, answered.body['code']]).toEqual([400, 'invalid-request'])
  }
})
