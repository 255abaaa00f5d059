import { getCredential } from '@concert/contracts/registry'
import { route } from '#route.ts'
import { getCredential as get } from '#use-cases/get-credential.ts'

export const getCredentialRoute = route.plain(getCredential, async ({ params, reply }, context) => {
  const body = await get(context, params.certificateNumber)
  reply.header('content-disposition', `attachment; filename="${params.certificateNumber}.jws.json"`)
  return { body }
})
