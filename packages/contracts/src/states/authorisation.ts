import { type AuthorisationGrant, authorisationStatuses } from '@concert/domain/authorisation/state'
import { z } from 'zod'
import { authorisationScope } from '../shapes/authorisation.ts'
import type { StateFormat } from './state-format.ts'

/** How what a person is authorised for is kept. */
export const authorisationState: StateFormat<AuthorisationGrant> = {
  version: 1,
  schema: z.strictObject({
    ...authorisationScope,
    loanId: authorisationScope.loanId.unwrap(),
    status: z.enum(authorisationStatuses),
    proposedBy: z.string().nullable(),
    reason: z.string().nullable(),
    founding: z.boolean(),
    suspensionReason: z.string().nullable(),
    resumption: z.strictObject({ proposedBy: z.string(), reason: z.string() }).nullable(),
    end: z.strictObject({ reason: z.string(), effectiveFrom: z.string() }).nullable(),
  }),
  upcast: {},
}
