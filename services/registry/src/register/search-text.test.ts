import fc from 'fast-check'
import { expect, test } from 'vitest'
import { folded, searchPattern } from './search-text.ts'

test.each([
  ['Ｈａｒｂｏｕｒ　ＬＬＭ', 'harbourllm'],
  ['GBAAI-H001-26-L-00003-3', 'gbaaih00126l000033'],
  ['Protecção', 'proteccao'],
  ['Straße', 'strasse'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['海 港\u200b法律', '海港法律'],
  ['嶺南', '岭南'],
  ['Ｋ海​港體', 'k海港体'],
])('%j is searched as %j', (text, expected) => {
  expect(folded(text)).toBe(expected)
})

test('a name in Traditional Chinese is searched as the same one in Simplified', () => {
  expect(folded('蓮花博彩誠信')).toBe(folded('莲花博彩诚信'))
})

test('folding a folded text changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(folded(folded(text))).toBe(folded(text))
    }),
  )
})

test('a pattern has no wildcard but those at its ends', () => {
  expect(searchPattern('50%_\\')).toBe(String.raw`%50\%\_\\%`)
})

test('a text of nothing but spaces and hyphens makes no pattern', () => {
  expect(searchPattern(' - – \u200b')).toBeUndefined()
})
