import { staffRoles } from '@concert/domain/roles'
import type { z } from 'zod'
import type { OperationShape } from './operation.ts'
import { operations } from './operations.ts'

/** Services write what was checked where it came in, and another authority what it signed. */
const people: readonly string[] = ['applicant', ...staffRoles, 'staff-member']

/** Every operation to which a person sends a body, with the body of its example. */
export const requestsOfPeople: readonly { readonly id: string; readonly body: z.ZodType; readonly example: unknown }[] =
  Object.values<OperationShape & { readonly id: string }>(operations).flatMap(({ id, body, example, callers }) =>
    body === undefined || example?.body === undefined || !callers.some((caller) => people.includes(caller))
      ? []
      : [{ id, body, example: example.body }],
  )
