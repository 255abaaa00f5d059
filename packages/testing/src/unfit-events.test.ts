import { channel } from 'node:diagnostics_channel'
import { expect, test } from 'vitest'
import { takeUnfitEvents } from './unfit-events.ts'

const recorded = channel('concert:recorded-event')
const payload = {
  at: '2026-11-23T09:00:00.000Z',
  by: 'concert-workflows',
  certificateNumber: 'GBAAI-H001-26-L-00003-3',
  leadAuthority: 'hk',
  evaluationId: null,
  applicationId: null,
  certificateDigest: 'ab'.repeat(32),
  from: 'mo',
}
const evaluationId = 'evl_0197f3a0-0000-7000-8000-000000000001'

test('an event that fits its schema is no finding', async () => {
  recorded.publish({ stream: 'certificate', type: 'AttestationRecorded', payload: { ...payload, evaluationId } })
  expect(await takeUnfitEvents()).toEqual([])
})

test.each([
  [
    { stream: 'certificate', type: 'EvaluationGranted', payload },
    'the stream certificate has no event EvaluationGranted',
  ],
  [{ stream: 'toString', type: 'EvaluationGranted', payload }, 'the stream toString has no event EvaluationGranted'],
  [{ stream: 'certificate', type: 'AttestationRecorded', payload }, 'AttestationRecorded of certificate: '],
  [
    { stream: 'certificate', type: 'AttestationRecorded', payload: { ...payload, evaluationId, more: 1 } },
    'AttestationRecorded of certificate has members that its schema does not have',
  ],
])('an event that does not fit is found once: %s', async (event, fault) => {
  recorded.publish(event)
  expect(await takeUnfitEvents()).toEqual([expect.stringContaining(fault)])
  expect(await takeUnfitEvents()).toEqual([])
})
