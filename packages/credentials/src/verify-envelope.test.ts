import { sendEnvelope } from '@concert/contracts/exchange'
import type { FoundError } from '@concert/contracts/found-errors'
import { beforeAll, expect, test } from 'vitest'
import { type Cast, cast } from '#credential.fixture.ts'
import { generateKey } from '#keys.ts'
import { signStatement, type StatementType } from '#statement.ts'
import { verifyEnvelope, verifyEnvelopeOf } from '#verify-envelope.ts'
import type { Recipient } from '#verify-peer-statement.ts'

let made: Cast
let recipient: Recipient
beforeAll(async () => {
  made = await cast()
  const refuse = (errors: readonly FoundError[]): never => {
    throw new Error(errors.map(({ code, pointer }) => `${pointer} ${code}`.trim()).join(', '))
  }
  recipient = { here: 'mo', trust: made.keySets, refuse }
})

const dossier = sendEnvelope.example.body.body

function payload(change: object = {}) {
  const id = 'env_0197f3a0-0000-7000-8000-000000000001'
  return {
    id,
    from: 'hk',
    to: 'mo',
    type: 'dossier.v1',
    issuedAt: '2026-11-20T09:00:00.000Z',
    body: dossier,
    ...change,
  }
}

function signed(change: object = {}, by: 'hk' | 'cn-gd' | 'mo' = 'hk', typ: StatementType = 'concert-envelope+jws') {
  return signStatement(typ, payload(change), made.keys[by])
}

const read = (statement: string) => verifyEnvelopeOf('dossier.v1', statement, recipient)

test('an envelope that another authority signed for this one gives its body, with who signed it', async () => {
  expect(await read(await signed())).toEqual({ ...payload(), signedBy: 'hk' })
})

test('the signature of nobody, of a stranger, of this authority itself, or of another kind is refused', async () => {
  const [header, middle] = (await signed()).split('.')
  await expect(read(`${header}.${middle}.${'A'.repeat(86)}`)).rejects.toThrow(/^bad-signature$/)
  await expect(read('e30.e30.AAAA')).rejects.toThrow(/^header-refused$/)
  const { privateJwk } = await generateKey()
  await expect(read(await signStatement('concert-envelope+jws', payload(), privateJwk))).rejects.toThrow(
    /^unknown-key$/,
  )
  await expect(read(await signed({ from: 'mo' }, 'mo'))).rejects.toThrow(/^unknown-key$/)
  await expect(read(await signed({}, 'hk', 'concert-effect+jws'))).rejects.toThrow(/^type-refused$/)
})

test('what was changed under the signature is refused', async () => {
  const [header, , signature] = (await signed()).split('.')
  for (const change of [{ from: 'cn-gd' }, { to: 'cn-gd' }, { type: 'attestation.v1' }, { body: {} }]) {
    const changed = Buffer.from(JSON.stringify(payload(change))).toString('base64url')
    await expect(read(`${header}.${changed}.${signature}`)).rejects.toThrow(/^bad-signature$/)
  }
})

test('an envelope in the name of another authority, for another one, or of another type is refused, naming all of it', async () => {
  await expect(read(await signed({}, 'cn-gd'))).rejects.toThrow(/^sender-mismatch$/)
  await expect(read(await signed({ to: 'cn-gd' }))).rejects.toThrow(/^misaddressed$/)
  const attestation = { certificateNumber: 'GBAAI-H001-26-L-00003-3', certificateDigest: 'ab'.repeat(32) }
  const other = { type: 'attestation.v1', body: { ...attestation, protected: 'e30', signature: 'AAAA' } }
  await expect(read(await signed(other))).rejects.toThrow(/^another-envelope-type$/)
  await expect(read(await signed({ ...other, to: 'cn-gd' }, 'cn-gd'))).rejects.toThrow(
    /^sender-mismatch, misaddressed, another-envelope-type$/,
  )
})

test('a type that is not known, and a body that does not fit its type, are refused without their values', async () => {
  await expect(read(await signed({ type: 'dossier.v9' }))).rejects.toThrow(/^unknown-type$/)
  await expect(read(await signed({ body: { ...dossier, riskClass: 'Ho Sin-man' } }))).rejects.toThrow(
    /^body-refused, \/body\/riskClass invalid-value$/,
  )
})

test('where every type is taken, sender and recipient are left to the caller', async () => {
  expect(await verifyEnvelope(await signed({ to: 'cn-gd' }, 'cn-gd'), recipient)).toMatchObject({
    signedBy: 'cn-gd',
    from: 'hk',
    to: 'cn-gd',
  })
})
