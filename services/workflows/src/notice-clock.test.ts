import { expect, test } from 'vitest'
import { evaluationId } from './examples.fixture.ts'
import { noticeClockOf } from './notice-clock.ts'
import { recordingServices } from './recording-services.fixture.ts'

test('a clock that has come to a point is given to the service that records it', async () => {
  const { services, calls } = recordingServices('hk', {})
  await noticeClockOf(services)({ stream: 'evaluation', caseId: evaluationId }, 'clock.key')
  expect(calls).toMatchObject([
    { operation: 'noticeClock', body: { stream: 'evaluation', caseId: evaluationId }, key: 'clock.key' },
  ])
})
