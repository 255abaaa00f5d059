import { expect, test } from 'vitest'
import { eventExamples } from '#event-examples.fixture.ts'
import { applicationId } from '#examples.fixture.ts'
import { recordingServices } from '#recording-services.fixture.ts'
import { tellOfClock } from './tell-of-clock.ts'

const { moves, ...recounted } = eventExamples.ClocksRecounted
const [own] = moves

/** The letters that follow from a recount with these moves. */
async function lettersAfter(payload: object) {
  const { services, calls } = recordingServices('hk', {})
  const told = tellOfClock(services).find(({ name }) => name === 'tell-client-of-moved-clock')
  const event = {
    id: '0197f3a0-0000-7000-8000-000000000009',
    authority: 'hk',
    stream: 'clock-recount',
    streamId: recounted.recountId,
    streamVersion: 1,
    type: 'ClocksRecounted',
    payload,
    occurredAt: '2026-11-23T09:00:00.000Z',
  } as const
  await told?.deliver(event, { key: 'the-key' } as never)
  return calls
}

test('a client is told of a day of its own that is another one, each under a key of its own, and of no other', async () => {
  const ofOthers = [
    { ...own, whoseMove: 'decision-maker' },
    { ...own, applicationId: null },
    { ...own, dueOn: null, undated: 'calendar-missing' },
  ]
  const calls = await lettersAfter({ ...recounted, moves: [...ofOthers, own, { ...own, dueOn: '2026-12-23' }] })
  expect(calls).toEqual(
    ['2026-12-22', '2026-12-23'].map((dueOn, index) => ({
      operation: 'notifyClient',
      params: { applicationId },
      body: { kind: 'move-day-changed', move: { task: 'sign-agreement', dueOn } },
      key: `the-key.${index + 3}`,
    })),
  )
})
