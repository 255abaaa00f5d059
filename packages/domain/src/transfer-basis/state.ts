import type { Authority } from '#jurisdictions.ts'
import type { TransferBasis } from './transfer-basis.ts'

export const transferBasisStatuses = ['recorded', 'terminated', 'ended'] as const
export type TransferBasisStatus = (typeof transferBasisStatuses)[number]

/** What is recorded of a basis once and never changes: a change of its terms is another basis that supersedes it. */
export type TransferBasisParticulars = Omit<TransferBasis, 'version' | 'filings' | 'termination'> & {
  readonly authority: Authority
}

/** The state document of one basis. Its version is that of the case. Whether it holds today is computed, never kept. */
export type RecordedBasis = TransferBasisParticulars &
  Pick<TransferBasis, 'filings' | 'termination'> & { readonly status: TransferBasisStatus }
