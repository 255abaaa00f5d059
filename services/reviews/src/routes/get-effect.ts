import { getEffect as operation } from '@concert/contracts/recognitions'
import { effectAnswer } from '#representations/effect.ts'
import { route } from '#route.ts'
import { getEffect } from '#use-cases/get-effect.ts'

export const getEffectRoute = route.transactional(operation, async (request, _context, transaction) =>
  effectAnswer(await getEffect(transaction, request.params.certificateNumber), request),
)
