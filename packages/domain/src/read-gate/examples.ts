import { digestA, people } from '../examples.ts'
import { authorityOf } from '../jurisdictions.ts'
import type { ResidencyCategory } from '../residency/category.ts'
import type { BasisCode } from '../transfer-basis/basis-kinds.ts'
import { caseOfContract, contractOf, contractPairs, counterOf, parties } from '../transfer-basis/examples.ts'
import type { ReadContent, ReadFacts } from './read-facts.ts'

// For the tests of this package, and for the document of the border: an evaluator who may read, and everything that this rests on.

export type ReadingPlace = 'CN' | 'HK' | 'MO'
export const readingPlaces: readonly ReadingPlace[] = ['CN', 'HK', 'MO']

export const readOfEvaluator: ReadContent = {
  name: 'readContent',
  actor: people.evaluatorOne,
  at: '2026-11-27T04:00:00Z',
  function: 'evaluator',
  purpose: caseOfContract,
}

/** The facts of a read by an evaluator whose office is in a place, with whichever standard contracts there are. */
export function factsOf(
  to: ReadingPlace,
  category: ResidencyCategory,
  origins: readonly ReadingPlace[],
  contracts: readonly BasisCode[] = contractPairs.map(([code]) => code),
): ReadFacts {
  const bases = contracts.map((code) => contractOf(code))
  return {
    authority: authorityOf(to),
    authorisation: {
      id: 'aut_evaluator',
      function: 'evaluator',
      validUntil: '2028-01-01T00:00:00Z',
      office: parties[to],
    },
    hasConflict: false,
    lastServedClientOn: null,
    assignedAs: ['evaluator'],
    declaredFor: ['evaluator'],
    hasConfidentialityUndertaking: true,
    through: null,
    bases,
    counters: bases.map((basis) => counterOf(basis)),
    addedSubjects: 100,
    object: {
      evidenceId: 'evd_1',
      applicationId: caseOfContract,
      digest: digestA,
      category,
      origins,
      scan: { digest: digestA, state: 'clean', personalData: 'none-found' },
      smallestGroup: 10,
      isTechnologyExportChecked: true,
    },
  }
}

/** The same facts with some members of the object changed. */
export function withObject(facts: ReadFacts, change: Partial<ReadFacts['object']>): ReadFacts {
  return { ...facts, object: { ...facts.object, ...change } }
}

/** The same facts with some members of the reader's office changed. */
export function withOffice(facts: ReadFacts, change: Partial<(typeof parties)[ReadingPlace]> | object): ReadFacts {
  const { authorisation } = facts
  if (authorisation === null || authorisation.office === null) return facts
  return { ...facts, authorisation: { ...authorisation, office: { ...authorisation.office, ...change } } }
}
