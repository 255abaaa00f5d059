import { languages } from '@concert/domain/languages'
import { prohibitedPracticeRequirementId } from '@concert/domain/scheme/prohibited-practices'
import { describe, expect, test } from 'vitest'
import { gbaAi20261 } from './editions/gba-ai-2026-1/edition.ts'
import { buildEdition, editions, isEditionId, loadEdition } from './load-edition.ts'

const edition = loadEdition('GBA-AI 2026-1')

type EditionData = typeof gbaAi20261
type RequirementData = EditionData['catalogue']['requirements'][number]

/** The message with which the edition is refused once its data are changed, or '' when it is not refused. */
function refusalOf(change: (data: EditionData) => void): string {
  const data = structuredClone(gbaAi20261)
  change(data)
  try {
    buildEdition('GBA-AI 2026-1', data)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return ''
}

/** The same for a change of one requirement. */
function refusalOfRequirement(id: string, change: (requirement: RequirementData) => void): string {
  return refusalOf((data) => {
    const requirement = data.catalogue.requirements.find((candidate) => candidate.id === id)
    if (requirement === undefined) throw new Error(`the test names ${id}, which the edition has not`)
    change(requirement)
  })
}

describe('the shipped edition', () => {
  test('loads whole, once, and is frozen to its leaves', () => {
    expect(edition.requirements).toHaveLength(60)
    expect(loadEdition('GBA-AI 2026-1')).toBe(edition)
    for (const part of [
      edition,
      edition.requirements,
      edition.requirements[0],
      edition.requirements[0]?.title,
      edition.requirements[0]?.applicability.jurisdictions,
      edition.places.HK,
      edition.parameters.competenceOf,
    ]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })

  test('every requirement has an id of its own and a title in every language', () => {
    expect(new Set(edition.requirements.map(({ id }) => id)).size).toBe(60)
    for (const requirement of edition.requirements) {
      for (const language of languages) expect(requirement.title[language].trim()).not.toBe('')
    }
  })

  test('it holds what the description of the scheme counts', () => {
    const perPillar = Map.groupBy(edition.requirements, ({ pillar }) => pillar)
    expect([...perPillar].map(([pillar, all]) => [pillar, all.length])).toEqual([
      ['TS', 20],
      ['ET', 14],
      ['DP', 13],
      ['XB', 8],
      ['IN', 5],
    ])
    expect(edition.requirements.flatMap(({ localAnnex }) => localAnnex)).toHaveLength(115)
    const metrics = edition.requirements.flatMap(({ acceptance }) => acceptance.metrics)
    const perBasis = Map.groupBy(metrics, ({ basis }) => /^[a-z]+/.exec(basis)?.[0])
    expect([...perBasis].map(([basis, all]) => [basis, all.length]).sort()).toEqual([
      ['cited', 15],
      ['convention', 8],
      ['proposed', 86],
    ])
  })

  test('systems are screened for prohibited practices under a requirement that it has', () => {
    expect(edition.requirements.map(({ id }) => id)).toContain(prohibitedPracticeRequirementId)
  })

  test('only shipped editions are known', () => {
    expect(editions).toEqual(['GBA-AI 2026-1'])
    expect(isEditionId('GBA-AI 2026-1')).toBe(true)
    expect(isEditionId('GBA-AI 2025-1')).toBe(false)
    expect(isEditionId('constructor')).toBe(false)
  })
})

describe('an unsound edition does not load, and the message names the fault', () => {
  test('unchanged data are sound', () => {
    expect(refusalOf(() => {})).toBe('')
  })

  test('a member that nobody knows', () => {
    expect(refusalOfRequirement('GBA-AI-TS-01', (r) => Object.assign(r, { waived: true }))).toContain('waived')
    expect(refusalOf((data) => Object.assign(data.parameters, { quorum: 1 }))).toContain('quorum')
  })

  test('a title missing in one language', () => {
    expect(refusalOfRequirement('GBA-AI-TS-01', (r) => Reflect.deleteProperty(r.title, 'pt'))).toContain('title.pt')
    expect(refusalOfRequirement('GBA-AI-TS-01', (r) => Object.assign(r.title, { pt: ' ' }))).toContain('title.pt')
  })

  test('another edition than the one asked for', () => {
    expect(refusalOf((data) => Object.assign(data.catalogue.scheme, { edition: '2027-1' }))).toContain('GBA-AI 2027-1')
    expect(refusalOf((data) => Object.assign(data.parameters, { edition: 'GBA-AI 2027-1' }))).toContain('parameters')
  })

  test('a requirement or a class defined twice', () => {
    expect(refusalOfRequirement('GBA-AI-TS-02', (r) => Object.assign(r, { id: 'GBA-AI-TS-01' }))).toContain(
      'GBA-AI-TS-01 is defined twice',
    )
    const refusal = refusalOf((data) => {
      data.catalogue.scheme.riskClasses.push(...structuredClone(data.catalogue.scheme.riskClasses.slice(1, 2)))
    })
    expect(refusal).toContain('class high is defined twice')
  })

  test.each([
    ['pillar', { pillar: 'ET' }],
    ['evaluation method', { evaluationMethods: ['seance'] }],
    ['residency category', { evidence: [{ type: 'note', residencyCategory: 'C99', description: 'A note' }] }],
    [
      'evidence note',
      { evidence: [1, 2].map(() => ({ type: 'note', residencyCategory: 'C1', description: 'A note' })) },
    ],
  ])('a %s that does not fit the scheme', (what, change) => {
    expect(refusalOfRequirement('GBA-AI-TS-01', (r) => Object.assign(r, change))).toContain(what)
  })

  test('a modality that the scheme has not declared', () => {
    expect(refusalOf((data) => data.catalogue.scheme.modalities.splice(1, 1))).toContain('modality nlp')
  })

  test('a higher class that asks less, a certifiable class refused, the unacceptable class accepted', () => {
    const withClasses = (change: object) =>
      refusalOfRequirement('GBA-AI-TS-01', (r) => Object.assign(r.applicability.riskClasses, change))
    expect(withClasses({ high: 'recommended' })).toContain('a higher class asks less')
    expect(withClasses({ high: 'refuse' })).toContain('certifiable class high is refused')
    expect(withClasses({ unacceptable: 'required' })).toContain('unacceptable is not refused')
  })

  test('a place without data, and data of what is no place', () => {
    expect(refusalOf(({ places }) => Reflect.deleteProperty(places, 'MO'))).toContain(
      'there are no data for the place MO',
    )
    expect(refusalOf(({ places }) => Object.assign(places, { XB: places.HK }))).toContain(
      'data for XB, which is no place',
    )
    expect(refusalOf(({ places }) => Object.assign(places, { MO: places.HK }))).toContain(
      'data of MO name the place HK',
    )
    expect(refusalOf(({ places }) => Object.assign(places.MO, { edition: 'GBA-AI 2027-1' }))).toContain(
      'data of MO are of GBA-AI 2027-1',
    )
  })

  test('a place that leaves a requirement out, or names one that there is not', () => {
    const withApplicability = (change: object) =>
      refusalOf(({ places }) => Object.assign(places.HK.applicability, change))
    expect(withApplicability({ 'GBA-AI-TS-99': 'mandatory' })).toContain(
      'HK names GBA-AI-TS-99, which is no requirement',
    )
    expect(withApplicability({ 'GBA-AI-TS-01': 'sometimes' })).toContain('the data of HK')
    expect(refusalOf(({ places }) => Reflect.deleteProperty(places.HK.applicability, 'GBA-AI-TS-01'))).toContain(
      'HK does not say whether GBA-AI-TS-01 applies',
    )
  })

  test('a local clause where the requirement is not applicable, or where there is none', () => {
    const clause = { en: 'A local rule.' }
    const withAnnex = (id: string, applicability: object = {}) =>
      refusalOf(({ places }) => {
        Object.assign(places.HK.localAnnex, { [id]: clause })
        Object.assign(places.HK.applicability, applicability)
      })
    expect(withAnnex('GBA-AI-TS-01')).toBe('')
    expect(withAnnex('GBA-AI-TS-99')).toContain('HK adds a clause to GBA-AI-TS-99, which is no requirement')
    expect(withAnnex('GBA-AI-TS-01', { 'GBA-AI-TS-01': 'not-applicable' })).toContain(
      'HK has a local clause of GBA-AI-TS-01, which is not applicable there',
    )
  })

  test.each([
    ['<=', { high: 3, limited: 2 }],
    ['>=', { high: 2, limited: 3 }],
    ['==', { high: true, limited: false }],
    ['<=', { limited: 2 }],
  ])('a metric %s whose threshold is looser for a higher class: %o', (operator, threshold) => {
    const refusal = refusalOfRequirement('GBA-AI-TS-09', (r) => {
      Object.assign(r.acceptance.metrics[0] ?? {}, { operator, threshold })
    })
    expect(refusal).toContain('metric claim_shortfall is looser')
  })

  test('a metric defined twice, and metrics where only judgement is announced', () => {
    const withAcceptance = (change: (acceptance: RequirementData['acceptance']) => object) =>
      refusalOfRequirement('GBA-AI-TS-09', (r) => Object.assign(r.acceptance, change(r.acceptance)))
    expect(withAcceptance(({ metrics }) => ({ metrics: [...metrics, ...metrics] }))).toContain('defined twice')
    expect(withAcceptance(() => ({ kind: 'judgement' }))).toContain('does not fit')
  })

  test('a decision left to one person, or fewer deciders for a higher class', () => {
    const withQuorum = (change: object) => refusalOf((data) => Object.assign(data.parameters.decisionQuorum, change))
    expect(withQuorum({ minimal: 1 })).toContain('decisionQuorum.minimal')
    expect(withQuorum({ limited: 4 })).toContain('smaller decision quorum')
    expect(refusalOf((data) => Object.assign(data.parameters, { recognitionQuorum: 1 }))).toContain('recognitionQuorum')
  })

  test('two authorities with one body number', () => {
    expect(refusalOf(({ places }) => Object.assign(places.HK, { certificateBody: '034' }))).toContain('body 034')
  })

  test('a requirement without a competence, and a competence without a requirement or a definition', () => {
    const withMap = (change: object) => refusalOf((data) => Object.assign(data.parameters.competenceOf, change))
    const without = refusalOf((data) => Reflect.deleteProperty(data.parameters.competenceOf, 'GBA-AI-TS-01'))
    expect(without).toContain('GBA-AI-TS-01 has no competence')
    expect(withMap({ 'GBA-AI-TS-99': 'TS' })).toContain('is no requirement')
    expect(withMap({ 'GBA-AI-TS-01': 'alchemy' })).toContain('alchemy, which is not defined')
    expect(withMap({ 'GBA-AI-TS-10': 'TS' })).toContain('competence cv is needed by no requirement')
    const twice = refusalOf((data) => data.parameters.competences.push(...data.parameters.competences.slice(0, 1)))
    expect(twice).toContain('competence TS is defined twice')
  })
})
