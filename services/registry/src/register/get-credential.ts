import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { RegistryContext } from '#context.ts'
import { readCredential } from './read-entry.ts'

/** The credential with every signature. */
export const getCredential = plain(operations.getCredential, async ({ params, reply }, { pool }: RegistryContext) => {
  const body = await readCredential(pool, params.certificateNumber)
  reply.header('content-disposition', `attachment; filename="${params.certificateNumber}.jws.json"`)
  return { body }
})
