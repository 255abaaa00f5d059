import type { GeneralJws } from '@concert/contracts/certificate-content'
import { beforeAll, expect, test } from 'vitest'
import { at, cast, issue } from '#credential.fixture.ts'
import { verifyCredential, type VerificationResult } from '#verify-credential.ts'

let credential: GeneralJws
let verify: (received: object) => Promise<VerificationResult>
beforeAll(async () => {
  const made = await cast()
  credential = await issue(Object.values(made.keys))
  verify = (received) => verifyCredential(JSON.stringify(received), made.keySets, at)
})

test('members that nobody knows are passed over, beside the payload and beside a signature (RFC 7515 7.2.1)', async () => {
  const signatures = credential.signatures.map((signature, index) => ({ ...signature, '@id': index }))
  const known = await verify(credential)
  expect(known.authenticity).toBe('authentic')
  const others = { '@context': ['https://example.org'], proof: { jku: 'x' } }
  expect(await verify({ ...others, ...credential, signatures })).toEqual(known)
})

test.for<[string, object]>([
  ['protected', { protected: 'e30' }],
  ['signature', { signature: 'AAAA' }],
  ['header', { header: { alg: 'none' } }],
])('what has %s beside signatures is two serialisations at once, and no credential', async ([, other]) => {
  expect(await verify({ ...credential, ...other })).toMatchObject({
    authenticity: 'not-a-credential',
    refusal: { reason: 'malformed-jws' },
  })
})
