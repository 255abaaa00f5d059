import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import type { RegistryContext } from '#context.ts'

/** The public keys with which an authority's signatures on certificates are verified. */
export const getAuthorityKeys = plain(
  operations.getAuthorityKeys,
  async ({ params, reply }, { keySets }: RegistryContext) => {
    reply.header('cache-control', 'public, max-age=300')
    return { body: keySets[params.authority] }
  },
)
