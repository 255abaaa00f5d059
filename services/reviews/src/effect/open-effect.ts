import { open } from '@concert/cases/open'
import type { CertificateContent, GeneralJws } from '@concert/contracts/certificate-content'
import { operations } from '@concert/contracts/operations'
import { credentialViolations } from '@concert/credentials/credential-violations'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import { verifyCredential } from '@concert/credentials/verify-credential'
import type { AuthorityDecision } from '@concert/domain/certificate/content'
import { lintCertificate } from '@concert/domain/certificate/lints'
import type { Authority } from '@concert/domain/jurisdictions'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import { type Violation, violation } from '@concert/domain/violation'
import { rulesNotMet } from '@concert/platform/refused-request'
import { certificateRules } from '@concert/schemes/edition-facts'
import { isEditionId } from '@concert/schemes/load-edition'
import { certificateIssued, effectReserved } from '@concert/sentences/effect-reasons'
import { editionOf } from '#edition-of.ts'
import { effectCase } from './case.ts'
import { type OwnRecords, ownRecords } from './own-records.ts'
import { effectStore } from './store.ts'

interface Found extends Verified {
  readonly own: ReturnType<typeof decisionOf>
  readonly records: OwnRecords
}

interface Verified {
  readonly content: CertificateContent
  readonly certificateDigest: string
  readonly signatureFaults: readonly Violation[]
}

/**
 * Opens this authority's effect on a certificate: active, or reserved when its own decision was a reservation. It rests on what
 * was decided and on what all who must have signed, verified here; who is authorised today cannot undo it. At most one effect per certificate: the
 * same content again finds it, another content is refused.
 */
export const openEffect = open(effectCase, operations.openEffect, {
  find: async ({ transaction, request, context: { certificateKeys } }): Promise<Found> => {
    const verified = await verify(request.body.credential, certificateKeys, transaction.now)
    const own = decisionOf(transaction.authority, verified.content)
    return { ...verified, own, records: await ownRecords(transaction, verified.content, own.decision) }
  },
  existing: ({ transaction, found: { content } }) => effectStore.lock(transaction, content.certificateNumber),
  isSame: ({ state }, { found: { certificateDigest, signatureFaults } }) =>
    state.certificateDigest === certificateDigest && signatureFaults.length === 0,
  edition: ({ found: { content } }) => content.edition,
  given: ({ transaction, found: { content, certificateDigest, own } }) => {
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
  facts: ({ found: { content, own, records, signatureFaults } }, recorded) => ({
    ...records,
    ...lintsOf(content, own.decision),
    signatureFaults,
    recordedDigest: recorded?.state.certificateDigest ?? null,
  }),
  columns: () => ({}),
  answer: (row, request) => effectCase.represent(row, request),
})

/** @throws RefusedRequest 422 when it is no certificate that an authority signed; what else is wrong with it is for the rules to judge */
async function verify(credential: GeneralJws, keys: PinnedKeys, now: string): Promise<Verified> {
  const { findings, refusal, content, certificateDigest } = await verifyCredential(credential, keys, now)
  const signatureFaults = credentialViolations(findings)
  if (content !== undefined && certificateDigest !== undefined) return { content, certificateDigest, signatureFaults }
  return rulesNotMet(refusal === undefined ? signatureFaults : [violation(refusal.reason, '/credential', {})])
}

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
