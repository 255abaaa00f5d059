import type { Viewer } from '@concert/cases/act'
import type { loan } from '@concert/contracts/loans'
import { loanMachine } from '@concert/domain/loan/table'
import { availableActions } from '@concert/domain/machine'
import type { z } from 'zod'
import type { LoanRow } from './store.ts'

export type LoanBody = z.input<typeof loan>

/** The loan with its version for the ETag, and what its viewer may do. */
export function representLoan(
  { version, state, openedAt }: LoanRow,
  { actor }: Viewer,
): { body: LoanBody; version: number } {
  const actions = availableActions(loanMachine, state.status, actor.roles)
  const { competences, consent } = state
  const body = {
    ...state,
    competences: [...competences],
    consent:
      consent === null
        ? null
        : { competences: consent.competences.map((one) => ({ ...one })), engagements: [...consent.engagements] },
    actions,
    openedAt,
    version,
  }
  return { body, version }
}
