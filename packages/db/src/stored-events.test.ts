import { describe, expect, expectTypeOf, test } from 'vitest'
import type { ApplicationEvent } from '@concert/domain/application/events'
import type { EvaluationEvent } from '@concert/domain/evaluation/events'
import type { Change, ChangeEvent } from './record-change.ts'
import { type OwnMembers, storedEvents } from './stored-events.ts'

const at = '2026-11-23T09:00:00.000Z'
const applicationId = 'app_0197f3a0-0000-7000-8000-000000000001'
const evaluationId = 'evl_0197f3a0-0000-7000-8000-000000000001'

describe('a producer compiles', () => {
  test('only with a type of its stream', () => {
    expectTypeOf<{ type: 'VoteCast'; payload: never }>().toExtend<ChangeEvent<'evaluation'>>()
    expectTypeOf<{ type: 'VoteCast'; payload: never }>().not.toExtend<ChangeEvent<'application'>>()
    expectTypeOf<Change<'evaluation'>>().not.toExtend<Change<'application'>>()
  })

  test('only with the whole payload', () => {
    type Submitted<Payload> = { type: 'ApplicationSubmitted'; payload: Payload }
    interface Whole {
      at: string
      by: string
      applicationId: string
      submission: number
    }
    expectTypeOf<Submitted<Whole>>().toExtend<ChangeEvent<'application'>>()
    expectTypeOf<Submitted<Omit<Whole, 'applicationId'>>>().not.toExtend<ChangeEvent<'application'>>()
    expectTypeOf<Submitted<Omit<Whole, 'submission'> & { submission: string }>>().not.toExtend<
      ChangeEvent<'application'>
    >()
  })

  test('when it gives each event of a machine what its payload has beside the event', () => {
    type Case = { evaluationId: string; applicationId: string }
    expectTypeOf<keyof OwnMembers<'evaluation', EvaluationEvent, Case>>().toBeNever()
    type Owing = keyof OwnMembers<'application', ApplicationEvent, { applicationId: string }>
    expectTypeOf<Owing>().toEqualTypeOf<'AgreementSigned'>()
    // A common member of the wrong type is as good as none.
    type Wrong = keyof OwnMembers<'evaluation', EvaluationEvent, { evaluationId: number; applicationId: string }>
    expectTypeOf<Wrong>().toEqualTypeOf<Exclude<EvaluationEvent['type'], 'EvaluationOpened'>>()
  })
})

test('an event is stored without its type, with the common members and those of its type', () => {
  const events: ApplicationEvent[] = [
    { type: 'ApplicationSubmitted', at, by: 'harbour-legal', submission: 1 },
    { type: 'AgreementSigned', at, by: 'harbour-legal', agreementVersion: '1' },
  ]
  const stored = storedEvents(
    'application',
    events,
    { applicationId },
    { AgreementSigned: () => ({ signatoryDigest: '00' }) },
  )
  expect(stored).toEqual([
    { type: 'ApplicationSubmitted', payload: { at, by: 'harbour-legal', applicationId, submission: 1 } },
    {
      type: 'AgreementSigned',
      payload: { at, by: 'harbour-legal', applicationId, agreementVersion: '1', signatoryDigest: '00' },
    },
  ])
})

test('an event of a machine whose payload lacks nothing is stored as it is', () => {
  const events: EvaluationEvent[] = [{ type: 'EvaluationBegun', at, by: 'mei.lin' }]
  expect(storedEvents('evaluation', events, { evaluationId, applicationId })).toEqual([
    { type: 'EvaluationBegun', payload: { at, by: 'mei.lin', evaluationId, applicationId } },
  ])
})
