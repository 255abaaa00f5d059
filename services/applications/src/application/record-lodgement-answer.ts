import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { verifyEnvelopeOf } from '@concert/credentials/verify-envelope'
import { transactional } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { ApplicationsContext } from '#context.ts'
import { applicationCase } from './case.ts'
import { answersTo, keepAnswer } from './lodgement-answers.ts'

/**
 * Keeps what another authority answered and signed. An authority answers a question once: a second answer that differs is refused,
 * and an answer to a question that no longer stands is not kept. Step 3 of docs/flows/lodgement.md.
 */
export const recordLodgementAnswer = transactional<typeof operations.recordLodgementAnswer, ApplicationsContext>(
  operations.recordLodgementAnswer,
  async ({ body: { statement } }, { recipient }, transaction) => {
    const { from, body } = await verifyEnvelopeOf('lodgement-answer.v1', statement, recipient)
    const { applicationId, askedAt, keyId, lodgedAt } = body
    const { state } = await findCase(applicationCase, transaction, applicationId)
    const answered = { body: { applicationId, askedAt, from } }
    if (state.lodgement?.askedAt !== askedAt) return answered
    if (await keepAnswer(transaction, { applicationId, askedAt }, { from, keyId, lodgedAt })) return answered
    const { answers } = await answersTo(transaction, { applicationId, askedAt })
    const isSame = answers.some((one) => one.from === from && one.keyId === keyId && one.lodgedAt === lodgedAt)
    if (!isSame) throw new RefusedRequest('conflict', { detail: detail('record-exists') })
    return answered
  },
)
