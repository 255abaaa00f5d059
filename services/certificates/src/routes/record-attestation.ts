import { recordAttestation as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { recordAttestation } from '#use-cases/record-attestation.ts'

export const recordAttestationRoute = route.transactional(operation, async (request, { trust }, transaction) => ({
  body: await recordAttestation(transaction, request, trust, { ...request.params, ...request.body }),
}))
