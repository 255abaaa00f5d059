import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterRefusal } from './after-refusal.ts'

const issuedAt = '2026-11-02T02:00:00.000Z'
const [aDayOn, sevenDaysOn, later] = ['2026-11-03T02:00:00Z', '2026-11-09T02:00:00Z', '2026-11-09T02:00:00.001Z']

test.each([
  ['too old over there', ['too-old'], aDayOn, 'anew'],
  ['of a type that is not known there yet', ['unknown-type'], aDayOn, 'later'],
  ['of a type that is not known there after seven days', ['unknown-type'], sevenDaysOn, 'later'],
  ['of a type that is not known there for longer', ['unknown-type'], later, 'anew'],
  ['under a key that is not pinned there yet', ['unknown-key'], aDayOn, 'later'],
  ['under a key that was taken away', ['unknown-key'], later, 'anew'],
  ['under a key whose period differs there', ['key-out-of-time'], aDayOn, 'later'],
  ['ahead of the clock there', ['issued-in-the-future'], aDayOn, 'later'],
  ['wrong in its body', ['body-refused', 'invalid-type'], later, 'given-up'],
  ['too old and for another authority', ['too-old', 'misaddressed'], later, 'given-up'],
  ['of a type not known and of another sender', ['unknown-type', 'sender-mismatch'], aDayOn, 'given-up'],
  ['refused without a word', [], later, 'given-up'],
])('an envelope that is %s', (_what, codes, now, becomes) => {
  expect(afterRefusal(codes, issuedAt, now)).toBe(becomes)
})

test('no refusal with a cause that stays is ever repeated', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('unknown-type', 'unknown-key', 'too-old')), fc.nat(), (codes, ms) => {
      const now = new Date(Date.parse(issuedAt) + ms).toISOString()
      return afterRefusal([...codes, 'bad-signature'], issuedAt, now) === 'given-up'
    }),
  )
})
