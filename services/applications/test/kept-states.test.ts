import { command } from '@concert/cases/command'
import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { applicationState } from '@concert/contracts/states/application'
import type { StateFormat } from '@concert/contracts/states/state-format'
import { withAuthority } from '@concert/db/authority-transaction'
import type { Application } from '@concert/domain/application/state'
import type { OperationRequest } from '@concert/platform/operation-route'
import { assertFolded } from '@concert/testing/folded'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applicationCase } from '#application/case.ts'
import { type ApplicationsUnderTest, harbour, startApplications } from './applications-service.fixture.ts'
import { caseAt, type TestCase } from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const answers = [{ requirementId: 'GBA-AI-TS-01', statement: 'It is met.', evidence: [] }]
const read = ({ applicationId }: TestCase) => service.send('getApplication', harbour, { params: { applicationId } })

/** Changes what is stored of an application, as no service could. */
async function corrupt({ applicationId }: TestCase, state: string): Promise<void> {
  await service.admin.query(`update applications.applications set state = ${state} where application_id = $1`, [
    applicationId,
  ])
}

async function stored({ applicationId }: TestCase): Promise<{ state: Record<string, unknown>; events: number }> {
  const { rows } = await service.admin.query(
    `select state, (select count(*)::int from platform.events where stream_id = application_id) as events
       from applications.applications where application_id = $1`,
    [applicationId],
  )
  return rows[0]
}

describe('a case whose state cannot be read', () => {
  test.for([
    ['a member too many', `state || '{"owner": "nobody"}'`, 'owner'],
    ['a member too few', "state - 'answers'", 'answers'],
    ['a member of another type', `state || '{"declarations": "none"}'`, 'declarations'],
    ['a version that is not known yet', `state || '{"schemaVersion": 2}'`, 'schemaVersion 2 is newer than 1'],
    ['no version', "state - 'schemaVersion'", 'names no schemaVersion'],
    ['nothing that is a document', `'[]'`, 'names no schemaVersion'],
  ])('for %s is refused with its id, and nothing is folded onto it', async ([, state, reason]) => {
    const [broken, whole] = [await caseAt(service, 'draft'), await caseAt(service, 'draft')]
    await corrupt(broken, String(state))
    const before = await stored(broken)
    const asked = [await read(broken), await broken.step('answerRequirements', harbour, { answers })]
    expect(asked.map(({ status, body }) => [status, body['code']])).toEqual(asked.map(() => [500, 'internal']))
    const lines = service.logged.filter((line) => line.includes(broken.applicationId))
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      expect(line).toContain(`the state of application ${broken.applicationId} cannot be read: `)
      expect(line).toContain(reason)
    }
    expect(await stored(broken)).toEqual(before)
    expect((await whole.step('answerRequirements', harbour, { answers })).status).toBe(200)
    expect((await read(whole)).status).toBe(200)
  })

  test('stands in a list all the same, which reads no state', async () => {
    const broken = await caseAt(service, 'draft')
    await corrupt(broken, `state || '{"owner": "nobody"}'`)
    const { status, body } = await service.send('listApplications', harbour, { query: { limit: '1' } })
    expect([status, body['items']]).toEqual([
      200,
      [expect.objectContaining({ applicationId: broken.applicationId, status: 'draft' })],
    ])
  })
})

test('a case whose columns are not what its events say is noticed by every test of a command', async () => {
  const { applicationId } = await caseAt(service, 'submitted')
  await assertFolded(applicationCase, service.admin, 'hk', applicationId)
  await service.admin.query('update applications.applications set submissions = 7 where application_id = $1', [
    applicationId,
  ])
  await expect(assertFolded(applicationCase, service.admin, 'hk', applicationId)).rejects.toThrow('the events of')
})

describe('a case whose state is of an older version', () => {
  /** As if version 1 had known the declaration by another name and no list of declarations. */
  const nextFormat: StateFormat<Application> = {
    version: 2,
    schema: applicationState.schema,
    upcast: {
      1: (document) => {
        const { nowhereElse, ...kept } = document as { nowhereElse: boolean }
        return { ...kept, declarationNotLodgedElsewhere: nowhereElse, declarations: [] }
      },
    },
  }
  const nextCase = { ...applicationCase, state: nextFormat }
  const withdraw = command(nextCase, operations.withdrawApplication, {})

  async function ofVersionOne(): Promise<TestCase> {
    const one = await caseAt(service, 'submitted')
    await corrupt(one, `state - 'declarationNotLodgedElsewhere' - 'declarations' || '{"nowhereElse": true}'`)
    return one
  }

  test('is read as one of the present version', async () => {
    const { applicationId } = await ofVersionOne()
    const wall = { authority: 'hk', applicant: harbour.id } as const
    const { state } = await withAuthority(service.pool, wall, (transaction) =>
      findCase(nextCase, transaction, applicationId),
    )
    expect(state).toMatchObject({ status: 'submitted', declarationNotLodgedElsewhere: true, declarations: [] })
    expect(state).not.toHaveProperty('nowhereElse')
    await assertFolded(nextCase, service.admin, 'hk', applicationId)
  })

  test('is changed by a command, and kept in the present version from then on', async () => {
    const one = await ofVersionOne()
    const { applicationId } = one
    const request: OperationRequest<typeof operations.withdrawApplication> = {
      params: { applicationId: applicationId as typeof request.params.applicationId },
      query: undefined,
      body: { reason: 'Discontinued.' },
      caller: harbour,
      actor: { id: harbour.id, roles: ['applicant'], authorisations: [] },
      versions: [one.version()],
      requestId: 'req-1',
    }
    if (!withdraw.transactional) throw new Error('a command runs in a transaction')
    const { handle } = withdraw
    const wall = { authority: 'hk', applicant: harbour.id } as const
    await withAuthority(service.pool, wall, (transaction) => handle(request as never, undefined as never, transaction))
    expect((await stored(one)).state).toMatchObject({ schemaVersion: 2, declarationNotLodgedElsewhere: true })
    expect((await stored(one)).state).not.toHaveProperty('nowhereElse')
    await assertFolded(nextCase, service.admin, 'hk', applicationId)
  })
})
