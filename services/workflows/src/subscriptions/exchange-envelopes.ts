import { answerLodgementQuery, recordLodgementAnswer } from '@concert/contracts/applications'
import {
  attestCertificate,
  recordAttestation,
  recordPeerCertificate,
  storePeerIntent,
} from '@concert/contracts/certificates'
import { envelopeBodies } from '@concert/contracts/envelopes'
import type { EventPayload } from '@concert/contracts/events/streams'
import { deliverEnvelope } from '@concert/contracts/exchange'
import { openEffect, openRecognition, recordPeerDecision } from '@concert/contracts/recognitions'
import type { EnvelopeType } from '@concert/domain/envelope/state'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import type { Saga } from '@concert/workflows/saga'
import type { DeliveryContext } from '@concert/workflows/subscription'
import type { z } from 'zod'
import type { CellServices } from '#cell-services.ts'
import { faultsOf } from '#faults-of.ts'
import { follow } from '#follow.ts'
import { lodgementCheckId, type LodgementState } from '#sagas/check-lodgement.ts'
import { sendEnvelopeTo } from '#send-envelope-to.ts'
import { tellOfEffect } from './tell-of-effect.ts'

/** What leaves this cell for another, and what is done with what arrives. */
export function exchangeEnvelopes(services: CellServices, check: Saga<LodgementState>) {
  const { authority, call } = services
  return [
    follow('envelope', 'EnvelopeQueued', 'deliver-envelope', ({ payload, context }) =>
      call(deliverEnvelope, { params: { envelopeId: payload.envelopeId }, body: {} }, context.key),
    ),
    // Step 5 of docs/flows/recognition.md: the lead learns of the decision.
    follow('recognition', 'RecognitionDecided', 'send-recognition-decision', ({ payload, context }) => {
      const { leadAuthority, peerDecision: body } = payload
      const envelope = { type: 'recognition-decision.v1', body, about: body.evaluationId } as const
      return sendEnvelopeTo(services, leadAuthority, envelope, context.key)
    }),
    follow('certificate', 'CertificateAttested', 'send-attestation', async ({ payload, context }) => {
      const { leadAuthority, attestation: body } = payload
      if (leadAuthority === authority) return
      const envelope = { type: 'attestation.v1', body, about: body.certificateNumber } as const
      await sendEnvelopeTo(services, leadAuthority, envelope, context.key)
    }),
    follow('envelope', 'EnvelopeReceived', 'receive-envelope', async ({ payload, context }) => {
      await receivers[payload.envelopeType](services, payload, context.key)
      if (payload.envelopeType === 'lodgement-answer.v1') await continueCheck(check, payload, context)
    }),
  ]
}

type Received = EventPayload<'envelope', 'EnvelopeReceived'>

/** What is done with a received envelope, by its type; a new type of envelope does not compile without its line. */
const receivers: Record<EnvelopeType, (services: CellServices, received: Received, key: string) => Promise<void>> = {
  'dossier.v1': async ({ call }, received, key) => {
    const dossier = bodyOf('dossier.v1', received)
    await call(openRecognition, { body: { from: received.from, dossier } }, key)
  },
  'recognition-decision.v1': async ({ call }, received, key) => {
    const decision = bodyOf('recognition-decision.v1', received)
    await call(recordPeerDecision, { body: { from: received.from, decision } }, key)
  },
  'attestation-request.v1': async ({ call }, received, key) => {
    const { content } = bodyOf('attestation-request.v1', received)
    await call(storePeerIntent, { body: { from: received.from, content } }, `${key}.intent`)
    await call(
      attestCertificate,
      { params: { certificateNumber: content.certificateNumber }, body: {} },
      `${key}.attest`,
    )
  },
  'attestation.v1': async ({ call }, received, key) => {
    const attestation = bodyOf('attestation.v1', received)
    const params = { certificateNumber: attestation.certificateNumber }
    await call(recordAttestation, { params, body: { from: received.from, attestation } }, key)
  },
  'certificate-issued.v1': async ({ call }, received, key) => {
    const body = { ...bodyOf('certificate-issued.v1', received), from: received.from }
    const { content, certificateDigest } = await call(recordPeerCertificate, { body }, `${key}.record`)
    await call(openEffect, { body: { content, certificateDigest } }, `${key}.effect`)
  },
  'lodgement-query.v1': async (services, received, key) => {
    const query = bodyOf('lodgement-query.v1', received)
    const { from } = received
    const answer = await services.call(answerLodgementQuery, { body: { from, query } }, `${key}.answer`)
    const envelope = { type: 'lodgement-answer.v1', body: answer, about: lodgementCheckId(query) } as const
    await sendEnvelopeTo(services, from, envelope, `${key}.send`)
  },
  'lodgement-answer.v1': async ({ call }, received, key) => {
    const answer = bodyOf('lodgement-answer.v1', received)
    await call(recordLodgementAnswer, { body: { from: received.from, answer } }, key)
  },
  'effect-changed.v1': async (services, received, key) => {
    await tellOfEffect(services, { from: received.from, ...bodyOf('effect-changed.v1', received) }, key)
  },
}

/** The check goes on once the answer is recorded. */
async function continueCheck(check: Saga<LodgementState>, received: Received, { sagas }: DeliveryContext) {
  const { applicationId, askedAt } = bodyOf('lodgement-answer.v1', received)
  await sagas.wake(check, lodgementCheckId({ applicationId, askedAt }))
}

function bodyOf<Type extends EnvelopeType>(type: Type, received: Received): z.output<(typeof envelopeBodies)[Type]> {
  const parsed = envelopeBodies[type].safeParse(received.body)
  if (!parsed.success)
    throw new PermanentFailure(`the body of ${type} does not fit its contract: ${faultsOf(parsed.error)}`)
  return parsed.data as z.output<(typeof envelopeBodies)[Type]>
}
