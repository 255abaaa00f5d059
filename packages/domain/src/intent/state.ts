import type { OpeningParticulars } from '../certificate/opening.ts'

export const intentStatuses = ['stored'] as const
export type IntentStatus = (typeof intentStatuses)[number]

/** The state document of one certificate's content in the cell of one authority, from its storing on: only what is stored is signed. */
export type Intent = OpeningParticulars & { readonly status: IntentStatus }
