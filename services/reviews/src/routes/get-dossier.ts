import { getDossier as operation } from '@concert/contracts/recognitions'
import { route } from '#route.ts'
import { getDossier } from '#use-cases/get-dossier.ts'

export const getDossierRoute = route.transactional(operation, async (request, _context, transaction) => ({
  body: await getDossier(transaction, request.params.evaluationId),
}))
