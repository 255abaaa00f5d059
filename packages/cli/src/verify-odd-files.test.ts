import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { GeneralJws } from '@concert/contracts/certificate-content'
import { publicKeySet } from '@concert/credentials/keys'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issue, type Keys, makeKeys, writeKeys } from '#certificate.fixture.ts'
import { concert } from '#concert.fixture.ts'

// Files as people have them: marked, compressed, cut off, of something else, or no files at all.

const at = '2026-12-01'
let folder: string
let keysDir: string
let keys: Keys
let credential: GeneralJws
let file: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-odd-files-'))
  keysDir = await mkdtemp(join(folder, 'keys-'))
  keys = await makeKeys()
  credential = await issue(Object.values(keys))
  file = join(folder, 'certificate.json')
  await writeFile(file, JSON.stringify(credential))
  for (const [name, key] of Object.entries(keys)) await writeKeys(keysDir, name, key)
})
afterAll(() => rm(folder, { recursive: true }))

describe('a certificate', () => {
  test.for<[string, string | Buffer]>([
    ['cut off', '{"payload":"e30","signatures":[{"prot'],
    ['empty', ''],
    ['saved as a page', '<!doctype html><title>Certificate</title>'],
    ['compressed', gzipSync('{}')],
    [
      'a credential of another scheme',
      '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"]}',
    ],
    ['flattened', '{"payload":"e30","protected":"e30","signature":"AAAA"}'],
  ])('a file that is %s is no credential, and nobody is accused', async ([, written]) => {
    const path = join(folder, 'odd-file')
    await writeFile(path, written)
    const { code, out } = await concert(['verify', path, '--keys-dir', keysDir, '--at', at])
    expect(code).toBe(65)
    expect(out).toMatch(/^Not a credential: /)
    const { answer, period } = JSON.parse((await concert(['verify', path, '--keys-dir', keysDir, '--json'])).out)
    expect([answer, period]).toEqual(['not-a-credential', undefined])
  })

  test('a genuine file with a byte order mark, or as UTF-16, is read', async () => {
    for (const bytes of [
      `\u{feff}${JSON.stringify(credential)}`,
      Buffer.from(`\u{feff}${JSON.stringify(credential)}`, 'utf16le'),
    ]) {
      const path = join(folder, 'marked.json')
      await writeFile(path, bytes)
      expect((await concert(['verify', path, '--keys-dir', keysDir, '--at', at])).code).toBe(6)
    }
  })

  test('keys of another kind beside those that signed are passed over', async () => {
    const mixed = await mkdtemp(join(folder, 'mixed-'))
    for (const [name, key] of Object.entries(keys)) {
      const set = {
        keys: [
          { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA' },
          { ...publicKeySet(key).keys[0], x5t: 'AA', key_ops: ['verify'] },
        ],
      }
      await writeFile(join(mixed, `${name}.jwks.json`), `\u{feff}${JSON.stringify(set)}`)
    }
    expect((await concert(['verify', file, '--keys-dir', mixed, '--at', at])).code).toBe(6)
  })
})

test('a path is meant from where the person stands, also when npm runs the command in the folder of the project', () => {
  const command = [join(import.meta.dirname, 'main.ts'), 'verify', 'certificate.json', '--keys-dir', basename(keysDir)]
  const env = { ...process.env, INIT_CWD: folder, npm_lifecycle_event: 'concert' }
  const { status, stdout } = spawnSync(process.execPath, [...command, '--at', at], { env, encoding: 'utf8' })
  expect([status, stdout]).toEqual([6, expect.stringMatching(/^Authentic: /)])
})

describe('a file that the command cannot use', () => {
  test('what waits for a writer, or is a folder, is no file of keys', async () => {
    for (const [make, ...given] of [
      ['mkfifo', 'hk.jwks.json'],
      ['mkdir', 'hk.jwks.json'],
    ] as const) {
      const odd = await mkdtemp(join(folder, 'odd-'))
      execFileSync(make, [join(odd, ...given)])
      for (const args of [
        ['--keys-dir', odd],
        ['--keys', join(odd, ...given)],
      ]) {
        const { code, err } = await concert(['verify', file, ...args])
        expect([make, code]).toEqual([make, 64])
        expect(err).toContain('is not a file of keys')
      }
    }
  })

  test('a folder that is given as a file of keys is called one, whatever its name, with the option that takes it', async () => {
    const { code, err } = await concert(['verify', file, '--keys', keysDir])
    expect(code).toBe(64)
    expect(err).toContain('is not a file of keys: a folder of key files is given with --keys-dir')
  })

  test('a name of a file is printed as it is spelt, and cannot turn or hide what stands beside it', async () => {
    const { err } = await concert(['verify', join(folder, 'a\u{202e}nosj.\u{1b}[2K\nb'), '--keys-dir', keysDir])
    expect(err).toContain('a\\u{202e}nosj.\\u{1b}[2K\\u{a}b')
    expect(err.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  test('with --json an error is one object on the standard output', async () => {
    for (const [args, code, message] of [
      [['verify', join(folder, 'none'), '--keys-dir', keysDir], 64, 'cannot read'],
      [['verify', '--trust-me'], 64, "unknown option '--trust-me'"],
      [['verify'], 64, 'missing required argument'],
    ] as const) {
      const said = await concert([...args, '--json'])
      expect([said.code, said.err]).toEqual([code, ''])
      expect(JSON.parse(said.out)).toEqual({ error: expect.stringContaining(message), exitCode: code })
    }
  })
})
