import { languages } from '@concert/domain/languages'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { everySentence } from './catalogue.fixture.ts'

const named = everySentence.map(({ module, path, sentence }) => [`${module} ${path.join('/')}`, sentence] as const)

/** The arguments of a message, those inside a choice or a plural too. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>()
  const collect = (elements: readonly object[]): void => {
    for (const element of elements) {
      if ('value' in element && 'type' in element && element.type !== 0) names.add(String(element.value))
      if ('options' in element) {
        for (const option of Object.values(element.options as Record<string, { value: object[] }>))
          collect(option.value)
      }
    }
  }
  collect(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst())
  return [...names].toSorted()
}

/** What is left of a message to translate: neither its arguments nor its signs. */
function words(message: string): string {
  return message.replaceAll(/\{\w+\}|[^\p{Letter}]/gu, '')
}

test('there are sentences to look at, on the pages and in the letters', () => {
  for (const folder of ['pages/', 'letters/']) {
    expect(everySentence.filter(({ module }) => module.startsWith(folder)).length).toBeGreaterThan(8)
  }
})

test.each(named)('%s is written in every language, with the same arguments', (_name, sentence) => {
  expect(Object.keys(sentence).toSorted()).toEqual([...languages].toSorted())
  for (const language of languages) {
    expect(sentence[language].trim(), language).not.toBe('')
    expect(argumentsOf(sentence[language]), language).toEqual(argumentsOf(sentence.en))
  }
})

test('an argument inside a plural counts', () => {
  expect(argumentsOf('{count, plural, one {Requirement {id} is} other {# are}} missing.')).toEqual(['count', 'id'])
})

test('none is left in English', () => {
  const same = named.filter(([, sentence]) => {
    const english = words(sentence.en)
    return english !== '' && languages.some((other) => other !== 'en' && words(sentence[other]) === english)
  })
  // A place has the same name in Portuguese.
  expect(same.map(([name]) => name)).toEqual(['places.ts placeNames/HK'])
})

test('Traditional and Simplified Chinese are not mixed', () => {
  const all = (language: 'zh-Hant' | 'zh-Hans'): string => named.map(([, sentence]) => sentence[language]).join('')
  expect(all('zh-Hant')).not.toMatch(/[证书认机关门国与为无关数据发签录册册条项语页处应决见问题请载过时间务说]/u)
  expect(all('zh-Hans')).not.toMatch(/[證書認機關門國與為無數據發簽錄條項語頁處應決見問題請載過時間務說]/u)
})
