import { declareEffectImpartiality as operation } from '@concert/contracts/recognitions'
import { effectAnswer } from '#representations/effect.ts'
import { route } from '#route.ts'
import { declareEffectImpartiality } from '#use-cases/declare-effect-impartiality.ts'

export const declareEffectImpartialityRoute = route.transactional(operation, async (request, _context, transaction) =>
  effectAnswer(
    await declareEffectImpartiality(transaction, request, request.params.certificateNumber, request.body),
    request,
  ),
)
