import { correspondenceMessage } from '@concert/contracts/correspondence'
import { isOfMove } from '@concert/domain/correspondence/state'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  worker,
} from './applications-service.fixture.ts'
import { caseAt, openCase } from './case.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

const kinds = correspondenceMessage.shape.kind.options

describe('a message to the client', () => {
  test.for(kinds)('of kind %s is recorded and read in four languages', async (kind) => {
    const { applicationId } = await caseAt(service, 'submitted')
    const params = { applicationId }
    const effect = { jurisdiction: 'MO', reason: { pt: 'A informação desapareceu.' } }
    const isOfEffect = kind === 'effect-suspended'
    const move = isOfMove(kind) ? { move: { task: 'sign-agreement', dueOn: '2026-12-04' } } : {}
    const given = { kind, certificateNumber: 'GBAAI-H001-26-L-00003-3', ...move, ...(isOfEffect ? { effect } : {}) }
    const sent = await service.send('notifyClient', worker, { params, body: given, key: `${applicationId}.${kind}` })
    expect(sent.status).toBe(201)
    const body = sent.body['body'] as Record<string, string>
    expect(Object.keys(body).toSorted()).toEqual(['en', 'pt', 'zh-Hans', 'zh-Hant'])
    expect(Object.values(body).every((text) => text.includes('GBAAI-H001-26-L-00003-3'))).toBe(!isOfMove(kind))
    expect(Object.values(body).every((text) => text.includes('2026'))).toBe(isOfMove(kind))
    expect(Object.values(body).every((text) => text.endsWith('A informação desapareceu.'))).toBe(isOfEffect)
    for (const caller of [harbour, staff('planner-1')]) {
      const { body: listed } = await service.send('listCorrespondence', caller, { params })
      expect(listed).toEqual({ items: [sent.body], nextCursor: null })
    }
    const { rows } = await service.admin.query(
      "select type, payload ->> 'applicationId' as id from platform.events where stream = 'correspondence' and stream_id = $1",
      [sent.body['messageId']],
    )
    expect(rows).toEqual([{ type: 'ClientNotified', id: applicationId }])
  })

  test('is recorded once however often the job repeats it', async () => {
    const { applicationId } = await openCase(service)
    const sent = { params: { applicationId }, body: { kind: 'decision-granted' }, key: `${applicationId}.granted` }
    const [first, second] = [
      await service.send('notifyClient', worker, sent),
      await service.send('notifyClient', worker, sent),
    ]
    expect(second.body).toEqual(first.body)
    const { body } = await service.send('listCorrespondence', harbour, { params: { applicationId } })
    expect(body['items']).toHaveLength(1)
  })

  test('on a suspension is refused without its place and reason, and on anything else with them', async () => {
    const params = { applicationId: (await openCase(service)).applicationId }
    const effect = { jurisdiction: 'MO', reason: { en: 'The disclosure disappeared.' } }
    for (const body of [{ kind: 'effect-suspended' }, { kind: 'decision-granted', effect }]) {
      const refused = await service.send('notifyClient', worker, { params, body })
      expect([refused.status, refused.body['errors']]).toEqual([400, [expect.objectContaining({ pointer: '/effect' })]])
    }
  })

  test('on a day of the client is refused without the task and the day, and on anything else with them', async () => {
    const params = { applicationId: (await openCase(service)).applicationId }
    const move = { task: 'sign-agreement', dueOn: '2026-12-04' }
    for (const body of [{ kind: 'move-overdue' }, { kind: 'move-due-soon' }, { kind: 'decision-granted', move }]) {
      const refused = await service.send('notifyClient', worker, { params, body })
      expect([refused.status, refused.body['errors']]).toEqual([
        400,
        [expect.objectContaining({ pointer: '/move', code: 'move-not-described' })],
      ])
    }
  })

  test('is refused for an application that does not exist', async () => {
    const params = { applicationId: 'app_0197f3a0-0000-7000-8000-000000000001' }
    expect((await service.send('notifyClient', worker, { params, body: { kind: 'decision-granted' } })).status).toBe(
      404,
    )
  })
})
