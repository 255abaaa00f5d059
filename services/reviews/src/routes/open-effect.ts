import { openEffect as operation } from '@concert/contracts/recognitions'
import { effectAnswer } from '#representations/effect.ts'
import { route } from '#route.ts'
import { openEffect } from '#use-cases/open-effect.ts'

export const openEffectRoute = route.transactional(operation, async (request, _context, transaction) =>
  effectAnswer(await openEffect(transaction, request, request.body.content, request.body.certificateDigest), request),
)
