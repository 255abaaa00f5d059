import type { CertificateContent } from '@concert/contracts/certificate-content'
import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf, recordChange } from '@concert/db/record-change'
import { effectMachine } from '@concert/domain/effect/table'
import type { Authority } from '@concert/domain/jurisdictions'
import { decide, fold } from '@concert/domain/machine'
import { notFound, rulesNotMet } from '@concert/platform/refused-request'
import { isEditionId } from '@concert/schemes/load-edition'
import { certificateIssued, effectReserved } from '@concert/sentences/effect-reasons'
import type { Act } from '#act.ts'
import { findEffect, insertEffect, type StoredEffect } from '#store/effects.ts'
import { accepted } from './accepted.ts'
import { openingFactsOf } from './opening-facts.ts'
import { type Standing, standingOf } from './standing.ts'
import { storedEvents } from './stored-events.ts'

/**
 * Opens this authority's effect on an issued certificate: active, or reserved when its own decision was a reservation. It rests
 * on what was decided and signed; who is authorised today cannot undo it. There is one a certificate: the same content again
 * finds it, another content is refused.
 *
 * @throws RefusedRequest 422 when the content is not what this authority decided, or a rule of 7.7.3 is not met
 */
export async function openEffect(
  transaction: Transaction,
  act: Act,
  content: CertificateContent,
  certificateDigest: string,
): Promise<StoredEffect> {
  const { certificateNumber } = content
  if (digestOf(content) !== certificateDigest) {
    refuse(
      '/certificateDigest',
      'certificate-digest-differs',
      'The content does not have the digest in /certificateDigest.',
    )
  }
  if (!isEditionId(content.edition)) refuse('/content/edition', 'edition-unknown', 'The edition is not known here.')
  const existing = await findEffect(transaction, certificateNumber)
  if (existing !== undefined) return sameContent(existing, certificateDigest)
  const standing = standingOf(transaction, act, content.edition)
  const decision = await judge(transaction, content, standing)
  const { events, receipts } = accepted(decision)
  const state = fold(effectMachine, events)
  if (state === null) throw new Error('opening an effect gave no state')
  const opened: StoredEffect = {
    certificateNumber,
    version: events.length,
    state: {
      ...state,
      evaluationId: content.evaluationId,
      certificateDigest,
      reasons: [state.status === 'reserved' ? effectReserved : certificateIssued],
    },
  }
  if (!(await insertEffect(transaction, opened))) {
    return sameContent((await findEffect(transaction, certificateNumber)) ?? notFound('certificate'), certificateDigest)
  }
  await recordChange(transaction, {
    stream: 'effect',
    streamId: certificateNumber,
    version: 0,
    action: 'effect.opened',
    actor: standing.by.actor,
    events: storedEvents(events, () => ({ evaluationId: content.evaluationId, certificateDigest })),
    receipts,
    edition: content.edition,
    requestId: act.requestId,
  })
  return opened
}

async function judge(transaction: Transaction, content: CertificateContent, { by, facts }: Standing) {
  const own = decisionOf(transaction.authority, content)
  return decide(
    effectMachine,
    null,
    {
      name: 'openEffect',
      ...by,
      authority: transaction.authority,
      edition: content.edition,
      certificateNumber: content.certificateNumber,
      jurisdiction: own.jurisdiction,
      leadAuthority: content.leadAuthority,
      decision: own.decision,
      conditions: own.conditions,
      decidedAt: own.decidedAt,
      validFrom: content.validFrom,
      validTo: content.validTo,
    },
    await openingFactsOf(transaction, facts, content, own),
  )
}

/** What this authority decided according to the certificate; one that refused has no effect to open. */
function decisionOf(authority: Authority, content: CertificateContent) {
  const own = content.decisions.find((one) => one.authority === authority)
  if (own === undefined || own.decision === 'refuse') {
    return refuse('/content/decisions', 'no-effect-here', `The certificate has no effect decided by ${authority}.`)
  }
  return { ...own, decision: own.decision }
}

function sameContent(existing: StoredEffect, certificateDigest: string): StoredEffect {
  if (existing.state.certificateDigest === certificateDigest) return existing
  return refuse('/content', 'certificate-digest-differs', 'This certificate was opened with another content.')
}

function refuse(pointer: string, code: string, message: string): never {
  return rulesNotMet(message, [{ pointer, code, message, clause: 'iso17065-7.7.3' }])
}
