import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  victoria,
  worker,
} from './applications-service.fixture.ts'
import { caseAt, openCase, succeeded } from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

type Operation = 'listApplications' | 'listCorrespondence'

/** Reads a list page by page, doing something between the pages. */
async function readAll(
  operation: Operation,
  sent: { params?: Record<string, string>; query: Record<string, string> },
  idOf: string,
  betweenPages: () => Promise<void>,
  caller = harbour,
): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = { ...sent.query, ...(cursor === undefined ? {} : { cursor }) }
    const { body } = succeeded(await service.send(operation, caller, { ...sent, query }))
    ids.push(...(body['items'] as Record<string, string>[]).map((item) => item[idOf] ?? ''))
    cursor = body['nextCursor'] as string | null
    if (cursor !== null) await betweenPages()
  }
  return ids
}

const plan = fc.record({
  rows: fc.integer({ min: 0, max: 9 }),
  limit: fc.integer({ min: 1, max: 4 }),
  inserted: fc.integer({ min: 0, max: 3 }),
})

describe('a list read page by page while rows are added', () => {
  test('of applications shows every row that was there once, newest first', async () => {
    const run = { count: 0 }
    await fc.assert(
      fc.asyncProperty(plan, async ({ rows, limit, inserted }) => {
        const applicant = { kind: 'applicant', id: `paging-${run.count++}` } as const
        const { organisationId, aiSystemId, applicationId } = await openCase(service, { applicant })
        const body = { organisationId, aiSystemId, edition: 'GBA-AI 2026-1', riskClass: 'minimal', modalities: ['nlp'] }
        const add = async () => {
          const sent = { body: { ...body, placesOfUse: ['HK'] } }
          return String(succeeded(await service.send('openApplication', applicant, sent)).body['applicationId'])
        }
        const there = [applicationId]
        for (let row = 0; row < rows; row += 1) there.unshift(await add())
        const addSome = async () => {
          for (let row = 0; row < inserted; row += 1) await add()
        }
        const query = { limit: String(limit) }
        expect(await readAll('listApplications', { query }, 'applicationId', addSome, applicant)).toEqual(there)
      }),
      { numRuns: 12 },
    )
  })

  test('of messages shows every row that was there once, newest first', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async ({ rows, limit, inserted }) => {
        const { applicationId } = await openCase(service)
        const params = { applicationId }
        const add = async () => {
          const sent = { params, body: { kind: 'decision-granted' } }
          return String(succeeded(await service.send('notifyClient', worker, sent)).body['messageId'])
        }
        const there: string[] = []
        for (let row = 0; row < rows; row += 1) there.unshift(await add())
        const addSome = async () => {
          for (let row = 0; row < inserted; row += 1) await add()
        }
        const sent = { params, query: { limit: String(limit) } }
        expect(await readAll('listCorrespondence', sent, 'messageId', addSome)).toEqual(there)
      }),
      { numRuns: 12 },
    )
  })
})

describe('the list of applications', () => {
  test('shows an applicant only its own, and staff all of the authority that was submitted', async () => {
    const mine = await openCase(service, { applicant: { kind: 'applicant', id: 'lister' } })
    const submitted = [await caseAt(service, 'submitted'), await caseAt(service, 'submitted', { applicant: victoria })]
    const query = { limit: '100' }
    const idsFor = (caller: typeof harbour) =>
      readAll('listApplications', { query }, 'applicationId', async () => {}, caller)
    expect(await idsFor({ kind: 'applicant', id: 'lister' })).toEqual([mine.applicationId])
    const seen = await idsFor(staff('reviewer-1'))
    expect(seen).toEqual(expect.arrayContaining(submitted.map(({ applicationId }) => applicationId)))
    expect(seen).not.toContain(mine.applicationId)
  })

  test('is filtered by status', async () => {
    const applicant = { kind: 'applicant', id: 'filterer' } as const
    await openCase(service, { applicant })
    const submitted = await caseAt(service, 'submitted', { applicant })
    const sent = { query: { status: 'submitted' } }
    expect(await readAll('listApplications', sent, 'applicationId', async () => {}, applicant)).toEqual([
      submitted.applicationId,
    ])
  })
})

describe('a cursor is refused', () => {
  const cursorOf = async () => {
    await openCase(service)
    await openCase(service)
    const { body } = await service.send('listApplications', harbour, { query: { limit: '1' } })
    return String(body['nextCursor'])
  }
  const refusal = async (caller: typeof harbour, query: Record<string, string>) => {
    const { status, body } = await service.send('listApplications', caller, { query })
    return [status, body['code']]
  }

  test('with another filter, for another caller, and when it was tampered with', async () => {
    const cursor = await cursorOf()
    expect((await service.send('listApplications', harbour, { query: { cursor } })).status).toBe(200)
    const [body, signature] = cursor.split('.')
    const forged = `${Buffer.from('["2020-01-01T00:00:00.000Z","app_"]').toString('base64url')}.${signature}`
    expect(await refusal(harbour, { cursor, status: 'draft' })).toEqual([400, 'invalid-cursor'])
    expect(await refusal(victoria, { cursor })).toEqual([400, 'invalid-cursor'])
    expect(await refusal(staff('reviewer-1'), { cursor })).toEqual([400, 'invalid-cursor'])
    expect(await refusal(harbour, { cursor: forged })).toEqual([400, 'invalid-cursor'])
    expect(await refusal(harbour, { cursor: String(body) })).toEqual([400, 'invalid-cursor'])
  })

  test('on the list of messages when it was made for another application', async () => {
    const [one, other] = [await openCase(service), await openCase(service)]
    for (const params of [{ applicationId: one.applicationId }, { applicationId: one.applicationId }]) {
      succeeded(await service.send('notifyClient', worker, { params, body: { kind: 'decision-granted' } }))
    }
    const first = await service.send('listCorrespondence', harbour, {
      params: { applicationId: one.applicationId },
      query: { limit: '1' },
    })
    const query = { cursor: String(first.body['nextCursor']) }
    const refused = await service.send('listCorrespondence', harbour, {
      params: { applicationId: other.applicationId },
      query,
    })
    expect([refused.status, refused.body['code']]).toEqual([400, 'invalid-cursor'])
  })

  test('and so is a limit that is not between 1 and 100', async () => {
    for (const limit of ['0', '101', '-1', '1.5', 'ten']) {
      expect(await refusal(harbour, { limit })).toEqual([400, 'invalid-request'])
    }
  })
})
