import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ErrorCode, errorCodes, errorParams, fault, type FoundError } from '@concert/contracts/found-errors'
import { problemCodes } from '@concert/contracts/problems'
import { checkIdentifier } from '@concert/domain/identifiers/check-identifier'
import { violation } from '@concert/domain/violation'
import { describe, expect, test } from 'vitest'
import { errors, sayError } from '#errors.ts'
import { expectParams } from './params.fixture.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** Sources that can find an error: neither the lists of codes nor tests. */
const sources = globSync(['packages/*/src/**/*.ts', 'services/*/src/**/*.ts'], { cwd: root })
  .filter((file) => !/packages\/sentences\/|-codes\.ts$|\.(test|fixture)\.ts$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n')

describe.each(errorCodes)('%s', (code: ErrorCode) => {
  test('reads its params and no others, in every language', () => {
    expectParams(errors[code].message, errorParams[code], code)
  })

  test('has a page whose sentences have no gaps, in every language', () => {
    for (const sentence of [errors[code].cause, errors[code].remedy]) expectParams(sentence, {}, code)
  })

  test('is found by a source', () => {
    expect(sources).toContain(`'${code}'`)
  })
})

test('no code is both a problem and an error, for both have a page under /problems', () => {
  const problems: readonly string[] = problemCodes
  expect(errorCodes.filter((code) => problems.includes(code))).toEqual([])
})

describe('an error is said', () => {
  const said = (error: FoundError) => ({
    en: sayError(error, 'en'),
    'zh-Hant': sayError(error, 'zh-Hant'),
    pt: sayError(error, 'pt'),
  })

  test('with the words of closed lists in the language of the sentence', () => {
    const params = { practice: 'social-scoring' } as const
    expect(said(violation('class-unacceptable', '/riskClass', params))).toEqual({
      en: 'The risk class is unacceptable (Social scoring of natural persons). No system of this class is certified.',
      'zh-Hant': '風險等級為不可接受（對自然人進行社會評分）。此等級的系統不予認證。',
      pt: 'A classe de risco é inaceitável (Classificação social de pessoas singulares). Nenhum sistema desta classe é certificado.',
    })
  })

  test('with words that the sentence itself tells apart, hyphens and all', () => {
    const found = violation('grade-without-evidence', '', { grade: 'conforms-with-observation' })
    expect(said(found).en).toBe('The grade conforms with observation requires evidence. Cite at least one digest.')
    expect(said(found)['zh-Hant']).toContain('符合並有觀察項')
  })

  test('with a list joined as its language joins lists', () => {
    const found = violation('requirement-not-reopened', '', { requirementId: 'TS-01', reopened: ['ET-01', 'DP-02'] })
    expect(said(found).pt).toContain('Responda apenas a ET-01 e DP-02.')
  })

  test('with the position and the character expected of an identifier', () => {
    const check = checkIdentifier('USCC', '91440100MAYX000263')
    const [organisation, whole] = check.ok ? [] : check.violations
    expect(organisation && sayError(organisation, 'en')).toMatch(
      /^Position 17 of the unified social credit code is the check character "6", but positions 9-16 give ".". /,
    )
    expect(whole && sayError(whole, 'zh-Hans')).toContain('统一社会信用代码第 18 位')
  })

  test('of a natural person’s number without naming the number', () => {
    const check = checkIdentifier('MO-TAX', '09990011')
    expect(check.ok ? [] : check.violations.map((found) => sayError(found, 'en'))).toEqual([
      'This is the taxpayer number of a natural person: it has 0 at position 1. Give the number of the organisation, which has 8 there.',
    ])
  })

  test('of a fault of the request', () => {
    expect(said(fault('too-big', '/limit', { of: 'number', most: 100 }))).toEqual({
      en: 'This must be at most 100.',
      'zh-Hant': '此處不得大於 100。',
      pt: 'Deve ser no máximo 100.',
    })
  })
})
