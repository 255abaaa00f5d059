import { publishEffect } from '@concert/contracts/registry'
import { route } from '#route.ts'
import { publishEffect as publish } from '#use-cases/publish-effect.ts'

export const publishEffectRoute = route.plain(publishEffect, async ({ body }, context) => ({
  body: await publish(context, body.statement),
}))
