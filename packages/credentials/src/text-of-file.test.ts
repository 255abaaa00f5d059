import { gzipSync } from 'node:zlib'
import type { GeneralJws } from '@concert/contracts/certificate-content'
import { beforeAll, describe, expect, test } from 'vitest'
import { at, type Cast, cast, issue } from '#credential.fixture.ts'
import { compactOf } from '#signed-credential.ts'
import { verifyCredential } from '#verify-credential.ts'

let made: Cast
let credential: GeneralJws
beforeAll(async () => {
  made = await cast()
  credential = await issue(Object.values(made.keys))
})
const verify = (received: string | Uint8Array) => verifyCredential(received, made.keySets, at)

describe('a genuine file as people have it', () => {
  const utf16 = (text: string, isBig: boolean) => {
    const bytes = Buffer.from(`\u{feff}${text}`, 'utf16le')
    return new Uint8Array(isBig ? bytes.swap16() : bytes)
  }
  test.for<[string, (text: string) => string | Uint8Array]>([
    ['with a byte order mark, as bytes', (text) => new TextEncoder().encode(`\u{feff}${text}`)],
    ['with a byte order mark, as text', (text) => `\u{feff}${text}`],
    ['as UTF-16, as a shell writes it', (text) => utf16(text, false)],
    ['as UTF-16 the other way round', (text) => utf16(text, true)],
    ['with line breaks around', (text) => `\n${text}\r\n`],
  ])('is read %s', async ([, written]) => {
    expect((await verify(written(JSON.stringify(credential)))).authenticity).toBe('authentic')
    const compact = compactOf(credential, made.keys.hk.kid)
    if (!written('x').toString().startsWith('\n'))
      expect((await verify(written(compact))).authenticity).toBe('authentic')
  })

  test.for<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /empty/],
    ['gzip', new Uint8Array(gzipSync('{}')), /gzip/],
    ['a PDF', Buffer.from('%PDF-1.7'), /PDF/],
    ['a web page', Buffer.from('<!doctype html>'), /web page/],
    ['a foreign credential', Buffer.from('{"@context":["https://www.w3.org/ns/credentials/v2"]}'), /payload/],
    ['bytes', Buffer.from([0xc3, 0x28, 0x00]), /UTF-8/],
  ])('that holds %s is called no credential, and why', async ([, bytes, why]) => {
    const result = await verify(new Uint8Array(bytes))
    expect(result).toMatchObject({ authenticity: 'not-a-credential', findings: [] })
    expect(result.refusal?.message).toMatch(why)
  })
})
