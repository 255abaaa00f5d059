import { isBefore } from '../instant.ts'
import type { Evaluation, Nonconformity, NonconformityGrade } from './state.ts'

const gradeOfFinding: Readonly<Record<string, NonconformityGrade>> = {
  'minor-nonconformity': 'minor',
  'major-nonconformity': 'major',
}

/** A finding that some requirement is not met, of which the client has not been told yet. */
export type UnraisedFinding = { readonly requirementId: string; readonly grade: NonconformityGrade }

/**
 * The findings of nonconformity that no nonconformity was raised on. A nonconformity closed with the grade minor (its plan
 * accepted) covers the finding it was closed with, but not one recorded later.
 */
export function unraisedFindings(state: Evaluation): UnraisedFinding[] {
  return Object.entries(state.findings).flatMap(([requirementId, finding]) => {
    const grade = gradeOfFinding[finding.grade]
    const isRaised = state.nonconformities.some(
      (one) => one.requirementId === requirementId && !isBefore(one.closedAt ?? one.raisedAt, finding.at),
    )
    return grade === undefined || isRaised ? [] : [{ requirementId, grade }]
  })
}

export function openNonconformities(state: Evaluation): Nonconformity[] {
  return state.nonconformities.filter((one) => one.closedAt === undefined)
}
