import { type ClosureReason, closureReasons, type QuarantineReason } from './state.ts'

/** Evidence of an application as others than its own service know it: by its digest, and why nobody is given it, if that is so. */
export type EvidenceOnRecord = { readonly digest: string; readonly closedFor: QuarantineReason | null }

/** For what a file is closed; null where it is not. What is still being checked is opened, or closed, soon after. */
export function closureOf({ closedFor }: EvidenceOnRecord): ClosureReason | null {
  return closureReasons.find((reason) => reason === closedFor) ?? null
}

/** Whether a file is closed. */
export function isClosed(file: EvidenceOnRecord): boolean {
  return closureOf(file) !== null
}
