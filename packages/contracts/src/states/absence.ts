import { type Absence, absenceStatuses } from '@concert/domain/absence/state'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { authority } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How an absence is kept. */
export const absenceState: StateFormat<Absence> = {
  version: 1,
  schema: z.strictObject({
    authority,
    absenceId: z.string(),
    status: z.enum(absenceStatuses),
    personId: z.string(),
    fromOn: z.string(),
    untilOn: z.string().nullable(),
    deputies: z.array(z.strictObject({ function: z.enum(staffRoles), deputyId: z.string() })),
  }),
  upcast: {},
}
