import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Jurisdiction, jurisdictions } from '#jurisdictions.ts'
import { type CertificationScope, applicableRequirements, mustAnswer } from './applicability.ts'
import {
  type ClassApplicability,
  type PlaceApplicability,
  type Requirement,
  modalities,
  obligations,
} from './requirement.ts'

const classEntries: readonly ClassApplicability[] = ['not-applicable', ...obligations]
const placeEntries: readonly PlaceApplicability[] = ['not-applicable', 'conditional', 'recommended', 'mandatory']
const title = { en: 'A', 'zh-Hant': 'A', 'zh-Hans': 'A', pt: 'A' }

type Entries = {
  classes?: readonly ClassApplicability[]
  places?: readonly PlaceApplicability[]
  modalities?: Requirement['modalities']
  evidence?: number
}

/** A requirement with the given entries; classes are minimal, limited, high, places are in the order of `jurisdictions`. */
function requirementWith(entries: Entries, id = 'GBA-AI-TS-01'): Requirement {
  const [minimal = 'required', limited = 'required', high = 'required'] = entries.classes ?? []
  const places = jurisdictions.map((place, index) => [place, entries.places?.[index] ?? 'mandatory'])
  return {
    id,
    version: '1.0.0',
    pillar: 'TS',
    title,
    statement: { en: 'The applicant shall.' },
    evidence: Array.from({ length: entries.evidence ?? 1 }, (_, index) => ({
      type: `evidence-${index}`,
      residencyCategory: 'C4',
      description: 'A document',
    })),
    evaluationMethods: ['document-review'],
    modalities: entries.modalities ?? ['all'],
    applicability: {
      jurisdictions: Object.fromEntries(places) as Requirement['applicability']['jurisdictions'],
      riskClasses: { unacceptable: 'refuse', high, limited, minimal },
    },
    localAnnex: jurisdictions.map((jurisdiction) => ({
      id: `${id}/${jurisdiction}`,
      jurisdiction,
      text: { en: 'A local rule.' },
    })),
    acceptance: {
      kind: 'metrics-and-judgement',
      metrics: [
        metric('everywhere', {}),
        metric('mainland-only', { jurisdictions: ['CN'] }),
        metric('vision-only', { modalities: ['cv'] }),
        metric('high-only', { threshold: { high: 1 } }),
      ],
      reviewerQuestions: [],
    },
    defaultNonconformity: 'major',
    surveillance: 'recertification',
    normativeReferences: [],
  }
}

function metric(id: string, differing: Partial<Requirement['acceptance']['metrics'][number]>) {
  return {
    id,
    name: id,
    formula: 'n_ok / n',
    unit: 'ratio',
    operator: '>=' as const,
    threshold: { high: 1, limited: 1, minimal: 1 },
    minSample: null,
    basis: 'proposed',
    ...differing,
  }
}

const everywhere: CertificationScope = { riskClass: 'limited', modalities: ['nlp'], placesOfUse: ['CN', 'HK', 'MO'] }

function only(entries: Entries, scope: Partial<CertificationScope> = {}) {
  return applicableRequirements({ requirements: [requirementWith(entries)] }, { ...everywhere, ...scope })[0]
}

const entriesArbitrary: fc.Arbitrary<Entries> = fc.record({
  // Sorted, so that a higher class never asks less: the shape that every shipped edition has.
  classes: fc
    .array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 })
    .map((strengths) => strengths.sort().map((strength) => classEntries[strength] ?? 'required')),
  places: fc.array(fc.constantFrom(...placeEntries), { minLength: 3, maxLength: 3 }),
  modalities: fc.uniqueArray(fc.constantFrom('all' as const, ...modalities), { minLength: 1, maxLength: 3 }),
})
const catalogueArbitrary = fc
  .array(entriesArbitrary, { maxLength: 8 })
  .map((all) => ({ requirements: all.map((entries, index) => requirementWith(entries, `GBA-AI-TS-0${index}`)) }))
const scopeArbitrary: fc.Arbitrary<CertificationScope> = fc.record({
  riskClass: fc.constantFrom('minimal' as const, 'limited' as const, 'high' as const),
  modalities: fc.uniqueArray(fc.constantFrom(...modalities)),
  placesOfUse: fc.uniqueArray(fc.constantFrom<Jurisdiction>(...jurisdictions)),
})

/** Fails unless everything that applies in `before` applies in `after` at least as strongly. */
function expectNoLess(before: ReturnType<typeof applicableRequirements>, after: typeof before) {
  const byId = new Map(after.map((requirement) => [requirement.requirementId, requirement]))
  for (const requirement of before) {
    const other = byId.get(requirement.requirementId)
    if (other === undefined) expect.fail(`${requirement.requirementId} no longer applies`)
    expect(obligations.indexOf(other.obligation)).toBeGreaterThanOrEqual(obligations.indexOf(requirement.obligation))
    expect(other.localAnnex).toEqual(expect.arrayContaining([...requirement.localAnnex]))
  }
}

describe('applicability over any catalogue', () => {
  test('another place of use never removes a requirement nor weakens an obligation', () => {
    fc.assert(
      fc.property(
        catalogueArbitrary,
        scopeArbitrary,
        fc.constantFrom<Jurisdiction>(...jurisdictions),
        (all, scope, added) => {
          const wider = { ...scope, placesOfUse: [...scope.placesOfUse, added] }
          expectNoLess(applicableRequirements(all, scope), applicableRequirements(all, wider))
        },
      ),
    )
  })

  test('a higher class never removes a requirement nor weakens an obligation', () => {
    fc.assert(
      fc.property(catalogueArbitrary, scopeArbitrary, (all, scope) => {
        const apply = (riskClass: CertificationScope['riskClass']) =>
          applicableRequirements(all, { ...scope, riskClass })
        expectNoLess(apply('minimal'), apply('limited'))
        expectNoLess(apply('limited'), apply('high'))
      }),
    )
  })

  test('what is asked in the mainland only never reaches a scope of Hong Kong and Macao', () => {
    const mainlandOnly = entriesArbitrary.map((entries) =>
      requirementWith({ ...entries, places: [entries.places?.[0] ?? 'mandatory', 'not-applicable', 'not-applicable'] }),
    )
    fc.assert(
      fc.property(mainlandOnly, scopeArbitrary, (requirement, scope) => {
        const placesOfUse = scope.placesOfUse.filter((place) => place !== 'CN')
        expect(applicableRequirements({ requirements: [requirement] }, { ...scope, placesOfUse })).toEqual([])
      }),
    )
  })
})

describe('applicability of one requirement', () => {
  test('class, modality and places all speak, and each says why', () => {
    expect(only({ places: ['mandatory', 'recommended', 'not-applicable'] })).toEqual({
      requirementId: 'GBA-AI-TS-01',
      obligation: 'required',
      mustAnswer: true,
      needsEvidence: true,
      because: ['class limited: required', 'every modality', 'CN: mandatory', 'HK: recommended'],
      localAnnex: ['GBA-AI-TS-01/CN', 'GBA-AI-TS-01/HK'],
      metrics: ['everywhere', 'mainland-only'],
    })
  })

  test('a class to which it is not applicable leaves it out', () => {
    expect(only({ classes: ['required', 'not-applicable', 'required'] })).toBeUndefined()
  })

  test('a modality that the system has not leaves it out', () => {
    expect(only({ modalities: ['cv', 'ml'] })).toBeUndefined()
    expect(only({ modalities: ['cv', 'nlp'] })?.because).toContain('modality nlp')
  })

  test('no place of use, or none in which it applies, leaves it out', () => {
    expect(only({}, { placesOfUse: [] })).toBeUndefined()
    expect(only({ places: ['mandatory', 'not-applicable', 'not-applicable'] }, { placesOfUse: ['HK'] })).toBeUndefined()
  })

  test.each([
    ['recommended', 'mandatory', 'recommended'],
    ['required', 'recommended', 'recommended'],
    ['required', 'conditional', 'conditional'],
    ['conditional', 'mandatory', 'conditional'],
    ['required', 'mandatory', 'required'],
  ] as const)('class %s and place %s make it %s', (byClass, byPlace, obligation) => {
    const entries = { classes: [byClass, byClass, byClass], places: [byPlace, byPlace, byPlace] }
    expect(only(entries)).toMatchObject({ obligation, mustAnswer: obligation === 'required' })
  })

  test('the strongest place of use decides, not the last', () => {
    expect(only({ places: ['mandatory', 'conditional', 'recommended'] })).toMatchObject({ obligation: 'required' })
  })

  test('evidence is demanded only where an answer is, and only when the requirement names some', () => {
    expect(only({ classes: ['recommended', 'recommended', 'required'] })?.needsEvidence).toBe(false)
    expect(only({ evidence: 0 })?.needsEvidence).toBe(false)
  })

  test('metrics of another place, modality or class are not in force', () => {
    expect(only({}, { placesOfUse: ['HK', 'MO'] })?.metrics).toEqual(['everywhere'])
    expect(only({}, { modalities: ['cv'] })?.metrics).toContain('vision-only')
    expect(only({}, { riskClass: 'high' })?.metrics).toContain('high-only')
  })

  test('nothing applies to the class that is refused', () => {
    expect(only({}, { riskClass: 'unacceptable' })).toBeUndefined()
  })

  test('only what is required must be answered', () => {
    const catalogue = {
      requirements: [
        requirementWith({}, 'GBA-AI-TS-01'),
        requirementWith({ places: ['conditional', 'conditional', 'conditional'] }, 'GBA-AI-TS-02'),
        requirementWith({ classes: ['recommended', 'recommended', 'required'] }, 'GBA-AI-TS-03'),
      ],
    }
    expect(applicableRequirements(catalogue, everywhere)).toHaveLength(3)
    expect(mustAnswer(catalogue, everywhere).map((requirement) => requirement.requirementId)).toEqual(['GBA-AI-TS-01'])
  })
})
