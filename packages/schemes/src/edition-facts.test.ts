import { describe, expect, test } from 'vitest'
import {
  certifiableClass,
  certificateBodyOf,
  certificateRules,
  competenceOf,
  requirementOf,
  requirementTitle,
  validityMonths,
} from './edition-facts.ts'
import { loadEdition } from './load-edition.ts'

const edition = loadEdition('GBA-AI 2026-1')

describe('what an edition tells', () => {
  test('a requirement is titled in the language asked for', () => {
    expect(requirementTitle(edition, 'GBA-AI-ET-13', 'en')).toBe('Prohibited-practice screening')
    expect(requirementTitle(edition, 'GBA-AI-ET-13', 'zh-Hant')).toBe('禁止用途篩查')
    expect(requirementTitle(edition, 'GBA-AI-ET-13', 'zh-Hans')).toBe('禁止用途筛查')
    expect(requirementTitle(edition, 'GBA-AI-ET-13', 'pt')).toBe('Verificação de práticas proibidas')
  })

  test('an unknown requirement has no entry, title or competence', () => {
    expect(requirementOf(edition, 'GBA-AI-TS-99')).toBeUndefined()
    expect(() => requirementTitle(edition, 'GBA-AI-TS-99', 'en')).toThrow(/no requirement GBA-AI-TS-99/)
    expect(() => competenceOf(edition, 'constructor')).toThrow(RangeError)
  })

  test('each class says how long its certificates are valid', () => {
    const months = (['high', 'limited', 'minimal'] as const).map((riskClass) => validityMonths(edition, riskClass))
    expect(months).toEqual([36, 36, 24])
    expect(certifiableClass(edition, 'high')).toMatchObject({ surveillanceMonths: [6, 12, 24], minReviewers: 3 })
  })

  test('a certificate is judged by the months of its class', () => {
    expect(certificateRules(edition).validityMonths).toEqual({ high: 36, limited: 36, minimal: 24 })
  })

  test('a requirement is evaluated by its area, or by the kind of model that it tests', () => {
    expect(competenceOf(edition, 'GBA-AI-TS-01')).toBe('TS')
    expect(competenceOf(edition, 'GBA-AI-XB-02')).toBe('XB')
    expect(competenceOf(edition, 'GBA-AI-TS-09')).toBe('nlp')
    expect(competenceOf(edition, 'GBA-AI-TS-14')).toBe('genai')
  })

  test('bodies and deadlines are as the joint body fixed them', () => {
    const bodies = (['cn-gd', 'hk', 'mo'] as const).map((authority) => certificateBodyOf(edition, authority))
    expect(bodies).toEqual(['034', '001', '002'])
    expect(edition.parameters.nonconformityDeadlineDays.minor).toBeLessThanOrEqual(90)
    expect(edition.parameters.recognitionQuorum).toBe(2)
  })
})
