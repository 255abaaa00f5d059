import { residencyCategories as codes } from '@concert/domain/residency/category'
import { languages } from '@concert/domain/languages'
import { expect, test } from 'vitest'
import { residencyCategories } from './residency-categories.ts'
import { say } from './sentence.ts'

test('every residency category has its name and its examples, and none is there twice', () => {
  expect(Object.keys(residencyCategories)).toEqual([...codes])
  for (const language of languages) {
    const said = codes.flatMap((code) => [residencyCategories[code].name, residencyCategories[code].examples])
    expect(new Set(said.map((sentence) => say(sentence, language))).size, language).toBe(2 * codes.length)
  }
})
