import { jurisdictions } from '@concert/domain/jurisdictions'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { authority, date, instant, loanId } from '../primitives.ts'

/** Of whom, for what, where and how long: in the event that opens an authorisation and in the state that keeps it. */
export const authorisationScope = {
  authority,
  grantId: z.string(),
  personId: z.string(),
  function: z.enum(staffRoles),
  office: z.object({ entity: z.string(), place: z.enum(jurisdictions), city: z.string().nullable() }).nullable(),
  validFrom: instant,
  validUntil: instant,
  undertakingOn: date.nullable(),
  /** Absent in an event from before there were loans. */
  loanId: loanId.nullable().optional(),
}
