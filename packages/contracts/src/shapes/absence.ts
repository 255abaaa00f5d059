import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'

/** Who stands in for an absent person, in which function. */
export const deputies = z.array(z.object({ function: z.enum(staffRoles), deputyId: z.string() }))
