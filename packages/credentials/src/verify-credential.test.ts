import { createHmac } from 'node:crypto'
import type { GeneralJws } from '@concert/contracts/certificate-content'
import { compactVerify, importJWK } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { canonicalBytes, digestHex } from '#canonical.ts'
import { at, type Cast, cast, content, forge, issue, signText } from '#credential.fixture.ts'
import { generateKey, publicKeySet } from '#keys.ts'
import { assemble, attest, compactOf } from '#signed-credential.ts'
import { encodeBase64url } from '#strict-jws.ts'
import { signStatement } from '#statement.ts'
import { verifyCredential } from '#verify-credential.ts'

let made: Cast
let credential: GeneralJws
beforeAll(async () => {
  made = await cast()
  credential = await issue(Object.values(made.keys))
})

const verify = (received: string | Uint8Array | GeneralJws) => verifyCredential(received, made.keySets, at)
const kidOf = (authority: keyof Cast['keys']) => made.keys[authority].kid
const payloadOf = (value: unknown) => encodeBase64url(canonicalBytes(value))
const headerOf = (authority: keyof Cast['keys']) => ({
  alg: 'EdDSA',
  cty: 'concert-certificate+json',
  kid: kidOf(authority),
  typ: 'concert-certificate+jws',
})

/** The credential with the signature of one authority changed by `change`. */
function withSignature(authority: keyof Cast['keys'], change: (signature: string) => string): GeneralJws {
  const compact = compactOf(credential, kidOf(authority))
  const signatures = credential.signatures.map((one) =>
    compact.startsWith(`${one.protected}.`) ? { ...one, signature: change(one.signature) } : one,
  )
  return { ...credential, signatures }
}

const [hk, , mo] = content.decisions

/** The next letter of the alphabet at the end: 64 bytes leave four bits of the last letter unused, all of them zero. */
function withStrayBits(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return part.slice(0, -1) + alphabet.charAt(alphabet.indexOf(part.slice(-1)) + 1)
}

const flipFirst = (encoded: string) => `${encoded.startsWith('A') ? 'B' : 'A'}${encoded.slice(1)}`

describe('an authentic certificate', () => {
  test('verifies for each authority that signed, and its content and digest are those signed', async () => {
    const result = await verify(credential)
    expect(result).toMatchObject({ authenticity: 'authentic', content, period: 'current' })
    expect(result.certificateDigest).toBe(digestHex(canonicalBytes(content)))
    expect(result.findings.map(({ authority, reason }) => [authority, reason]).toSorted()).toEqual([
      ['cn-gd', 'signed'],
      ['hk', 'signed'],
      ['mo', 'signed'],
    ])
  })

  test('verifies as text and as bytes, however the JSON around the signatures is laid out', async () => {
    const text = JSON.stringify({ signatures: credential.signatures, payload: credential.payload }, null, 2)
    expect((await verify(text)).authenticity).toBe('authentic')
    expect((await verify(new TextEncoder().encode(`${text}\n`))).authenticity).toBe('authentic')
  })

  test('gives the same bytes whatever the order of the attestations', async () => {
    const bytes = canonicalBytes(content)
    const attestations = await Promise.all(Object.values(made.keys).map((key) => attest(bytes, key)))
    expect(assemble(bytes, attestations.toReversed())).toEqual(assemble(bytes, attestations))
  })

  test('carries exactly the header alg, cty, kid, typ in RFC 8785 order', () => {
    const [header] = compactOf(credential, kidOf('mo')).split('.')
    expect(Buffer.from(header ?? '', 'base64url').toString()).toBe(JSON.stringify(headerOf('mo')))
  })

  test.for(['hk', 'cn-gd', 'mo'] as const)(
    'is, in its compact form by %s, verified by an ordinary JOSE library',
    async (by) => {
      const key = await importJWK(publicKeySet(made.keys[by]).keys[0] ?? {}, 'EdDSA')
      const { payload } = await compactVerify(compactOf(credential, kidOf(by)), key)
      expect(Buffer.from(payload).equals(canonicalBytes(content))).toBe(true)
    },
  )

  test('in its compact form counts for its one signer; the other authorities have not signed', async () => {
    const result = await verify(`${compactOf(credential, kidOf('hk'))}\n`)
    expect(result.authenticity).toBe('authentic')
    expect(result.findings).toEqual([
      { authority: 'hk', kid: kidOf('hk'), valid: true, reason: 'signed' },
      { authority: 'cn-gd', kid: null, valid: false, reason: 'not-signed' },
      { authority: 'mo', kid: null, valid: false, reason: 'not-signed' },
    ])
  })

  test('needs no signature of an authority that refused', async () => {
    const decisions = [hk, { ...mo, decision: 'refuse' }]
    const result = await verify(await issue([made.keys.hk], { ...content, decisions }))
    expect(result.findings.map(({ authority }) => authority)).toEqual(['hk'])
  })

  test('counts for the authorities whose keys the verifier has', async () => {
    const result = await verifyCredential(credential, { hk: made.keySets.hk }, at)
    expect(result.authenticity).toBe('authentic')
    expect(result.findings.filter(({ valid }) => valid).map(({ authority }) => authority)).toEqual(['hk'])
    const others = result.findings.filter(({ authority }) => authority === 'cn-gd' || authority === 'mo')
    expect(others.map(({ reason }) => reason)).toEqual(['not-checked', 'not-checked'])
  })

  test.for([
    ['2026-11-22', 'not-yet-valid'],
    ['2026-11-22T16:00:00Z', 'current'],
    ['2029-11-22', 'current'],
    ['2029-11-22T15:59:59.999Z', 'current'],
    ['2029-11-22T16:00:00Z', 'expired'],
    ['2029-11-23', 'expired'],
  ] as const)('is, asked at %s, %s', async ([when, period]) => {
    expect((await verifyCredential(credential, made.keySets, when)).period).toBe(period)
  })
})

describe('an altered certificate', () => {
  test('is one with a changed payload', async () => {
    const payload = payloadOf({ ...content, validTo: '2039-11-22' })
    const result = await verify({ ...credential, payload })
    expect(result).toMatchObject({ authenticity: 'altered' })
    expect(result).not.toHaveProperty('content')
    expect(result.findings.map(({ reason }) => reason)).toEqual(['bad-signature', 'bad-signature', 'bad-signature'])
  })

  test('is one whose payload was swapped with that of another certificate by the same authorities', async () => {
    const other = await issue(Object.values(made.keys), { ...content, certificateNumber: 'GBAAI-M002-26-M-00001-4' })
    expect((await verify({ ...credential, payload: other.payload })).authenticity).toBe('altered')
  })

  test.for(['hk', 'cn-gd', 'mo'] as const)('is one of whose three signatures only that by %s is wrong', async (by) => {
    const result = await verify(withSignature(by, flipFirst))
    expect(result.authenticity).toBe('altered')
    expect(result.findings.filter(({ valid }) => !valid)).toEqual([
      { authority: by, kid: kidOf(by), valid: false, reason: 'bad-signature' },
    ])
  })

  test('is one with a byte of the document changed, whichever byte it is', async () => {
    const text = JSON.stringify(credential)
    // A step that is prime to the length of every part reaches headers, payload and signatures.
    for (let index = 0; index < text.length; index += 17) {
      const altered = `${text.slice(0, index)}${text[index] === 'x' ? 'y' : 'x'}${text.slice(index + 1)}`
      expect.soft((await verify(altered)).authenticity, `byte ${index}`).not.toBe('authentic')
    }
  })

  test('has no days of validity, and is no other thing where its payload cannot be read any more', async () => {
    expect(await verify(withSignature('mo', flipFirst))).not.toHaveProperty('period')
    const text = Buffer.from(canonicalBytes(content)).subarray(0, -1)
    const cut = await verify({ ...credential, payload: text.toString('base64url') })
    expect(cut).toMatchObject({ authenticity: 'altered', refusal: { reason: 'not-json' } })
    expect(cut.findings.map(({ reason }) => reason)).toEqual(['bad-signature', 'bad-signature', 'bad-signature'])
  })
})

describe('what is no certificate of the scheme, of which nobody is accused,', () => {
  test('is one signed by an authority that its content does not name', async () => {
    const decisions = content.decisions.filter(({ authority }) => authority !== 'mo')
    const result = await verify(await issue([made.keys.hk, made.keys.mo], { ...content, decisions }))
    expect(result.authenticity).toBe('not-a-credential')
    expect(result.findings).toContainEqual(expect.objectContaining({ authority: 'mo', reason: 'authority-not-named' }))
  })

  test('is one that an authority which refused has signed', async () => {
    const decisions = [hk, { ...mo, decision: 'refuse' }]
    const result = await verify(await issue([made.keys.hk, made.keys.mo], { ...content, decisions }))
    expect(result.findings).toContainEqual(expect.objectContaining({ authority: 'mo', reason: 'authority-not-named' }))
  })

  test('is one that an authority signed twice', async () => {
    const second = await generateKey()
    const keySets = { ...made.keySets, hk: publicKeySet(made.keys.hk, second.privateJwk) }
    const result = await verifyCredential(await issue([made.keys.hk, second.privateJwk]), keySets, at)
    expect(result.authenticity).toBe('not-a-credential')
    expect(result.findings).toContainEqual(expect.objectContaining({ authority: 'hk', reason: 'signed-twice' }))
  })

  test('is one whose signed payload is not canonical, or names a member twice', async () => {
    const spaced = await verify(await signText(made.keys.hk, JSON.stringify(content, null, 1)))
    expect(spaced).toMatchObject({ authenticity: 'not-a-credential', refusal: { reason: 'not-canonical' } })
    const twice = await verify(await signText(made.keys.hk, '{"certificateNumber":"a","certificateNumber":"b"}'))
    expect(twice).toMatchObject({ authenticity: 'not-a-credential', refusal: { reason: 'duplicate-key' } })
  })

  test('is a signed content that is no certificate', async () => {
    const empty = await verify(await signText(made.keys.hk, '{}'))
    expect(empty).toMatchObject({ authenticity: 'not-a-credential', refusal: { reason: 'payload-refused' } })
  })

  test.for([
    ['decides twice for one authority', () => [hk, { ...hk, decision: 'refuse' }]],
    ["decides for another authority's place", () => [hk, { ...mo, jurisdiction: 'CN' }]],
    [
      'has one authority decide for every place',
      () => ['HK', 'CN', 'MO'].map((place) => ({ ...mo, jurisdiction: place })),
    ],
    ['is granted by an authority that does not lead', () => [hk, { ...mo, decision: 'grant' }]],
    ['is granted by nobody', () => [mo]],
    ['is recognised by its lead', () => [{ ...hk, decision: 'recognise' }, mo]],
  ] as const)('is a signed content that %s', async ([, decisionsOf]) => {
    const result = await verify(await issue([made.keys.hk, made.keys.mo], { ...content, decisions: decisionsOf() }))
    expect(result).toMatchObject({ authenticity: 'not-a-credential', refusal: { reason: 'payload-refused' } })
  })

  test('is one whose JSON has a member twice, or a header that nobody signed', async () => {
    const [first] = credential.signatures
    const text = JSON.stringify(credential)
    const twice = text.replace('{"payload"', `{"payload":"e30","payload"`)
    expect(await verify(twice)).toMatchObject({
      authenticity: 'not-a-credential',
      refusal: { reason: 'duplicate-key' },
    })
    const unprotected = JSON.stringify({ ...credential, signatures: [{ ...first, header: { alg: 'none' } }] })
    expect(await verify(unprotected)).toMatchObject({
      authenticity: 'not-a-credential',
      refusal: { reason: 'malformed-jws' },
    })
  })

  test.for<[string, (part: string) => string]>([
    ['padding', (part) => `${part}==`],
    ['a space', (part) => ` ${part}`],
    ['a line break', (part) => `${part}\n`],
    ['the base64 alphabet', (part) => `${part.slice(0, -2)}+/`],
    ['stray low bits that decode to the same bytes', withStrayBits],
  ])('is one whose signature is spelled with %s', async ([, respell]) => {
    expect((await verify(withSignature('hk', respell))).authenticity).toBe('not-a-credential')
  })

  test('is one whose payload is spelled with padding', async () => {
    const result = await verify({ ...credential, payload: `${credential.payload}=` })
    expect(result).toMatchObject({ authenticity: 'not-a-credential', refusal: { reason: 'malformed-jws' } })
  })

  test.for(['', 'x', 'a.b', 'a.b.c.d', '[]', '{', '{}', '"a.b.c"', ' a.b.c'])('is %j', async (text) => {
    expect(await verify(text)).toMatchObject({ authenticity: 'not-a-credential', findings: [] })
  })
})

describe('a header that asks for something else', () => {
  const named = (change: Record<string, unknown>) =>
    forge(made.keys.hk, { ...headerOf('hk'), ...change }, credential.payload)

  test.for(['none', 'None', 'nOnE', 'HS256', 'ES256', 'Ed25519', 'EdDSA '])(
    'alg %s is refused, though the signature is right',
    async (alg) => {
      const result = await verify(await named({ alg }))
      expect(result).toMatchObject({
        authenticity: 'not-a-credential',
        findings: [{ reason: 'algorithm-refused' }, {}, {}, {}],
      })
    },
  )

  test.for<[string, unknown]>([
    ['crit', ['b64']],
    ['b64', false],
    ['jku', 'https://keys.example/jwks.json'],
    ['x5u', 'https://keys.example/chain.pem'],
    ['x5c', ['MII']],
    ['jwk', { kty: 'OKP' }],
    ['zip', 'DEF'],
  ])('the parameter %s is refused, though the signature is right', async ([name, value]) => {
    const result = await verify(await named({ [name]: value }))
    expect(result).toMatchObject({
      authenticity: 'not-a-credential',
      findings: [{ reason: 'header-refused' }, {}, {}, {}],
    })
  })

  test('a signature by HMAC keyed with the public key is refused', async () => {
    const header = encodeBase64url(canonicalBytes({ ...headerOf('hk'), alg: 'HS256' }))
    const mac = createHmac('sha256', made.keys.hk.x).update(`${header}.${credential.payload}`).digest()
    const signatures = [{ protected: header, signature: encodeBase64url(mac) }]
    expect((await verify({ ...credential, signatures })).authenticity).toBe('not-a-credential')
  })

  test('an empty signature under alg none is refused', async () => {
    const header = encodeBase64url(canonicalBytes({ ...headerOf('hk'), alg: 'none' }))
    expect((await verify(`${header}.${credential.payload}.`)).authenticity).toBe('not-a-credential')
  })

  test('a statement of another kind, signed with the same key, is no certificate', async () => {
    const statement = await signStatement('concert-effect+jws', content, made.keys.hk)
    expect(await verify(statement)).toMatchObject({
      authenticity: 'not-a-credential',
      findings: [{ reason: 'type-refused' }, {}, {}, {}],
    })
  })

  test('a header that is not canonical, names a member twice or lacks kid is refused', async () => {
    const { kid, ...rest } = headerOf('hk')
    for (const text of [JSON.stringify({ kid, ...rest }), `{"alg":"EdDSA","alg":"EdDSA"}`, JSON.stringify(rest)]) {
      const signatures = [{ protected: encodeBase64url(new TextEncoder().encode(text)), signature: 'AA' }]
      expect((await verify({ ...credential, signatures })).authenticity).toBe('not-a-credential')
    }
  })

  test('a header longer than any that is needed is refused unread', async () => {
    const result = await verify(await named({ kid: 'k'.repeat(900) }))
    expect(result.findings[0]).toMatchObject({ reason: 'header-refused' })
  })
})

describe('an unknown issuer', () => {
  test('is one whose keys no authority publishes', async () => {
    const stranger = await generateKey()
    const result = await verify(await issue([stranger.privateJwk]))
    expect(result).toMatchObject({
      authenticity: 'unknown-issuer',
      findings: [{ kid: stranger.publicJwk.kid, reason: 'unknown-key' }, {}, {}, {}],
    })
    expect(result).not.toHaveProperty('content')
  })

  test('is a stranger who signs beside authorities that are known', async () => {
    const stranger = await generateKey()
    const result = await verify(await issue([...Object.values(made.keys), stranger.privateJwk]))
    expect(result.authenticity).toBe('unknown-issuer')
    expect(result.findings.filter(({ valid }) => valid)).toHaveLength(3)
  })

  test('is every issuer to a verifier without keys', async () => {
    expect((await verifyCredential(credential, {}, at)).authenticity).toBe('unknown-issuer')
  })

  test('does not become known by borrowing the kid of a known key', async () => {
    const stranger = await generateKey()
    const result = await verify(await forge(stranger.privateJwk, headerOf('hk'), credential.payload))
    expect(result).toMatchObject({
      authenticity: 'altered',
      findings: [{ authority: 'hk', reason: 'bad-signature' }, {}, {}],
    })
  })
})

describe("the verifier's own configuration", () => {
  test('is refused when one key is published by two authorities', async () => {
    const keySets = { ...made.keySets, mo: publicKeySet(made.keys.hk) }
    await expect(verifyCredential(credential, keySets, at)).rejects.toMatchObject({ reason: 'key-refused' })
  })

  test("makes Hong Kong's key worth nothing for Macao when filed under Macao", async () => {
    const keySets = { mo: publicKeySet(made.keys.hk) }
    const decisions = [hk]
    const result = await verifyCredential(await issue([made.keys.hk], { ...content, decisions }), keySets, at)
    expect(result).toMatchObject({
      authenticity: 'not-a-credential',
      findings: [
        { authority: 'mo', reason: 'authority-not-named' },
        { authority: 'hk', reason: 'not-checked' },
      ],
    })
  })

  test('is refused when a key set holds a private key', async () => {
    const keySets = { ...made.keySets, hk: { keys: [made.keys.hk] } }
    await expect(verifyCredential(credential, keySets, at)).rejects.toMatchObject({ reason: 'key-refused' })
  })

  test.for(['yesterday', '2026-12', '2026-13-01', '2026-12-01T00:00:00'])(
    'is refused when asked about %s',
    async (when) => {
      await expect(verifyCredential(credential, made.keySets, when)).rejects.toThrow(RangeError)
    },
  )
})

describe('assembling', () => {
  test('refuses bytes that are not canonical, no attestations, and two by one key', async () => {
    const bytes = canonicalBytes(content)
    const once = await attest(bytes, made.keys.hk)
    await expect(attest(new TextEncoder().encode('{"b":1,"a":2}'), made.keys.hk)).rejects.toMatchObject({
      reason: 'not-canonical',
    })
    expect(() => assemble(bytes, [])).toThrow(expect.objectContaining({ reason: 'malformed-jws' }))
    expect(() => assemble(bytes, [once, once])).toThrow(expect.objectContaining({ reason: 'malformed-jws' }))
  })

  test('has no compact form by a key that did not sign', () => {
    expect(() => compactOf(credential, 'A'.repeat(43))).toThrow(expect.objectContaining({ reason: 'unknown-key' }))
  })
})
