import type { Absence } from '../evidence-coverage/coverage.ts'
import type { Application } from './state.ts'

/** The evidence of which the answers of an application say that it does not exist. */
export function absencesIn({ answers }: Pick<Application, 'answers'>): Absence[] {
  return Object.values(answers).flatMap(({ requirementId, withoutEvidence = [] }) =>
    withoutEvidence.map(({ kind, reason }) => ({ requirementId, kind, reason })),
  )
}
