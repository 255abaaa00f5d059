import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CertificateContent, EffectStatement, GeneralJws } from '@concert/contracts/certificate-content'
import { canonicalBytes, digestHex } from '@concert/credentials/canonical'
import { generateKey, publicKeySet } from '@concert/credentials/keys'
import { compactOf } from '@concert/credentials/signed-credential'
import type { Authority } from '@concert/credentials/verify-credential'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { content, issue, type Keys, makeKeys, sign, suspension, writeKeys } from '#certificate.fixture.ts'
import { concert } from '#concert.fixture.ts'

const origin = 'http://127.0.0.1:8080'
const at = '2026-12-01'
let folder: string
let keysDir: string
let keys: Keys
let credential: GeneralJws
let file: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-verify-'))
  keysDir = await mkdtemp(join(folder, 'keys-'))
  keys = await makeKeys()
  credential = await issue(Object.values(keys))
  file = await write('certificate.json', JSON.stringify(credential))
  for (const [name, key] of Object.entries(keys)) await writeKeys(keysDir, name, key)
  await writeFile(join(keysDir, 'README.txt'), 'not a key file')
})
afterAll(() => rm(folder, { recursive: true }))

describe('offline', () => {
  test('an authentic certificate is named so first, in one sentence, with its worth in each place', async () => {
    const { code, out } = await concert(['verify', file, '--keys-dir', keysDir, '--at', at])
    expect(code).toBe(6)
    expect(out)
      .toBe(`Authentic: certificate ${content.certificateNumber} was issued as active in CN and HK; active on conditions in MO. Its current effect was not checked.
  CN  cn-gd  active (as decided)
  HK  hk     active (as decided)
  MO  mo     active on conditions (as decided)
      condition: Notices in Portuguese
${signatureLines()}
The effects are those of the issue. Give --origin to ask the register what they are now.
`)
  })

  test('nothing leaves the machine', async () => {
    const { code } = await concert(['verify', file, '--keys-dir', keysDir, '--at', at], {
      fetch: () => Promise.reject(new Error('offline verification must not fetch')),
    })
    expect(code).toBe(6)
  })

  test('one authority’s compact form counts in its own place only', async () => {
    const compact = await write('hk.jws', `${compactOf(credential, keys.hk.kid)}\n`)
    const { code, out } = await concert(['verify', compact, '--keys-dir', keysDir, '--at', at])
    expect(code).toBe(6)
    expect(out.split('\n')[0]).toContain('was issued as not signed in CN and MO; active in HK.')
  })

  test('with the keys of one authority, it does not claim to know whether the others signed', async () => {
    const { code, out } = await concert(['verify', file, '--keys', join(keysDir, 'mo.jwks.json'), '--at', at])
    expect(code).toBe(6)
    expect(out.split('\n')[0]).toContain('not checked (no keys) in CN and HK; active on conditions in MO.')
  })

  test('the certificate may come by standard input, and the keys file by file', async () => {
    const files = ['hk', 'mo', 'cn-gd'].map((name) => join(keysDir, `${name}.jwks.json`))
    const { code } = await concert(['verify', '-', '--at', at, '--keys', ...files], {
      stdin: JSON.stringify(credential),
    })
    expect(code).toBe(6)
  })

  test('--json answers with one object that says the same', async () => {
    const { out } = await concert(['verify', file, '--keys-dir', keysDir, '--at', at, '--json'])
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(JSON.parse(out)).toMatchObject({
      answer: 'authentic-effect-not-checked',
      certificateNumber: content.certificateNumber,
      period: 'current',
      certificateDigest: digestHex(canonicalBytes(content)),
      effects: [
        { authority: 'cn-gd', jurisdiction: 'CN', status: 'active', inForce: null },
        { authority: 'hk', jurisdiction: 'HK', status: 'active', inForce: null },
        {
          authority: 'mo',
          jurisdiction: 'MO',
          status: 'active',
          conditions: ['Notices in Portuguese'],
          inForce: null,
        },
      ],
      signatures: [{ reason: 'signed' }, { reason: 'signed' }, { reason: 'signed' }],
    })
  })

  test.for([
    ['2029-11-23', 'Authentic but expired: certificate GBAAI-H001-26-L-00003-3 was valid until 2029-11-22.'],
    ['2026-11-22', 'Authentic but not yet valid: certificate GBAAI-H001-26-L-00003-3 is valid from 2026-11-23.'],
  ])('at %s it is authentic but not in force', async ([when = '', sentence]) => {
    const { code, out } = await concert(['verify', file, '--keys-dir', keysDir, '--at', when])
    expect(code).toBe(4)
    expect(out.split('\n')[0]).toBe(sentence)
  })

  test('on a day that is none of validity no place is said to have it in force, to a person or to a program', async () => {
    const args = ['verify', file, '--keys-dir', keysDir, '--at', '2035-01-01']
    const { code, out } = await concert([...args, '--json'])
    expect(code).toBe(4)
    const { period, effects } = JSON.parse(out) as { period: string; effects: { inForce: boolean }[] }
    expect({ period, inForce: effects.map(({ inForce }) => inForce) }).toEqual({
      period: 'expired',
      inForce: [false, false, false],
    })
    expect((await concert(args)).out).toContain('HK  hk     expired (as decided)')
    const early = await concert(['verify', file, '--keys-dir', keysDir, '--at', '2026-11-22'])
    expect(early.out).toContain('HK  hk     not yet valid (as decided)')
  })

  test('what an authority reserved is in force nowhere until it says that the conditions are met', async () => {
    const places = { 'cn-gd': 'suspended', hk: 'suspended', mo: 'reserved' }
    const decisions = content.decisions.map((one) => ({
      ...one,
      decision: one.authority === 'mo' ? ('reserve' as const) : one.decision,
    }))
    const reserved = { ...content, decisions }
    const path = await write('reserved.json', JSON.stringify(await issue(Object.values(keys), reserved)))
    const offline = await concert(['verify', path, '--keys-dir', keysDir, '--at', at])
    expect(offline.code).toBe(6)
    expect(offline.out.split('\n')[0]).toContain('active in CN and HK; reserved in MO until its conditions are met.')
    const about = { certificateDigest: digestHex(canonicalBytes(reserved)) }
    const statements = await Promise.all([
      sign(suspension({ ...about, authority: 'cn-gd', jurisdiction: 'CN' }), keys['cn-gd']),
      sign(suspension({ ...about, authority: 'hk', jurisdiction: 'HK' }), keys.hk),
    ])
    const { code, out } = await ask({ statements, holds: reserved }, ['--json'], path)
    expect(code).toBe(4)
    const verdict = JSON.parse(out) as { answer: string; effects: { status: string; inForce: boolean }[] }
    expect(verdict.answer).toBe('authentic-not-in-force')
    expect(verdict.effects.map(({ status, inForce }) => ({ status, inForce }))).toEqual(
      Object.values(places).map((status) => ({ status, inForce: false })),
    )
  })

  test('without --at it is judged at this moment', async () => {
    const { code } = await concert(['verify', file, '--keys-dir', keysDir], { now: '2030-01-01T00:00:00Z' })
    expect(code).toBe(4)
  })

  test('an altered certificate is called altered, not invalid or revoked, and its content is not repeated', async () => {
    const payload = Buffer.from(canonicalBytes({ ...content, validTo: '2039-11-22' })).toString('base64url')
    const altered = await write('altered.json', JSON.stringify({ ...credential, payload }))
    const { code, out } = await concert(['verify', altered, '--keys-dir', keysDir, '--at', at])
    expect(code).toBe(2)
    expect(out.split('\n')[0]).toBe('Altered: this is not what the authorities signed; it proves nothing.')
    expect(out).not.toContain(content.certificateNumber)
  })

  test('a certificate by strangers has an unknown issuer', async () => {
    const stranger = await generateKey()
    const forged = await write('forged.json', JSON.stringify(await issue([stranger.privateJwk])))
    const { code, out } = await concert(['verify', forged, '--keys-dir', keysDir, '--at', at])
    expect(code).toBe(3)
    expect(out.split('\n')[0]).toBe(
      'Unknown issuer: it is not signed by authorities whose keys are given; it proves nothing.',
    )
  })
})

describe('with a register', () => {
  test('the suspension that Macao signed takes effect in Macao alone', async () => {
    const { code, out } = await ask({ statements: [await sign(suspension(), keys.mo)] })
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toMatch(
      /^Authentic, in force in some places only: .* active in CN and HK; suspended in MO\.$/,
    )
    expect(out).toContain('MO  mo     suspended (by a signed statement)')
  })

  test('--json says in which places it is in force, and that it is not in all', async () => {
    const { out } = await ask({ statements: [await sign(suspension(), keys.mo)] }, ['--json'])
    const verdict = JSON.parse(out) as { answer: string; effects: { inForce: boolean }[] }
    expect([verdict.answer, verdict.effects.map(({ inForce }) => inForce)]).toEqual([
      'authentic-in-force-in-part',
      [true, true, false],
    ])
    expect(JSON.parse((await ask({}, ['--json'])).out)).toMatchObject({ answer: 'authentic-and-in-force' })
  })

  test('the latest statement counts, in whatever order they are served', async () => {
    const restored = suspension({ status: 'active', sequence: 2, at: '2026-11-30T10:00:00.000Z' })
    const statements = [await sign(restored, keys.mo), await sign(suspension(), keys.mo)]
    expect((await ask({ statements })).out.split('\n')[0]).toContain('active in CN, HK and MO.')
  })

  test('a statement made after the moment asked about does not count yet', async () => {
    const later = suspension({ at: '2026-12-02T00:00:00.000Z' })
    const { out } = await ask({ statements: [await sign(later, keys.mo)] })
    expect(out.split('\n')[0]).toContain('active on conditions in MO')
  })

  test('a certificate suspended everywhere is authentic but not in force', async () => {
    const everywhere = await Promise.all([
      sign(suspension({ authority: 'cn-gd', jurisdiction: 'CN' }), keys['cn-gd']),
      sign(suspension({ authority: 'hk', jurisdiction: 'HK' }), keys.hk),
      sign(suspension(), keys.mo),
    ])
    const { code, out } = await ask({ statements: everywhere })
    expect(code).toBe(4)
    expect(out.split('\n')[0]).toMatch(/^Authentic but not in force: .* suspended in CN, HK and MO\.$/)
  })

  test('an unsigned listing may take an effect away, and never gives one', async () => {
    const row = { authority: 'mo', jurisdiction: 'MO', conditions: [], reason: null, since: '2026-11-30T09:00:00.000Z' }
    const withdrawn = await ask({ effects: [{ ...row, status: 'suspended', sequence: 1 }] })
    expect(withdrawn.out).toContain('MO  mo     suspended (by the register, unsigned)')
    const given = await ask({
      effects: [{ ...row, status: 'active', sequence: 9 }],
      statements: [await sign(suspension(), keys.mo)],
    })
    expect(given.out).toContain('MO  mo     suspended (by a signed statement)')
  })

  test('a certificate that the register does not have is authentic but not in force', async () => {
    const { code, out } = await ask({ unknown: true })
    expect(code).toBe(4)
    expect(out.split('\n')[0]).toContain('not registered in CN, HK and MO.')
  })

  test('a certificate under whose number the register holds another content is registered as little', async () => {
    const { code, out } = await ask({ holds: { ...content, nonce: 'f'.repeat(32) } })
    expect(code).toBe(4)
    expect(out.split('\n')[0]).toMatch(/^Authentic but not in force: .* not registered in CN, HK and MO\.$/)
  })

  test('a register that answers with another number is not believed', async () => {
    const { code, err } = await ask({ listed: { certificateNumber: other } })
    expect(code).toBe(69)
    expect(err).toContain('the register cannot be trusted')
  })

  test('keys given by hand are not replaced by those of the register', async () => {
    const strangers = await makeKeys()
    const given = await ask({ keys: strangers }, ['--keys-dir', keysDir])
    expect(given.code).toBe(0)
    expect((await ask({ keys: strangers })).code).toBe(3)
  })

  test.for<[why: string, statement: () => Promise<string>]>([
    ['another authority than the one it speaks for signed', () => sign(suspension(), keys.hk)],
    ['a stranger signed', async () => sign(suspension(), (await generateKey()).privateJwk)],
    ['speaks of another certificate', () => sign(suspension({ certificateNumber: other }), keys.mo)],
    ['speaks of other content', () => sign(suspension({ certificateDigest: '00'.repeat(32) }), keys.mo)],
    [
      'was altered',
      async () => (await sign(suspension(), keys.mo)).replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')),
    ],
  ])('a register that serves a statement which %s is not believed', async ([, statement]) => {
    const { code, err } = await ask({ statements: [await statement()] })
    expect(code).toBe(69)
    expect(err).toContain('the register cannot be trusted')
  })

  test('a register that fails, redirects or answers something else is unavailable, and nothing is claimed', async () => {
    const failures: (() => Promise<Response>)[] = [
      () => Promise.reject(new TypeError('fetch failed')),
      async () => new Response('oops', { status: 503 }),
      async () => new Response('<html>'),
      async () => Response.json({}),
    ]
    for (const fetch of failures) {
      const { code, out } = await concert(['verify', file, '--keys-dir', keysDir, '--origin', origin, '--at', at], {
        fetch,
      })
      expect(code).toBe(69)
      expect(out).toBe('')
    }
  })

  test('a register whose answer is larger than any should be is cut off', async () => {
    const fetch = async () => new Response(' '.repeat(2_000_000))
    const { code, err } = await concert(['verify', file, '--keys-dir', keysDir, '--origin', origin, '--at', at], {
      fetch,
    })
    expect(code).toBe(69)
    expect(err).toContain('longer than')
  })
})

describe('wrong usage', () => {
  test.for<[why: string, args: () => string[], message: string]>([
    ['no file', () => ['verify'], 'missing required argument'],
    ['no keys', () => ['verify', file], 'give the authorities’ keys'],
    ['a file that does not exist', () => ['verify', join(folder, 'none'), '--keys-dir', keysDir], 'cannot read'],
    ['a folder of keys that does not exist', () => ['verify', file, '--keys-dir', join(folder, 'none')], 'cannot read'],
    ['a key file without an authority’s name', () => ['verify', file, '--keys', file], 'the name of a key file'],
    ['a date that is none', () => ['verify', file, '--keys-dir', keysDir, '--at', 'soon'], '--at soon'],
    ['an origin that is no address', () => ['verify', file, '--origin', 'file:///etc'], 'not an http address'],
    ['an unknown option', () => ['verify', file, '--trust-me'], 'unknown option'],
    ['an unknown command', () => ['certify'], 'unknown command'],
  ])('%s ends with 64 and says why', async ([, args, message]) => {
    const { code, err, out } = await concert(args())
    expect({ code, out }).toEqual({ code: 64, out: '' })
    expect(err).toContain(message)
  })

  test('a key set with a private key, or one key for two authorities, is refused before anything is judged', async () => {
    const leaked = await mkdtemp(join(folder, 'leaked-'))
    await writeFile(join(leaked, 'hk.jwks.json'), JSON.stringify({ keys: [keys.hk] }))
    expect((await concert(['verify', file, '--keys-dir', leaked])).code).toBe(64)
    const shared = await mkdtemp(join(folder, 'shared-'))
    for (const name of ['hk', 'mo']) await writeKeys(shared, name, keys.hk)
    expect((await concert(['verify', file, '--keys-dir', shared])).code).toBe(64)
  })

  test('a folder without a key set ends with 64, and no register is trusted in its place', async () => {
    const empty = await mkdtemp(join(folder, 'keys-'))
    await writeFile(join(empty, 'hk.json'), '{"keys":[]}')
    const { code, err } = await concert(['verify', file, '--keys-dir', empty, '--origin', 'http://127.0.0.1:9'], {
      fetch: () => Promise.reject(new Error('keys were asked of the register')),
    })
    expect(code).toBe(64)
    expect(err).toContain('contains no file named <authority>.jwks.json')
  })

  test('help and the version are no errors', async () => {
    const version = await concert(['--version'])
    expect([version.code, version.out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)])
    const { code, out } = await concert(['verify', '--help'])
    expect(code).toBe(0)
    expect(out).toContain('Exit codes: 0 authentic and, as the register says, in force')
  })
})

const other = 'GBAAI-M002-26-M-00001-4'

interface Register {
  statements?: string[]
  effects?: unknown[]
  keys?: Keys
  unknown?: boolean
  /** The content registered under the number; by default the content that is verified. */
  holds?: CertificateContent
  /** The members of the list that are wrong. */
  listed?: Partial<CertificateContent>
}

/** Verifies against a register with this content. */
function ask(register: Register, options: string[] = [], credentialFile = file) {
  return concert(['verify', credentialFile, '--origin', origin, '--at', at, ...options], { fetch: serve(register) })
}

function serve(register: Register): typeof fetch {
  const base = `${origin}/registry/v1`
  const keySet = (name: Authority) => publicKeySet((register.keys ?? keys)[name])
  const answers = new Map<string, unknown>(
    content.decisions.map(
      ({ authority }) => [`${base}/authorities/${authority}/jwks.json`, keySet(authority)] as const,
    ),
  )
  if (!register.unknown) {
    answers.set(`${base}/certificates/${content.certificateNumber}`, listing(register))
    const items = { items: register.statements ?? [] }
    answers.set(`${base}/certificates/${content.certificateNumber}/effect-statements`, items)
  }
  return async (url, init) => {
    expect(init?.redirect).toBe('error')
    const answer = answers.get(url instanceof Request ? url.url : url.toString())
    return answer === undefined ? new Response('{}', { status: 404 }) : Response.json(answer)
  }
}

function listing({ effects = [], holds = content, listed = {} }: Register) {
  const { certificateNumber, holder, aiSystem, edition, riskClass, scope, leadAuthority, validFrom, validTo } = holds
  const facts = { certificateNumber, holder, aiSystem, edition, riskClass, scope, leadAuthority, validFrom, validTo }
  const certificateDigest: EffectStatement['certificateDigest'] = digestHex(canonicalBytes(holds))
  return { ...facts, issuedAt: holds.issuedAt, certificateDigest, effects, signedBy: ['hk'], history: [], ...listed }
}

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

function signatureLines(): string {
  return Object.entries(keys)
    .toSorted(([, a], [, b]) => (a.kid < b.kid ? -1 : 1))
    .map(([name, { kid }]) => `  signature ${name.padEnd(8)} signed by key ${kid}`)
    .join('\n')
}
