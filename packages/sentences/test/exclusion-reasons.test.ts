import { exclusionCodes, exclusionReason, exclusionReasonParams } from '@concert/domain/evaluation/exclusion-reasons'
import { expect, test } from 'vitest'
import { exclusionReasons, sayExclusion } from '#exclusion-reasons.ts'
import { expectParams } from './params.fixture.ts'

test.each(exclusionCodes)('%s reads its params and no others, in every language', (code) => {
  expectParams(exclusionReasons[code], exclusionReasonParams[code], code)
})

test('a reason is said in the four languages, the words of closed lists too', () => {
  expect(sayExclusion(exclusionReason('language-missing', { languages: ['en', 'zh-Hant'] }))).toEqual({
    en: 'Works in none of the languages of the case: English and Traditional Chinese.',
    'zh-Hant': '不通曉個案所用的任何語文：英文及繁體中文。',
    'zh-Hans': '不通晓案件所用的任何语言：英文和繁体中文。',
    pt: 'Não trabalha em nenhuma das línguas do processo: inglês e chinês tradicional.',
  })
  expect(sayExclusion(exclusionReason('engaged-by-client', { kind: 'consultancy' })).en).toBe('Advises the client.')
})
