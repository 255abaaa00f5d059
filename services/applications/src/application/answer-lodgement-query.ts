import { operations } from '@concert/contracts/operations'
import { verifyEnvelopeOf } from '@concert/credentials/verify-envelope'
import { violation } from '@concert/domain/violation'
import { transactional } from '@concert/platform/operation-route'
import type { ApplicationsContext } from '#context.ts'
import { firstLodgement, hearLodgement } from './lodgement.ts'
import { reindexLodgements } from './weights-index.ts'

/**
 * Answers another authority since when the same weights are lodged here, and nothing about whose application it is. Whatever is
 * lodged here afterwards comes after the lodgement that asks. Under another key nothing is compared, and the answer says so.
 * Step 2 of docs/flows/lodgement.md.
 */
export const answerLodgementQuery = transactional<typeof operations.answerLodgementQuery, ApplicationsContext>(
  operations.answerLodgementQuery,
  async ({ body: { statement } }, { recipient, lodgementKey }, transaction) => {
    const { from, body } = await verifyEnvelopeOf('lodgement-query.v1', statement, recipient)
    const { applicationId, askedAt, lodgedAt, keyId, weightsIndex } = body
    const answer = { applicationId, askedAt, keyId: lodgementKey.id, lodgedAt: null }
    if (keyId !== lodgementKey.id) return { body: { to: from, answer } }
    await reindexLodgements(transaction, lodgementKey)
    if (!(await hearLodgement(transaction, weightsIndex, lodgedAt))) {
      return recipient.refuse([violation('issued-in-the-future', '/lodgedAt', { issuedAt: lodgedAt })])
    }
    const first = await firstLodgement(transaction, weightsIndex)
    return { body: { to: from, answer: { ...answer, lodgedAt: first?.lodgedAt ?? null } } }
  },
)
