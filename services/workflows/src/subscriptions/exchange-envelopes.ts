import { answerLodgementQuery, recordLodgementAnswer } from '@concert/contracts/lodgement'
import {
  attestCertificate,
  recordAttestation,
  recordPeerCertificate,
  storePeerIntent,
} from '@concert/contracts/certificates'
import { envelope } from '@concert/contracts/envelopes'
import { deliverEnvelope, sendEnvelope } from '@concert/contracts/exchange'
import { recordLoanAnswer, recordLoanRequest } from '@concert/contracts/loans'
import { recordPeerEvidence } from '@concert/contracts/peer-evidence'
import { openEffect, openRecognition, recordPeerDecision } from '@concert/contracts/recognitions'
import { readPayload, splitCompact } from '@concert/credentials/strict-jws'
import type { EnvelopeType } from '@concert/domain/envelope/state'
import type { Saga } from '@concert/workflows/saga'
import type { CellServices } from '#cell-services.ts'
import { assembled } from '#assembled.ts'
import { follow } from '#follow.ts'
import { lodgementCheckId, type LodgementState } from '#sagas/check-lodgement.ts'
import { sendEnvelopeTo } from '#send-envelope-to.ts'
import { tellOfEffect } from './tell-of-effect.ts'

/** Sends envelopes to other cells, and handles received ones. `check` is the saga that the answers to its questions continue. */
export function exchangeEnvelopes(services: CellServices, check: Saga<LodgementState>) {
  const { authority, call } = services
  return [
    follow('envelope', 'EnvelopeQueued', 'deliver-envelope', ({ payload, context }) =>
      call(deliverEnvelope, { params: { envelopeId: payload.envelopeId }, body: {} }, context.key),
    ),
    // The fresh one is another intention: the first keeps its own, so that it is never made again.
    follow(
      'envelope',
      'EnvelopeRevived',
      'send-fresh-envelope',
      ({ payload: { envelopeId, to, statement }, context }) => {
        const { type, body } = envelope.parse(readPayload(splitCompact(statement).payload).value)
        return call(sendEnvelope, { body: { to, type, body, key: `in place of ${envelopeId}` } }, context.key)
      },
    ),
    // Step 5 of docs/flows/recognition.md: tell the lead of the decision.
    follow('recognition', 'RecognitionDecided', 'send-recognition-decision', ({ payload, context }) => {
      const { leadAuthority, peerDecision: body } = payload
      const message = { type: 'recognition-decision.v1', body, about: body.evaluationId } as const
      return sendEnvelopeTo(services, leadAuthority, message, context.key)
    }),
    follow('certificate', 'CertificateAttested', 'send-attestation', async ({ payload, context }) => {
      const { leadAuthority, attestation: body } = payload
      if (leadAuthority === authority) return
      const message = { type: 'attestation.v1', body, about: body.certificateNumber } as const
      await sendEnvelopeTo(services, leadAuthority, message, context.key)
    }),
    follow('envelope', 'EnvelopeReceived', 'receive-envelope', async ({ payload, context }) => {
      const cell = { ...services, wake: (sagaId: string) => context.sagas.wake(check, sagaId) }
      await receivers[payload.envelopeType](cell, payload, context.key)
    }),
  ]
}

/** An envelope as its sender signed it: all that is handed on, for each service verifies and reads it itself. */
interface Signed {
  readonly statement: string
}

interface ReceivingCell extends CellServices {
  /** Continues the check of a lodgement. */
  readonly wake: (checkId: string) => Promise<unknown>
}

/** Handles a received envelope, by its type. A new type of envelope does not compile without a line here. */
const receivers: Record<EnvelopeType, (cell: ReceivingCell, signed: Signed, key: string) => Promise<unknown>> = {
  'dossier.v1': ({ call }, { statement }, key) => call(openRecognition, { body: { statement } }, key),
  'recognition-decision.v1': ({ call }, { statement }, key) => call(recordPeerDecision, { body: { statement } }, key),
  'evidence-closed.v1': ({ call }, { statement }, key) => call(recordPeerEvidence, { body: { statement } }, key),
  'attestation-request.v1': async ({ call }, { statement }, key) => {
    const { certificateNumber } = await call(storePeerIntent, { body: { statement } }, `${key}.intent`)
    await call(attestCertificate, { params: { certificateNumber }, body: {} }, `${key}.attest`)
  },
  'attestation.v1': ({ call }, { statement }, key) => call(recordAttestation, { body: { statement } }, key),
  'certificate-issued.v1': async ({ call }, { statement }, key) => {
    const record = await call(recordPeerCertificate, { body: { statement } }, `${key}.record`)
    await call(openEffect, { body: { credential: assembled(record) } }, `${key}.effect`)
  },
  // Step 2 of docs/flows/lodgement.md: answer the question.
  'lodgement-query.v1': async (cell, { statement }, key) => {
    const { to, answer } = await cell.call(answerLodgementQuery, { body: { statement } }, `${key}.answer`)
    const message = { type: 'lodgement-answer.v1', body: answer, about: lodgementCheckId(answer) } as const
    await sendEnvelopeTo(cell, to, message, `${key}.send`)
  },
  // Step 3 of docs/flows/lodgement.md: the check goes on once the answer is recorded.
  'lodgement-answer.v1': async ({ call, wake }, { statement }, key) => {
    await wake(lodgementCheckId(await call(recordLodgementAnswer, { body: { statement } }, key)))
  },
  'loan-request.v1': ({ call }, { statement }, key) => call(recordLoanRequest, { body: { statement } }, key),
  'loan-answer.v1': ({ call }, { statement }, key) => call(recordLoanAnswer, { body: { statement } }, key),
  'effect-changed.v1': (services, { statement }, key) => tellOfEffect(services, { statement }, key),
}
