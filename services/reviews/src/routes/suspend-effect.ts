import { suspendEffect as operation } from '@concert/contracts/recognitions'
import { effectAnswer } from '#representations/effect.ts'
import { route } from '#route.ts'
import { suspendEffect } from '#use-cases/suspend-effect.ts'

export const suspendEffectRoute = route.transactional(operation, async (request, _context, transaction) =>
  effectAnswer(
    await suspendEffect(transaction, request, request.params.certificateNumber, request.body.reason),
    request,
  ),
)
