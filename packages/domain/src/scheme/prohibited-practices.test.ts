import { describe, expect, test } from 'vitest'
import { languages } from '#languages.ts'
import { prohibitedPractices, screenProhibitedPractices } from './prohibited-practices.ts'

describe('screening for prohibited practices', () => {
  test('a certifiable class without a declared practice is not refused', () => {
    for (const riskClass of ['high', 'limited', 'minimal'] as const) {
      expect(screenProhibitedPractices(riskClass)).toEqual({ refused: false })
      expect(screenProhibitedPractices(riskClass, null)).toEqual({ refused: false })
    }
  })

  test('the class unacceptable is refused with the practice named', () => {
    expect(screenProhibitedPractices('unacceptable', 'social-scoring')).toMatchObject({
      refused: true,
      requirementId: 'GBA-AI-ET-13',
      practice: { code: 'social-scoring', name: { en: 'Social scoring of natural persons' } },
    })
  })

  test('the class unacceptable is refused even when no practice, or an unknown one, is named', () => {
    expect(screenProhibitedPractices('unacceptable')).toMatchObject({ refused: true, practice: null })
    expect(screenProhibitedPractices('unacceptable', 'constructor')).toMatchObject({ refused: true, practice: null })
  })

  test('a practice declared under a certifiable class is refused all the same', () => {
    expect(screenProhibitedPractices('high', 'social-scoring')).toMatchObject({ refused: true })
  })

  test('every practice has a code of its own and a name in every language', () => {
    expect(new Set(prohibitedPractices.map((practice) => practice.code)).size).toBe(prohibitedPractices.length)
    for (const practice of prohibitedPractices) {
      for (const language of languages) expect(practice.name[language].trim()).not.toBe('')
    }
  })
})
