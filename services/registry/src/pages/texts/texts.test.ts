import { expect, test } from 'vitest'
import type { EffectWord } from '#verdict/effect-word.ts'
import { texts } from './texts.ts'

/** Every text of a catalogue with its path; functions are called with what they take. */
function entries(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, entry]) => entries(entry, `${path}/${key}`))
}

const english = new Map(entries(texts.en))

test.each(['zh-Hant', 'zh-Hans', 'pt'] as const)(
  '%s has every text, none blank, and none left in English',
  (language) => {
    const translated = entries(texts[language])
    expect(translated.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted())
    expect(translated.filter(([, text]) => text.trim() === '')).toEqual([])
    const same = translated.filter(([path, text]) => english.get(path) === text).map(([path]) => path)
    // A place has the same name in Portuguese.
    expect(same).toEqual(language === 'pt' ? ['/places/HK'] : [])
  },
)

test('Traditional and Simplified Chinese are not mixed', () => {
  const traditional = entries(texts['zh-Hant'])
    .map(([, text]) => text)
    .join('')
  const simplified = entries(texts['zh-Hans'])
    .map(([, text]) => text)
    .join('')
  expect(traditional).not.toMatch(/[证书认机关门国与为无关数据发签录册册条项语页处应决见问题请载过时间务说]/u)
  expect(simplified).not.toMatch(/[證書認機關門國與為無數據發簽錄條項語頁處應決見問題請載過時間務說]/u)
})

test.each(['en', 'zh-Hant', 'zh-Hans', 'pt'] as const)('%s words every effect with its places', (language) => {
  const { effects, verdict } = texts[language]
  for (const effect of Object.keys(effects) as EffectWord[]) {
    const one = verdict.worth([{ effect, places: ['MO'] }])
    const three = verdict.worth([{ effect, places: ['CN', 'HK', 'MO'] }])
    expect(three.length).toBeGreaterThan(one.length)
    expect(three).not.toMatch(/undefined|\bCN\b|\bHK\b|\bMO\b/)
  }
})

test('a day is written as each language writes it, in Portuguese with the month in capitals', () => {
  expect(texts.en.day('2029-11-05')).toBe('5 November 2029')
  expect(texts['zh-Hant'].day('2029-11-05')).toBe('2029年11月5日')
  expect(texts.pt.day('2029-11-05')).toBe('5 de Novembro de 2029')
})
