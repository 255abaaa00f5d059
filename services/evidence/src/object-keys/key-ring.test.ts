import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StoreUnavailable } from '#object-store/object-store.ts'
import { SealBroken } from '#object-store/sealed-records.ts'
import { keyRing, readKeyRing } from './key-ring.ts'

const [older, newer] = [randomBytes(32), randomBytes(32)]
const key = randomBytes(32)

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-key-ring-'))
  file = join(folder, 'hk.evidence.keys')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const keep = (text: string) => writeFile(file, text, { mode: 0o600 })

test('a key that was wrapped is unwrapped for the same object, as long as its key is on the ring', () => {
  const wrapped = keyRing([older]).wrap(key, 'object')
  const both = keyRing([newer, older])
  expect(both.unwrap(wrapped, 'object')).toEqual(key)
  expect(both.wrap(key, 'object').keyId).toBe(both.currentId)
  expect(both.currentId).toBe(keyRing([newer]).currentId)
  expect(() => keyRing([newer]).unwrap(wrapped, 'object')).toThrow(StoreUnavailable)
})

test('a wrapped key is of no use for another object, or once it was changed', () => {
  const ring = keyRing([newer])
  const { keyId, wrapped } = ring.wrap(key, 'object')
  expect(() => ring.unwrap({ keyId, wrapped }, 'another')).toThrow(SealBroken)
  for (let at = 0; at < wrapped.length; at += 1) {
    const changed = Buffer.from(wrapped.map((byte, index) => (index === at ? byte ^ 1 : byte)))
    expect(() => ring.unwrap({ keyId, wrapped: changed }, 'object')).toThrow(SealBroken)
  }
  expect(() => ring.unwrap({ keyId, wrapped: wrapped.subarray(1) }, 'object')).toThrow(SealBroken)
})

test('the same key is never wrapped alike twice', () => {
  const ring = keyRing([newer])
  expect(ring.wrap(key, 'object').wrapped).not.toEqual(ring.wrap(key, 'object').wrapped)
})

test('a file has the key that wraps in its first line', async () => {
  await keep(`${newer.toString('hex')}\n${older.toString('hex')}\n`)
  const ring = await readKeyRing(file)
  expect(ring.ids).toEqual([keyRing([newer]).currentId, keyRing([older]).currentId])
  expect(ring.currentId).toBe(ring.ids[0])
})

test.each(['', '\n', 'secret', `${'ab'.repeat(31)}\n`, `${'ab'.repeat(32)}\nsecret\n`, `${'AB'.repeat(32)}\n`])(
  'a file with %j is none of keys, and its content is not told',
  async (text) => {
    await keep(text)
    const reading = readKeyRing(file)
    await expect(reading).rejects.toThrow('is not a file of keys')
    await expect(reading).rejects.not.toThrow('secret')
  },
)

test('a file that others may read is refused', async () => {
  await keep(`${newer.toString('hex')}\n`)
  await chmod(file, 0o640)
  await expect(readKeyRing(file)).rejects.toThrow('is readable by others (0640)')
})
