import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchQueryOf } from './search-query.ts'
import { wordsOf } from './search-text.ts'

test.each([
  ['Ｈａｒｂｏｕｒ　ＬＬＭ', ['harbour', 'llm']],
  ['GBAAI-H001-26-L-00003-3', ['gbaai', 'h001', '26', 'l', '00003', '3']],
  ['Protecção', ['proteccao']],
  ['Straße', ['strasse']],
  ['STRAẞE', ['strasse']],
  ['ΟΔΟΣ', ['οδοσ']],
  ['海 港\u200b法律', ['海', '港法律']],
  ['嶺南', ['岭南']],
  ['Ｋ海​港體', ['k', '海港体']],
  ['香港（國際）LLM', ['香港', '国际', 'llm']],
  ['Harbour & Co., Ltd.', ['harbour', 'co', 'ltd']],
  ['Integridade Lótus 100% S.A.', ['integridade', 'lotus', '100', 'sa']],
  ['J. P. Silva', ['jp', 'silva']],
  ['서울 인공', ['서울', '인공']],
  ['ガイド', ['カイト']],
])('%j has the words %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test.each(["O'Hara", 'O’Hara', 'OʼHara', 'O‘Hara', 'O`Hara', 'O´Hara', 'O＇Hara', 'OHara'])(
  '%s is one word with every apostrophe and none',
  (text) => {
    expect(wordsOf(text)).toEqual(['ohara'])
  },
)

test('a name in Traditional Chinese has the words of the same one in Simplified', () => {
  expect(wordsOf('蓮花博彩誠信')).toEqual(wordsOf('莲花博彩诚信'))
})

test('a sign that is an apostrophe only in another form is left out too', () => {
  expect(wordsOf('α\u0374 β\u02b9')).toEqual(['α', 'β'])
})

test('the words of folded words are the same words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const words = wordsOf(text)
      expect(wordsOf(words.join(' '))).toEqual(words)
    }),
  )
})

test('no character of Unicode folds to one that would be folded again', () => {
  const again: string[] = []
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
    const character = String.fromCodePoint(codePoint)
    if (!/\p{Assigned}/u.test(character)) continue
    const words = wordsOf(character)
    if (wordsOf(words.join(' ')).join(' ') !== words.join(' ')) again.push(codePoint.toString(16))
  }
  expect(again).toEqual([])
})

test('a query asks for each word once, the longest first, and for what stands between names only where nothing else does', () => {
  expect(searchQueryOf('O’Hara and Filhos & Filhos e Limitada')?.words).toEqual(['limitada', 'filhos', 'ohara'])
  expect(searchQueryOf('And')?.words).toEqual(['and'])
})

test('a text of nothing but spaces and signs asks for nothing', () => {
  expect(searchQueryOf(' - – \u200b %_\\')).toBeUndefined()
})
