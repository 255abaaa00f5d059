import { findCase } from '@concert/cases/find'
import { type CertificateContent, effectStatement, type EffectStatement } from '@concert/contracts/certificate-content'
import { fault } from '@concert/contracts/found-errors'
import { operations } from '@concert/contracts/operations'
import { CredentialRefused } from '@concert/credentials/refusal'
import { verifyStatement } from '@concert/credentials/statement'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import { verifyEnvelopeOf } from '@concert/credentials/verify-envelope'
import { attestingAuthorities } from '@concert/domain/certificate/content'
import type { Intent } from '@concert/domain/intent/state'
import { type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
import { type Violation, violation } from '@concert/domain/violation'
import { transactional } from '@concert/platform/operation-route'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { z } from 'zod'
import type { CertificatesContext } from '#context.ts'
import { intentCase } from '#intent/case.ts'

/**
 * What an authority states of its own effect on a certificate that this cell leads. Nothing of it is believed before its envelope
 * and its signature verify with the pinned keys of the same authority, and an authority speaks for its own place alone: the lead
 * tells its client what this answers. It changes nothing.
 */
export const verifyEffectStatement = transactional(
  operations.verifyEffectStatement,
  async (request, context: CertificatesContext, transaction) => {
    const { from, signed } = await statedIn(request.body, context)
    const statement = await signedBy(from, signed, context.trust)
    const { applicationId, state, content } = await findCase(intentCase, transaction, statement.certificateNumber)
    if (applicationId === null) return rulesNotMet([violation('not-the-lead', '', { lead: state.leadAuthority })])
    const faults = faultsOf(statement, from, state, content)
    if (faults.length > 0) return rulesNotMet(faults)
    return { body: { applicationId, statement } }
  },
)

/** The statement with the authority that must have signed it: who sent the envelope, or this authority itself. */
async function statedIn(
  { statement, isOwn = false }: z.output<typeof operations.verifyEffectStatement.body>,
  { authority, recipient }: CertificatesContext,
): Promise<{ from: Authority; signed: string }> {
  if (isOwn) return { from: authority, signed: statement }
  const envelope = await verifyEnvelopeOf('effect-changed.v1', statement, recipient)
  return { from: envelope.from, signed: envelope.body.statement }
}

async function signedBy(from: Authority, signed: string, trust: PinnedKeys): Promise<EffectStatement> {
  try {
    return await verifyStatement('concert-effect+jws', signed, trust[from], effectStatement)
  } catch (error) {
    if (!(error instanceof CredentialRefused)) throw error
    return rulesNotMet([fault(error.reason, '/statement', {}, from)])
  }
}

/** An authority states its own effect, on a certificate that has one in its place. */
function faultsOf(
  statement: EffectStatement,
  from: Authority,
  intent: Pick<Intent, 'certificateNumber' | 'certificateDigest'>,
  content: CertificateContent,
): Violation[] {
  const { authority, jurisdiction: place } = statement
  const at = '/statement'
  const said: readonly [holds: boolean, otherwise: Violation][] = [
    [authority === from, violation('authority-not-its-own', at, { authority, signedBy: from })],
    [place === jurisdictionOf(from), violation('place-not-its-own', at, { place, authority: from })],
    [statement.certificateNumber === intent.certificateNumber, violation('another-certificate', at, {})],
    [statement.certificateDigest === intent.certificateDigest, violation('another-content', at, {})],
    [attestingAuthorities(content).includes(from), violation('no-effect-here', at, { authority: from })],
  ]
  return said.filter(([holds]) => !holds).map(([, otherwise]) => otherwise)
}
