import { getAuthorityKeys } from '@concert/contracts/registry'
import { route } from '#route.ts'

export const getAuthorityKeysRoute = route.plain(getAuthorityKeys, async ({ params, reply }, { keySets }) => {
  reply.header('cache-control', 'public, max-age=300')
  return { body: keySets[params.authority] }
})
