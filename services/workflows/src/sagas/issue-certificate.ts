import {
  assembleCertificate,
  attestCertificate,
  getCertificateRecord,
  getDossier,
  notifyClient,
  openEffect,
  publishCertificate,
  recordPublication,
  sendEnvelope,
  storeIntent,
} from '@concert/contracts'
import { defineSaga, PermanentFailure, type Saga } from '@concert/workflows'
import { z } from 'zod'
import type { CellServices } from '../cell-services.ts'

const state = z.object({
  evaluationId: z.string(),
  applicationId: z.string(),
  certificateNumber: z.string().optional(),
})
export type IssuanceState = z.infer<typeof state>

/**
 * From a granted evaluation to a published certificate, in the lead authority's cell: docs/flows/issuance.md. Every step may
 * run again at any time; what must not happen twice is kept from it by the service that owns it. No step is undone: once an
 * intent is stored the certificate is completed, however often the process is killed on the way.
 */
export function issueCertificate(services: CellServices): Saga<IssuanceState> {
  const { call } = services
  const dossierOf = async (saga: IssuanceState, key: string) =>
    call(getDossier, { params: { evaluationId: saga.evaluationId as never } }, key)
  const recordOf = async (saga: IssuanceState, key: string) =>
    call(getCertificateRecord, { params: numberOf(saga) }, key)

  return defineSaga({
    name: 'issue-certificate',
    state,
    steps: [
      {
        // Step 1: hand the dossier to every authority of the places of use.
        name: 'send-dossiers',
        async do({ key }, saga) {
          const { dossier, awaiting } = await dossierOf(saga, key)
          for (const to of awaiting) {
            await call(
              sendEnvelope,
              { body: { to, type: 'dossier.v1', body: dossier, key: saga.evaluationId } },
              `${key}.${to}`,
            )
          }
          return { done: {} }
        },
      },
      {
        // Step 2: each authority decides in its own cell. Silence is never consent, so there is nothing to do but wait.
        name: 'await-recognitions',
        async do({ key }, saga) {
          const { awaiting } = await dossierOf(saga, key)
          return awaiting.length > 0 ? { wait: `the decision of ${awaiting.join(' and ')}` } : { done: {} }
        },
      },
      {
        // Step 3: store what is to be signed before anything is signed.
        name: 'store-intent',
        async do({ key }, saga) {
          const record = await call(storeIntent, { body: { evaluationId: saga.evaluationId as never } }, key)
          return { done: { certificateNumber: record.certificateNumber } }
        },
      },
      {
        // Step 4: the lead authority signs with its own key.
        name: 'attest',
        async do({ key }, saga) {
          await call(attestCertificate, { params: numberOf(saga), body: {} }, key)
          return { done: {} }
        },
      },
      {
        // Step 5: ask the others to sign the same bytes, each in its own cell.
        name: 'request-attestations',
        async do({ key }, saga) {
          const { content, awaiting } = await recordOf(saga, key)
          for (const to of awaiting) {
            const body = {
              to,
              type: 'attestation-request.v1',
              body: { content },
              key: content.certificateNumber,
            } as const
            await call(sendEnvelope, { body }, `${key}.${to}`)
          }
          return { done: {} }
        },
      },
      {
        // Step 6: wait for their signatures.
        name: 'await-attestations',
        async do({ key }, saga) {
          const { awaiting } = await recordOf(saga, key)
          return awaiting.length > 0 ? { wait: `the signature of ${awaiting.join(' and ')}` } : { done: {} }
        },
      },
      {
        // Step 7: one credential from all signatures.
        name: 'assemble',
        async do({ key }, saga) {
          await call(assembleCertificate, { params: numberOf(saga), body: {} }, key)
          return { done: {} }
        },
      },
      {
        // Step 8: publish it.
        name: 'publish',
        async do({ key }, saga) {
          const { credential } = await recordOf(saga, key)
          if (credential === null) throw new PermanentFailure('the credential is not assembled')
          await call(publishCertificate, { body: { credential } }, key)
          await call(recordPublication, { params: numberOf(saga), body: {} }, `${key}.recorded`)
          return { done: {} }
        },
      },
      {
        // Step 9: from here every authority keeps its own effect.
        name: 'open-effects',
        async do({ key }, saga) {
          const { content, contentDigest, credential, certificateNumber, signedBy } = await recordOf(saga, key)
          if (credential === null) throw new PermanentFailure('the credential is not assembled')
          await call(openEffect, { body: { content, contentDigest } }, key)
          for (const to of signedBy.filter((signer) => signer !== services.authority)) {
            const body = {
              to,
              type: 'certificate-issued.v1',
              body: { certificateNumber, credential },
              key: certificateNumber,
            } as const
            await call(sendEnvelope, { body }, `${key}.${to}`)
          }
          return { done: {} }
        },
      },
      {
        // Step 10: tell the client.
        name: 'tell-client',
        async do({ key }, saga) {
          const body = { kind: 'certificate-issued', ...numberOf(saga) } as const
          await call(notifyClient, { params: { applicationId: saga.applicationId as never }, body }, key)
          return { done: {} }
        },
      },
    ],
  })
}

function numberOf(saga: IssuanceState): { certificateNumber: string } {
  if (saga.certificateNumber === undefined) throw new PermanentFailure('the saga has no certificate number')
  return { certificateNumber: saga.certificateNumber }
}
