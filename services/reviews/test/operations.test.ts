import type { OperationShape } from '@concert/contracts/operation'
import { operationsOf } from '@concert/contracts/operations'
import type { Role } from '@concert/domain/roles'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicantOne, type Cells, staff, startReviews, system, type Request } from './cell.fixture.ts'

let cells: Cells
beforeAll(async () => {
  cells = await startReviews()
})
afterAll(async () => {
  await cells.close()
})

const ids: Record<string, string> = {
  evaluationId: 'evl_0197f3a0-0000-7000-8000-000000000001',
  objectionId: 'obj_0197f3a0-0000-7000-8000-000000000001',
  nonconformityId: 'ncf_0197f3a0-0000-7000-8000-000000000001',
  recognitionId: 'rec_0197f3a0-0000-7000-8000-000000000001',
  certificateNumber: 'GBAAI-H001-26-L-00003-3',
  applicationId: 'app_0197f3a0-0000-7000-8000-000000000001',
}

/** A well-formed request about something that does not exist. */
function requestOf(operation: OperationShape): Request<OperationShape> {
  return {
    params: ids,
    body: operation.example?.body as never,
    ...(operation.ifMatch === true ? { version: 1 } : {}),
  }
}

function policyOf(operation: OperationShape): readonly string[] {
  return operation.callers
}

const personOf: Partial<Record<Role, string>> = {
  'plan-owner': 'planner-1',
  evaluator: 'evaluator-1',
  'report-reviewer': 'report-1',
  'decision-maker': 'decider-1',
}

const all = operationsOf('reviews')
const named = all.map((operation) => [operation.id, operation] as const)
const ofStaff = all.filter((operation) => policyOf(operation).some((role) => personOf[role as Role] !== undefined))

describe.each(named)('%s', (_id, operation) => {
  test('answers 401 without a token, with an expired one, and with one of another authority', async () => {
    const caller = policyOf(operation).includes('system') ? system : staff('planner-1')
    const request = requestOf(operation)
    expect((await cells.call(operation, null, request)).status).toBe(401)
    expect((await cells.call(operation, caller, { ...request, tokenOf: 'mo' })).status).toBe(401)
  })

  test('answers 403 to a kind of caller that it is not for', async () => {
    const wrong = policyOf(operation).includes('system') ? staff('planner-1') : system
    expect((await cells.call(operation, wrong, requestOf(operation))).status).toBe(403)
    if (policyOf(operation).includes('applicant')) return
    expect((await cells.call(operation, applicantOne, requestOf(operation))).status).toBe(403)
  })

  test('answers 404 in a cell that is not served here', async () => {
    const request = { ...requestOf(operation), authority: 'cn-gd', tokenOf: 'hk' } as const
    expect((await cells.call(operation, staff('planner-1'), request)).status).toBe(404)
  })
})

test.each(ofStaff.map((operation) => [operation.id, operation] as const))(
  '%s answers 403 to staff without the function, whose authorisation lapsed, or who are unknown',
  async (_id, operation) => {
    const others = ['signatory-1', 'lapsed-1', 'nobody-here']
    const without = Object.entries(personOf).find(([role]) => !policyOf(operation).includes(role))?.[1]
    for (const id of [...others, ...(without === undefined ? [] : [without])]) {
      expect((await cells.call(operation, staff(id), requestOf(operation))).status).toBe(403)
    }
  },
)

const onOne = all.filter(
  (operation) => operation.params !== undefined && (operation.method === 'GET' || operation.example !== undefined),
)

test.each(onOne.map((operation) => [operation.id, operation] as const))(
  '%s answers 404 for what does not exist, and 400 for an id of another kind',
  async (_id, operation) => {
    const role = policyOf(operation).find((candidate) => personOf[candidate as Role] !== undefined)
    const person = role === undefined ? undefined : personOf[role as Role]
    const fallback = policyOf(operation).includes('system') ? system : applicantOne
    const caller = person === undefined ? fallback : staff(person)
    expect((await cells.call(operation, caller, requestOf(operation))).status).toBe(404)
    const params = Object.fromEntries(Object.keys(ids).map((id) => [id, 'org_0197f3a0-0000-7000-8000-000000000001']))
    expect((await cells.call(operation, caller, { ...requestOf(operation), params })).status).toBe(400)
  },
)

test('a body with an unknown member is refused before anything is read', async () => {
  const assign = all.find((operation) => operation.id === 'assignEvaluators')
  if (assign === undefined) throw new Error('assignEvaluators is not an operation of reviews')
  const request = { ...requestOf(assign), body: { teamSize: 2, override: true } as never }
  const answer = await cells.call(assign, staff('planner-1'), request)
  expect(answer.status).toBe(400)
  expect(answer.problem.code).toBe('invalid-request')
})

test('the document of the service lists every operation but the internal ones', async () => {
  const { text } = await cells.get('/docs/reviews/json')
  for (const { id, surface } of all) expect(text.includes(`"operationId":"${id}"`), id).toBe(surface !== 'internal')
})
