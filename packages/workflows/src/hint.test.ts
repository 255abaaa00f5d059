import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deliveryJob, hint, sagaJob } from '#hint.ts'

const name = fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }).filter((text) => text.isWellFormed())

it('gives ids without the colon that BullMQ refuses, and payloads that are hints', () => {
  fc.assert(
    fc.property(name, name, name, fc.nat(), (saga, sagaId, step, fence) => {
      const job = sagaJob('hk', { saga, sagaId }, { step, fence })
      expect(job.id).not.toContain(':')
      expect(hint.safeParse(job.hint).success).toBe(true)
    }),
  )
})

it('gives the same id for the same work and another for the next attempt, the next step or the unblocked delivery', () => {
  const saga = { saga: 's', sagaId: 'x' }
  const delivery = { eventId: '0197f3a0-0000-7000-8000-000000000001', subscription: 'told' }
  const ids = [
    sagaJob('hk', saga, { step: 'ask', fence: 0 }).id,
    sagaJob('hk', saga, { step: 'ask', fence: 1 }).id,
    sagaJob('hk', saga, { step: 'tell', fence: 1 }).id,
    deliveryJob('hk', delivery, 0).id,
    deliveryJob('hk', delivery, 1).id,
    deliveryJob('hk', delivery, 0, { why: 'unblocked' }).id,
  ]
  expect(new Set(ids).size).toBe(ids.length)
  expect(sagaJob('hk', saga, { step: 'ask', fence: 0 }, 500).id).toBe(ids[0])
})

it.each([
  {},
  null,
  { v: 1, kind: 'saga', authority: 'hk', saga: 's' },
  { v: 1, kind: 'saga', authority: 'hk', saga: 's', sagaId: 'x'.repeat(201) },
  { v: 1, kind: 'delivery', authority: 'hk', eventId: 'not-a-uuid', subscription: 's' },
  JSON.parse('{"v":1,"kind":"saga","authority":"hk","saga":"s","sagaId":"x","__proto__":{"a":1}}') as unknown,
])('does not take %j for a hint', (payload) => {
  expect(hint.safeParse(payload).success).toBe(false)
})
