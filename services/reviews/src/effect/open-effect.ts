import { open } from '@concert/cases/open'
import type { CertificateContent } from '@concert/contracts/certificate-content'
import { operations } from '@concert/contracts/operations'
import { digestOf } from '@concert/db/digest'
import type { AuthorityDecision } from '@concert/domain/certificate/content'
import { lintCertificate } from '@concert/domain/certificate/lints'
import type { Authority } from '@concert/domain/jurisdictions'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import { certificateRules } from '@concert/schemes/edition-facts'
import { isEditionId } from '@concert/schemes/load-edition'
import { certificateIssued, effectReserved } from '@concert/sentences/effect-reasons'
import { editionOf } from '#edition-of.ts'
import { effectCase } from './case.ts'
import { type OwnRecords, ownRecords } from './own-records.ts'
import { effectStore } from './store.ts'

interface Found {
  readonly own: ReturnType<typeof decisionOf>
  readonly records: OwnRecords
  readonly computedDigest: string
}

/**
 * Opens this authority's effect on a certificate that is public: active, or reserved when its own decision was a reservation.
 * It rests on what was decided and signed; who is authorised today cannot undo it. At most one effect per certificate: the
 * same content again finds it, another content is refused.
 */
export const openEffect = open(effectCase, operations.openEffect, {
  find: async ({ transaction, request }): Promise<Found> => {
    const { content } = request.body
    const own = decisionOf(transaction.authority, content)
    return { own, records: await ownRecords(transaction, content, own.decision), computedDigest: digestOf(content) }
  },
  existing: ({ transaction, request }) => effectStore.lock(transaction, request.body.content.certificateNumber),
  isSame: ({ state }, { request, found }) =>
    state.certificateDigest === request.body.certificateDigest && found.computedDigest === state.certificateDigest,
  edition: ({ request }) => request.body.content.edition,
  given: ({ transaction, request, found: { own } }) => {
    const { content, certificateDigest } = request.body
    const { certificateNumber, leadAuthority, evaluationId, edition, validFrom, validTo } = content
    return {
      authority: transaction.authority,
      edition,
      certificateNumber,
      leadAuthority,
      evaluationId,
      certificateDigest,
      ...own,
      validFrom,
      validTo,
      reason: own.decision === 'reserve' ? effectReserved : certificateIssued,
    }
  },
  facts: ({ request, found }, recorded) => ({
    ...found.records,
    ...lintsOf(request.body.content, found.own.decision),
    computedDigest: found.computedDigest,
    recordedDigest: recorded?.state.certificateDigest ?? null,
  }),
  columns: () => ({}),
  answer: (row, request) => effectCase.represent(row, request, 'file'),
})

/** What this authority decided according to the certificate; where it does not say, the authority granted nothing. */
function decisionOf(authority: Authority, { decisions, decidedAt }: CertificateContent) {
  const own = decisions.find((one) => one.authority === authority)
  const none = { jurisdiction: jurisdictionOf(authority), decision: 'refuse', conditions: [], decidedAt } as const
  if (own === undefined) return none
  return {
    jurisdiction: own.jurisdiction,
    decision: own.decision,
    conditions: own.conditions,
    decidedAt: own.decidedAt,
  }
}

/** What has no effect here has no lint to pass. */
function lintsOf(content: CertificateContent, decision: AuthorityDecision['decision']) {
  if (!isEditionId(content.edition)) return { isEditionKnown: false, lints: [] }
  if (decision === 'refuse') return { isEditionKnown: true, lints: [] }
  return { isEditionKnown: true, lints: lintCertificate(content, certificateRules(editionOf(content.edition))) }
}
