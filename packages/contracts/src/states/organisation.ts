import { type Organisation, organisationStatuses } from '@concert/domain/organisation/state'
import { z } from 'zod'
import { organisationParticulars } from '../shapes/organisation.ts'
import { declaration, localisedText } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How an applicant's organisation is kept. */
export const organisationState: StateFormat<Organisation> = {
  version: 2,
  schema: z.strictObject({
    ...organisationParticulars,
    status: z.enum(organisationStatuses),
    names: localisedText,
    declarations: z.array(declaration),
    claim: z.strictObject({ documentDigest: z.string(), claimedAt: z.string() }).optional(),
    refusedFor: z.string().optional(),
  }),
  // Before claims nobody declared for an organisation.
  upcast: { 1: (document) => ({ ...document, declarations: [] }) },
}
