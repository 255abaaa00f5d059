import { problemCodes } from '@concert/contracts/problems'
import { languages } from '@concert/domain/languages'
import { expect, test } from 'vitest'
import { expectParams } from './params.fixture.ts'
import { problems } from '#problems.ts'

test.each(problemCodes)('%s has its title, cause and remedy in every language, none with a gap', (code) => {
  const { title, cause, remedy } = problems[code]
  for (const text of [title, cause, remedy]) {
    expectParams(text, {}, code)
    for (const language of languages) expect(text[language].trim()).not.toBe('')
  }
  expect(remedy.en).toMatch(/\.$/)
})

test('no title says two different problems', () => {
  for (const language of languages) {
    const titles = problemCodes.map((code) => problems[code].title[language])
    expect(new Set(titles).size).toBe(titles.length)
  }
})
