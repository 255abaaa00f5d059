import { substantiateNonconformity as operation } from '@concert/contracts/recognitions'
import { effectAnswer } from '#representations/effect.ts'
import { route } from '#route.ts'
import { substantiateNonconformity } from '#use-cases/substantiate-nonconformity.ts'

export const substantiateNonconformityRoute = route.transactional(operation, async (request, _context, transaction) =>
  effectAnswer(
    await substantiateNonconformity(transaction, request, request.params.certificateNumber, request.body),
    request,
  ),
)
