import { assembleCertificate, attestCertificate, storeIntent } from '@concert/contracts/certificates'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import type { CellServices } from '#cell-services.ts'
import { sendEnvelopeTo } from '#send-envelope-to.ts'
import { type IssuanceStep, numberOf } from './issuance-state.ts'
import { recordOf } from './record-of.ts'

/** From here the saga has its number: whatever happens later, it completes this certificate and no other. */
export function storeIntentToSign({ call }: CellServices): IssuanceStep {
  return {
    name: 'store-intent',
    async do({ key }, { evaluationId }) {
      const { certificateNumber } = await call(storeIntent, { body: { evaluationId } }, key)
      return { done: { certificateNumber } }
    },
  }
}

export function attest({ call }: CellServices): IssuanceStep {
  return {
    name: 'attest',
    async do({ key }, saga) {
      await call(attestCertificate, { params: numberOf(saga), body: {} }, key)
      return { done: {} }
    },
  }
}

export function requestAttestations(services: CellServices): IssuanceStep {
  return {
    name: 'request-attestations',
    async do({ key }, saga) {
      const { content, awaiting, ownAttestation } = await recordOf(services, saga, key)
      if (ownAttestation === null) throw new PermanentFailure('this authority has not signed yet')
      const { protected: header, signature } = ownAttestation
      const body = { content, attestation: { protected: header, signature } }
      for (const to of awaiting) {
        const envelope = {
          type: 'attestation-request.v1',
          body,
          about: content.certificateNumber,
        } as const
        await sendEnvelopeTo(services, to, envelope, `${key}.${to}`)
      }
      return { done: {} }
    },
  }
}

/** A recorded signature wakes the saga. */
export function awaitAttestations(services: CellServices): IssuanceStep {
  return {
    name: 'await-attestations',
    async do({ key }, saga) {
      const { awaiting } = await recordOf(services, saga, key)
      return awaiting.length > 0 ? { wait: `the signature of ${awaiting.join(' and ')}` } : { done: {} }
    },
  }
}

export function assemble({ call }: CellServices): IssuanceStep {
  return {
    name: 'assemble',
    async do({ key }, saga) {
      await call(assembleCertificate, { params: numberOf(saga), body: {} }, key)
      return { done: {} }
    },
  }
}
