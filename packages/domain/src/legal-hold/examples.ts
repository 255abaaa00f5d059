import { at, authorisation, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import type { LegalHoldTypes } from './events.ts'

// For the tests of this package only.

type HoldStep = Step<LegalHoldTypes>

const facts = { authority: 'hk', authorisation: authorisation('signatory'), hasConflict: false } as const
const by = { actor: people.signatory, at }
export const hold = { authority: 'hk', holdId: 'hld_1', applicationId: 'app_1', reason: 'Order of a court.' } as const

export function place(reason: string = hold.reason): HoldStep {
  return () => ({ command: { ...by, ...hold, name: 'placeLegalHold', reason }, facts })
}
export function end(reason = 'The order was lifted.'): HoldStep {
  return () => ({ command: { ...by, name: 'endLegalHold', reason }, facts })
}

/** Together they take every row of the table. */
export const legalHoldJourneys: readonly (readonly HoldStep[])[] = [[place(), end()]]
