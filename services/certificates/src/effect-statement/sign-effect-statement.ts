import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { effectStatementCase, statementOf } from './case.ts'
import { findDecidedChange } from './decided-change.ts'
import { insertStatement } from './statements.ts'
import type { EffectStatementRow } from './store.ts'

/**
 * Signs a change of this authority's own effect that its decision makers decided (ISO/IEC 17065 7.11.1). The caller names the
 * change and says nothing of it: what is stated is read from the decision in `reviews`, in every language in which it was
 * given. The statement is stored, read back, signed and recorded in this one transaction, so there is no signature without
 * its row and no row without its signature. A repetition answers the statement that is stored.
 */
export const signEffectStatement = command(effectStatementCase, operations.signEffectStatement, {
  isDone: ({ row: { signed }, request: { body } }) => signed.some(({ sequence }) => sequence === body.sequence),
  given: ({ row: { intent }, request: { body } }) => {
    const { authority, edition, certificateNumber } = intent.state
    return { authority, edition, certificateNumber, sequence: body.sequence }
  },
  // The present status of the effect would not do, for it may have moved on by the time this statement is signed.
  facts: async ({ transaction, row, request: { body } }) => {
    const decided = await findDecidedChange(transaction, body.certificateNumber, body.sequence)
    if (decided === undefined) return { decided: null }
    requireNext(row, body.sequence)
    return { decided }
  },
  columns: async ({ transaction, row: { intent, signed }, request: { body }, context }, { decided }) => {
    const { certificateNumber, certificateDigest } = intent.state
    if (decided === null)
      throw new Error(`a change of the effect on ${certificateNumber} is signed without its decision`)
    const { authority } = transaction
    const { sequence } = body
    const conditions = [...decided.conditions]
    await insertStatement(transaction, {
      certificateNumber,
      authority,
      ...decided,
      conditions,
      sequence,
      certificateDigest,
    })
    const statement = await context.signing.signEffect(transaction, certificateNumber, sequence)
    return { signed: [...signed, { sequence, statement }] }
  },
  answer: ({ signed }, { body: { certificateNumber, sequence } }) => ({
    body: { certificateNumber, sequence, statement: statementOf(signed, sequence) },
  }),
})

/** The change is decided, so the one before it is too and its statement is on its way: ask again. */
function requireNext({ intent, signed }: EffectStatementRow, sequence: number): void {
  const next = signed.length + 1
  if (sequence === next) return
  const { certificateNumber } = intent.state
  throw new RefusedRequest('unavailable', {
    detail: detail('statement-before-unsigned', { sequence: next, certificateNumber }),
    retryAfterSeconds: 1,
  })
}
