import fc from 'fast-check'
import { expect, it } from 'vitest'
import { DeadlineExceeded, withDeadline } from '#deadline.ts'
import { LeaseLost, underLease } from '#lease.ts'
import { failureOfAnswer, PermanentFailure, reasonOf } from '#permanent-failure.ts'
import { retryDelayMs } from '#retry-delay.ts'

it.each([400, 401, 403, 404, 409, 410, 412, 413, 422, 428])('takes HTTP %i for a refusal', (status) => {
  expect(failureOfAnswer({ status })).toBeInstanceOf(PermanentFailure)
})

it.each([408, 425, 429, 500, 502, 503, 504])('takes HTTP %i for something that may pass', (status) => {
  expect(failureOfAnswer({ status })).not.toBeInstanceOf(PermanentFailure)
})

it('takes a conflict for something that may pass only while the same request is still running', () => {
  const running = failureOfAnswer({ status: 409, code: 'idempotency-in-progress' })
  expect(running).not.toBeInstanceOf(PermanentFailure)
  const refused = failureOfAnswer({ status: 409, code: 'action-not-allowed', detail: 'it is closed' })
  expect(refused).toBeInstanceOf(PermanentFailure)
  expect(refused.message).toBe('HTTP 409: action-not-allowed: it is closed')
})

it('keeps of any thrown value a reason that PostgreSQL can store', () => {
  for (const empty of [new Error(''), '', '\u0000']) expect(reasonOf(empty)).toBe('no reason given')
  expect(reasonOf(`${'a'.repeat(999)}😀`)).toBe(`${'a'.repeat(999)}\ufffd`)
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\ud800\u0000'), fc.anything()), (thrown) => {
      fc.pre(typeof thrown !== 'object' || thrown === null)
      const reason = reasonOf(thrown)
      expect(reason.length).toBeGreaterThan(0)
      expect(reason.length).toBeLessThanOrEqual(1_000)
      expect(reason.isWellFormed()).toBe(true)
      expect(reason).not.toContain('\u0000')
    }),
  )
})

it('doubles the delay with each attempt up to the cap, at least half of it fixed', () => {
  const pace = { firstMs: 100, capMs: 60_000 }
  expect([1, 2, 3, 4].map((attempt) => retryDelayMs(attempt, pace, () => 1))).toEqual([100, 200, 400, 800])
  expect(retryDelayMs(1, pace, () => 0)).toBe(50)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (attempt) => {
      const delay = retryDelayMs(attempt, pace)
      expect(delay).toBeGreaterThanOrEqual(50)
      expect(delay).toBeLessThanOrEqual(60_000)
    }),
  )
})

it('answers a call that hangs with DeadlineExceeded, and otherwise what the call says', async () => {
  await expect(withDeadline(new Promise(() => undefined), 10, 'a call')).rejects.toThrow(DeadlineExceeded)
  await expect(withDeadline(Promise.reject(new Error('no')), 1_000, 'a call')).rejects.toThrow('no')
  expect(await withDeadline(Promise.resolve(7), 1_000, 'a call')).toBe(7)
})

it('aborts work whose lease another has taken', async () => {
  let signal: AbortSignal | undefined
  const work = underLease({ leaseMs: 15, deadlineMs: 5_000, renew: async () => false }, (given) => {
    signal = given
    return new Promise(() => undefined)
  })
  await expect(work).rejects.toThrow(LeaseLost)
  expect(signal?.aborted).toBe(true)
})

it('goes on while its lease cannot be renewed for want of an answer, until its deadline', async () => {
  let renewals = 0
  const renew = (): Promise<boolean> => {
    renewals += 1
    return Promise.reject(new Error('database is down'))
  }
  const work = underLease({ leaseMs: 15, deadlineMs: 100, renew }, () => new Promise(() => undefined))
  await expect(work).rejects.toThrow('not finished within 100 ms')
  expect(renewals).toBeGreaterThan(1)
})
