import type { OpeningParticulars } from '../certificate/opening.ts'
import type { Authority } from '../jurisdictions.ts'

export const intentStatuses = ['stored', 'issued'] as const
export type IntentStatus = (typeof intentStatuses)[number]

/** The state document of one certificate's content in the cell of one authority, from its storing on: only what is stored is signed. */
export type Intent = OpeningParticulars & {
  /** `issued` once the certificate is public. */
  readonly status: IntentStatus
  /** The authorities whose signatures this cell holds, in alphabetical order. */
  readonly signedBy: readonly Authority[]
  /** Whether this cell holds the credential, which has every signature. */
  readonly assembled: boolean
}
