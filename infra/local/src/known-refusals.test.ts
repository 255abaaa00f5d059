import { expect, test } from 'vitest'
import { KnownRefusals } from './known-refusals.ts'

const refused = { 'ratelimit-policy': '"address";q=1000;w=10', ratelimit: '"address";r=0;t=7' }

test('what a service refuses by address is refused until the last second of the window, with the seconds that are left', () => {
  let nowMs = 5_000
  const known = new KnownRefusals(() => nowMs)
  known.note('127.0.0.2', 429, refused)
  nowMs += 2_500
  const refusal = known.of('127.0.0.2')
  expect([refusal?.code, refusal?.details.retryAfterSeconds]).toEqual(['too-many-requests', 5])
  expect(refusal?.details.headers).toMatchObject({
    'ratelimit-policy': '"address";q=1000;w=10',
    ratelimit: '"address";r=0;t=5',
  })
  // Of 7 seconds that were said, between 6 and 7 were meant.
  nowMs = 5_000 + 5_999
  expect(known.of('127.0.0.2')).toBeDefined()
  nowMs = 5_000 + 6_000
  expect(known.of('127.0.0.2')).toBeUndefined()
})

test('addresses are told apart as the services tell them apart', () => {
  const known = new KnownRefusals(() => 0)
  known.note('2001:db8:1:2:3::1', 429, refused)
  expect(known.of('2001:db8:1:2:ffff::9')).toBeDefined()
  expect(known.of('2001:db8:1:3::1')).toBeUndefined()
  expect(known.of('127.0.0.2')).toBeUndefined()
  expect(known.of(undefined)).toBeUndefined()
})

test.each([
  [
    'a refusal of a client, whose address may have others',
    429,
    { 'ratelimit-policy': '"client";q=1000;w=10', ratelimit: '"client";r=0;t=7' },
  ],
  ['an answer that says how few are left', 200, refused],
  ['a refusal that says that some are left', 429, { ...refused, ratelimit: '"address";r=1;t=7' }],
  ['a refusal that says nothing of a window', 429, {}],
  ['a refusal in words of another', 429, { ...refused, 'ratelimit-policy': '1000;w=10' }],
])('the service is asked again after %s', (_what, status, headers) => {
  const known = new KnownRefusals(() => 0)
  known.note('127.0.0.2', status, headers)
  expect(known.of('127.0.0.2')).toBeUndefined()
})
