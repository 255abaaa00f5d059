import { getCompactCredential } from '@concert/contracts/registry'
import { route } from '#route.ts'
import { getCompactCredential as get } from '#use-cases/get-credential.ts'

export const getCompactCredentialRoute = route.plain(getCompactCredential, async ({ params, reply }, context) => {
  const body = await get(context, params.certificateNumber, params.authority)
  reply.header('content-disposition', `attachment; filename="${params.certificateNumber}.${params.authority}.jws"`)
  return { body }
})
