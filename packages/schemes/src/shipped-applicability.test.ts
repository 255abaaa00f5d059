import { jurisdictions } from '@concert/domain/jurisdictions'
import {
  type ApplicableRequirement,
  type CertificationScope,
  applicableRequirements,
  mustAnswer,
} from '@concert/domain/scheme/applicability'
import { modalities, obligations } from '@concert/domain/scheme/requirement'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadEdition } from './load-edition.ts'

const edition = loadEdition('GBA-AI 2026-1')
const everything = { modalities, placesOfUse: jurisdictions }
const mandatoryInMainlandOnly = ['GBA-AI-TS-15', 'GBA-AI-TS-16', 'GBA-AI-DP-10']

const scopeArbitrary: fc.Arbitrary<CertificationScope> = fc.record({
  riskClass: fc.constantFrom('minimal' as const, 'limited' as const, 'high' as const),
  modalities: fc.uniqueArray(fc.constantFrom(...modalities)),
  placesOfUse: fc.uniqueArray(fc.constantFrom(...jurisdictions)),
})

function expectNoLess(before: readonly ApplicableRequirement[], after: readonly ApplicableRequirement[]) {
  const byId = new Map(after.map((requirement) => [requirement.requirementId, requirement]))
  for (const requirement of before) {
    const other = byId.get(requirement.requirementId)
    if (other === undefined) expect.fail(`${requirement.requirementId} no longer applies`)
    expect(obligations.indexOf(other.obligation)).toBeGreaterThanOrEqual(obligations.indexOf(requirement.obligation))
    expect(other.metrics).toEqual(expect.arrayContaining([...requirement.metrics]))
    expect(other.localAnnex).toEqual(expect.arrayContaining([...requirement.localAnnex]))
  }
}

describe('applicability in the shipped edition', () => {
  test.each([
    ['high', { required: 58, recommended: 0, conditional: 2, 'not-applicable': 0 }],
    ['limited', { required: 47, recommended: 10, conditional: 2, 'not-applicable': 1 }],
    ['minimal', { required: 10, recommended: 36, conditional: 0, 'not-applicable': 14 }],
  ] as const)('the class %s asks as many requirements as the scheme states', (riskClass, expected) => {
    const entries = edition.requirements.map((requirement) => requirement.applicability.riskClasses[riskClass])
    const count = (entry: string) => entries.filter((candidate) => candidate === entry).length
    expect({
      required: count('required'),
      recommended: count('recommended'),
      conditional: count('conditional'),
      'not-applicable': count('not-applicable'),
    }).toEqual(expected)
    const applicable = applicableRequirements(edition, { ...everything, riskClass })
    expect(applicable).toHaveLength(60 - expected['not-applicable'])
  })

  test('a flow that may not exist is never demanded: what is conditional in every place need not be answered', () => {
    const scope = { ...everything, riskClass: 'high' } as const
    const optional = applicableRequirements(edition, scope).filter((requirement) => !requirement.mustAnswer)
    expect(optional.map(({ requirementId }) => requirementId)).toEqual([
      'GBA-AI-XB-02',
      'GBA-AI-XB-03',
      'GBA-AI-IN-01',
      'GBA-AI-IN-02',
    ])
    expect(mustAnswer(edition, scope)).toHaveLength(56)
  })

  test('a limited language and generation system of three places must answer 43 of 56', () => {
    const scope = { riskClass: 'limited', modalities: ['nlp', 'genai'], placesOfUse: ['CN', 'HK', 'MO'] } as const
    expect([applicableRequirements(edition, scope).length, mustAnswer(edition, scope).length]).toEqual([56, 43])
    for (const requirement of mustAnswer(edition, scope)) expect(requirement.needsEvidence).toBe(true)
  })

  test('another place of use never removes a requirement nor weakens an obligation', () => {
    fc.assert(
      fc.property(scopeArbitrary, fc.constantFrom(...jurisdictions), (scope, added) => {
        const wider = { ...scope, placesOfUse: [...scope.placesOfUse, added] }
        expectNoLess(applicableRequirements(edition, scope), applicableRequirements(edition, wider))
      }),
    )
  })

  test('a higher class never removes a requirement, weakens an obligation nor drops a metric', () => {
    fc.assert(
      fc.property(scopeArbitrary, (scope) => {
        const apply = (riskClass: CertificationScope['riskClass']) =>
          applicableRequirements(edition, { ...scope, riskClass })
        expectNoLess(apply('minimal'), apply('limited'))
        expectNoLess(apply('limited'), apply('high'))
      }),
    )
  })

  test('a higher class never loosens the threshold of a metric', () => {
    const metrics = edition.requirements.flatMap(({ acceptance }) => acceptance.metrics)
    const looser = metrics.filter(({ operator, threshold }) => {
      const bounds = [threshold.minimal, threshold.limited, threshold.high]
        .filter((bound) => bound !== undefined)
        .map(Number)
      return bounds.some((bound, index) => {
        const lower = bounds[index - 1] ?? bound
        return operator === '<=' ? bound > lower : operator === '>=' ? bound < lower : bound !== lower
      })
    })
    expect(metrics).toHaveLength(109)
    expect(looser).toEqual([])
  })

  test('what is mandatory in the mainland only is never demanded of a scope of Hong Kong and Macao', () => {
    fc.assert(
      fc.property(scopeArbitrary, (scope) => {
        const outside = { ...scope, placesOfUse: scope.placesOfUse.filter((place) => place !== 'CN') }
        for (const requirement of applicableRequirements(edition, outside)) {
          expect(requirement.localAnnex.filter((clause) => clause.endsWith('/CN'))).toEqual([])
          expect(requirement.metrics).not.toContain('mlps_level')
          if (mandatoryInMainlandOnly.includes(requirement.requirementId)) expect(requirement.mustAnswer).toBe(false)
        }
      }),
    )
    const inMainland = mustAnswer(edition, { ...everything, riskClass: 'high', placesOfUse: ['CN'] })
    expect(inMainland.map(({ requirementId }) => requirementId)).toEqual(
      expect.arrayContaining(mandatoryInMainlandOnly),
    )
  })
})
