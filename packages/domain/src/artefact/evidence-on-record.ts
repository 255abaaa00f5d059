import type { QuarantineReason } from './state.ts'

/** Evidence of an application as others than its own service know it: by its digest, and why nobody is given it, if that is so. */
export type EvidenceOnRecord = { readonly digest: string; readonly closedFor: QuarantineReason | null }

/** Whether a check has closed a file. What is still being checked is opened, or closed, soon after. */
export function isClosed({ closedFor }: EvidenceOnRecord): boolean {
  return closedFor !== null && closedFor !== 'unchecked'
}
