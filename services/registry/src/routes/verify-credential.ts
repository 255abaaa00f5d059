import { verifyCredential } from '@concert/contracts/registry'
import { verificationOf } from '#representations/verification.ts'
import { route } from '#route.ts'
import { verifyCredential as verify } from '#use-cases/verify-credential.ts'

export const verifyCredentialRoute = route.plain(verifyCredential, async ({ body }, context) => ({
  body: verificationOf(await verify(context, body.credential)),
}))
