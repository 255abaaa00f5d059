import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Cast, cast, forge, signText } from '#credential.fixture.ts'
import { publicKeySet } from '#keys.ts'
import { compactOf } from '#signed-credential.ts'
import { encodeBase64url } from '#strict-jws.ts'
import { signStatement, verifyStatement } from '#statement.ts'

const effect = z.strictObject({
  certificateNumber: z.string(),
  status: z.enum(['active', 'suspended']),
  sequence: z.int(),
})
const payload = { certificateNumber: 'GBAAI-H001-26-L-00003-3', status: 'suspended', sequence: 2 }

let made: Cast
let statement: string
beforeAll(async () => {
  made = await cast()
  statement = await signStatement('concert-effect+jws', payload, made.keys.mo)
})

const verify = (received: string) => verifyStatement('concert-effect+jws', received, publicKeySet(made.keys.mo), effect)

describe('a signed statement', () => {
  test('gives back the payload that its authority signed', async () => {
    expect(await verify(statement)).toEqual(payload)
  })

  test('is the same text whatever the order of its members', async () => {
    const reversed = Object.fromEntries(Object.entries(payload).toReversed())
    expect(await signStatement('concert-effect+jws', reversed, made.keys.mo)).toBe(statement)
  })

  test('by another authority is refused: its key is not in this set', async () => {
    const foreign = await signStatement('concert-effect+jws', payload, made.keys.hk)
    await expect(verify(foreign)).rejects.toMatchObject({ reason: 'unknown-key' })
  })

  test('of another type is refused, though the signature is right', async () => {
    const envelope = await signStatement('concert-envelope+jws', payload, made.keys.mo)
    await expect(verify(envelope)).rejects.toMatchObject({ reason: 'type-refused' })
  })

  test('whose payload was exchanged is refused', async () => {
    const [header, , signature] = statement.split('.')
    const other = encodeBase64url(new TextEncoder().encode('{"certificateNumber":"x","sequence":3,"status":"active"}'))
    await expect(verify(`${header}.${other}.${signature}`)).rejects.toMatchObject({ reason: 'bad-signature' })
  })

  test.for(['', '==', '\n', ' ', '.e30'])('with %j appended is refused: a statement has one spelling', async (tail) => {
    if (tail !== '') await expect(verify(statement + tail)).rejects.toMatchObject({ reason: 'malformed-jws' })
    else await expect(verify(statement)).resolves.toEqual(payload)
  })

  test('whose payload is not canonical is refused, though the signature is right', async () => {
    const compact = await signedText(JSON.stringify(payload, null, 1))
    await expect(verify(compact)).rejects.toMatchObject({ reason: 'not-canonical' })
  })

  test('whose payload does not fit its schema is refused, though the signature is right', async () => {
    const extra = await signStatement('concert-effect+jws', { ...payload, extra: true }, made.keys.mo)
    await expect(verify(extra)).rejects.toMatchObject({ reason: 'payload-refused' })
  })

  test.for([{ alg: 'none' }, { alg: 'HS256' }])('under %j is refused', async (change) => {
    const forged = await forge(made.keys.mo, { ...change, kid: made.keys.mo.kid, typ: 'concert-effect+jws' }, 'e30')
    const [signature] = forged.signatures
    await expect(verify(`${signature?.protected}.e30.${signature?.signature}`)).rejects.toMatchObject({
      reason: 'algorithm-refused',
    })
  })

  test('that is a certificate in compact form is refused', async () => {
    const certificate = await signText(made.keys.mo, '{}')
    await expect(verify(compactOf(certificate, made.keys.mo.kid))).rejects.toMatchObject({ reason: 'type-refused' })
  })

  test('that is not a JSON value cannot be signed', async () => {
    await expect(signStatement('concert-effect+jws', { at: new Date() }, made.keys.mo)).rejects.toMatchObject({
      reason: 'not-json-value',
    })
  })
})

async function signedText(text: string): Promise<string> {
  const forged = await forge(
    made.keys.mo,
    { alg: 'EdDSA', kid: made.keys.mo.kid, typ: 'concert-effect+jws' },
    encodeBase64url(new TextEncoder().encode(text)),
  )
  const [signature] = forged.signatures
  return `${signature?.protected}.${forged.payload}.${signature?.signature}`
}
