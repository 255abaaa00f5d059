import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bytesInMemory } from '#file-bytes.ts'
import { inspectFile } from '#inspect-file.ts'
import { EncodedContentSearch } from '#text/encoded-content.ts'

async function inspected(text: string, mediaType: string, fileName: string) {
  const bytes = bytesInMemory(Buffer.from(text))
  return inspectFile({ fileName, mediaType, residencyCategory: 'C3', bytes })
}
const html = (body: string) => inspected(`<!doctype html><html><body>${body}</body></html>`, 'text/html', 'a.html')
const xml = (body: string) => inspected(`<?xml version="1.0"?><r>${body}</r>`, 'application/xml', 'a.xml')

describe('the words of a text with elements are searched as they are read', () => {
  test.each([
    ['signs that stand for brackets', 'A123456&#40;3&#x29;'],
    ['a blank that does not break', 'A&nbsp;123456&nbsp;(3)'],
    ['elements inside of the number', 'A<b>123</b><span class="d">456</span>(3)'],
    ['an attribute', '<p title="A123456&#40;3)">x</p>'],
    ['a comment', '<!-- A123456(3) -->'],
  ])('%s', async (_what, body) => {
    const { findings, hasPersonalData } = await html(body)
    expect(hasPersonalData).toBe(true)
    expect(findings).toMatchObject([{ code: 'personal-data', params: { identifier: 'HKID', count: 1 } }])
  })

  test('also in XML, and a mark of classification whose star is written as a number', async () => {
    expect((await xml('<id>A123456&#40;3&#41;</id>')).hasPersonalData).toBe(true)
    expect((await html('<p>绝密&#9733;10年</p>')).findings).toMatchObject([{ code: 'classification-mark' }])
    expect((await xml('<m>&#x7edd;&#x5bc6;</m>')).findings).toMatchObject([{ code: 'classification-mark' }])
  })

  test('and what stands in two cells or paragraphs is not one number', async () => {
    expect(await html('<p>A123456</p><p>(3)</p>')).toMatchObject({ hasPersonalData: false })
    expect(await xml('<id>A123456</id><check>(3)</check>')).toMatchObject({ hasPersonalData: false })
  })

  test('and what is found by both ways is counted once', async () => {
    const { findings } = await html('<p>A123456(3)</p><p>A<i>123456</i>(3)</p>')
    expect(findings).toMatchObject([{ code: 'personal-data', params: { count: 2 } }])
  })
})

const picture = randomBytes(3_000).toString('base64')
const inLines = picture.replaceAll(/.{76}/g, '$&\n')

describe('nothing is said of what a text holds in letters', () => {
  test.each([
    ['a picture in HTML', '<img src="data:image/png;base64,iVBORw0KGgo=">', 'text/html', 'a.html'],
    ['a drawing in HTML', '<p>x</p><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', 'text/html', 'a.html'],
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', 'image/svg+xml', 'a.svg'],
    ['a picture in JSON', JSON.stringify({ photo: picture }), 'application/json', 'a.json'],
    ['a picture in a notebook', JSON.stringify(inLines.match(/.+\n?/g)), 'application/json', 'a.ipynb'],
    ['a picture as mail breaks it', inLines, 'text/plain', 'a.txt'],
    ['a picture in a cell', `name,photo\nx,${picture}\n`, 'text/csv', 'a.csv'],
    ['a picture in XML', `<?xml version="1.0"?><r><photo>${picture}</photo></r>`, 'application/xml', 'a.xml'],
    ['a picture in Markdown', `![](data:image/jpeg;base64,/9j/4AA)`, 'text/markdown', 'a.md'],
    ['bytes in hexadecimal', randomBytes(1_000).toString('hex'), 'text/plain', 'a.log'],
  ])('%s', async (_what, text, mediaType, fileName) => {
    expect((await inspected(text, mediaType, fileName)).hasUnsearched).toBe(true)
  })

  test('however it comes in parts', () => {
    for (const cut of [1, 7, 100, 500]) {
      const search = new EncodedContentSearch()
      for (const part of ['see ', picture.slice(0, cut), picture.slice(cut, 1_024)]) search.take(part)
      const address = new EncodedContentSearch()
      for (const part of ['x DATA:', 'ima', 'ge/gif']) address.take(part)
      expect([search.isFound, address.isFound]).toEqual([true, true])
    }
  })

  test.each([
    ['digests', Array.from({ length: 50 }, () => `${randomBytes(32).toString('hex')}  file.bin`).join('\n')],
    ['digests in lines of their own', Array.from({ length: 50 }, () => randomBytes(32).toString('hex')).join('\n')],
    ['a signature', randomBytes(512).toString('base64')],
    ['lines between words', `${'-'.repeat(120)}\nwords\n`.repeat(20)],
    ['words', 'internationalisation\n'.repeat(200)],
    ['Chinese', '粵港澳大灣區人工智能認證'.repeat(200)],
  ])('but of %s it is', async (_what, text) => {
    expect((await inspected(text, 'text/plain', 'a.txt')).hasUnsearched).toBe(false)
  })
})
