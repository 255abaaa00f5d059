import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const document = readFileSync(join(root, 'docs/security/cryptography.md'), 'utf8')
const sources = globSync(['{packages,services,infra}/**/src/**/*.ts', 'migrations/**/*.sql'], {
  cwd: root,
  exclude: (name) => name === 'node_modules',
}).filter((file) => !/\.(test|fixture)\.ts$/.test(file) && !file.startsWith('packages/testing/'))
const texts = new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

function matches(pattern: RegExp): string[] {
  return [...texts].flatMap(([file, text]) => [...text.matchAll(pattern)].map(([found]) => `${file}: ${found}`))
}

test('every file that the rules are for is read', () => {
  expect(sources.length).toBeGreaterThan(900)
})

test('the hash is SHA-256, and MD5 marks documents for caches alone', () => {
  const named = matches(
    /\b(?:createHash|createHmac|hash|createSign|createVerify|pbkdf2(?:Sync)?|hkdf(?:Sync)?)\(\s*'[^']*'/g,
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((one) => !/\(\s*'sha256'$/.test(one))).toEqual([])
  // One that is not named as a text could be any.
  expect(matches(/\b(?:createHash|createHmac)\(\s*[^'\s]/g)).toEqual([])
  expect(matches(/\b(?:md5|sha1|sha224|sha384|sha512)\(|'(?:md5|sha-?1|sha1|ripemd160)'/gi)).toEqual([
    'migrations/joint/0010-registry.sql: md5(',
  ])
})

test('evidence alone is encrypted, by one cipher that authenticates, with whole tags', () => {
  const ciphers = matches(/\b(?:createCipheriv|createDecipheriv)\([^,]+/g)
  const files = [
    'services/evidence/src/object-store/sealed-records.ts',
    'services/evidence/src/object-keys/sealed-value.ts',
  ]
  expect(ciphers.toSorted()).toEqual(
    files.flatMap((file) => [`${file}: createCipheriv(CIPHER`, `${file}: createDecipheriv(CIPHER`]).toSorted(),
  )
  for (const file of files) {
    expect(texts.get(file)).toContain(`const CIPHER = 'aes-256-gcm'\n`)
    expect(texts.get(file)).toContain('const TAG_BYTES = 16\n')
    expect(texts.get(file)?.match(/authTagLength: TAG_BYTES/g)).toHaveLength(2)
  }
  expect(matches(/\b(?:publicEncrypt|privateDecrypt|pgp_sym_encrypt|encrypt_iv)\(/g)).toEqual([])
})

const rows = [...document.matchAll(/^\| `([^`]+\.ts)` \| (.+) \| (.+) \| (.+) \|$/gm)].map(
  ([, file = '', , bits = '', known = '']) => ({ file, bits: bits.split('; ').map(Number), known: known.split('; ') }),
)

test('each file that takes something from chance says what, with how many bits, and who may know it', () => {
  const takers = [...texts].flatMap(([file, text]) =>
    /\b(?:randomBytes|randomUUID|randomFillSync|getRandomValues|generateKeyPair(?:Sync)?|randomInt)\(/.test(text)
      ? [file]
      : [],
  )
  expect(takers.toSorted()).toEqual(rows.map(({ file }) => file).toSorted())
})

test('what nobody may guess has 128 bits', () => {
  for (const { file, bits, known } of rows) {
    if (known.every((one) => one === 'yes')) continue
    const text = texts.get(file) ?? ''
    expect(Math.max(...bits), file).toBeGreaterThanOrEqual(128)
    // A UUID has 122.
    if (!known.includes('yes')) expect(text, file).not.toContain('randomUUID')
    const bytes = [...text.matchAll(/randomBytes\((\d+)\)/g)].map(([, count]) => Number(count) * 8)
    expect(
      bytes.filter((count) => !bits.includes(count)),
      file,
    ).toEqual([])
  }
})
