import { effectStatement, type EffectStatement } from '@concert/contracts/certificate-content'
import { fault } from '@concert/contracts/found-errors'
import { CredentialRefused } from '@concert/credentials/refusal'
import { verifyStatement } from '@concert/credentials/statement'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { Transaction } from '@concert/db/authority-transaction'
import { attestingAuthorities } from '@concert/domain/certificate/content'
import { type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
import { type Violation, violation } from '@concert/domain/violation'
import { notFound, rulesNotMet } from '@concert/platform/refused-request'
import { findIntent, type Intent } from '#store/intents.ts'

export interface ReceivedStatement {
  readonly from: Authority
  readonly certificateNumber: string
  readonly statement: string
}

export interface VerifiedStatement {
  /** Of the client who is to know of it. */
  readonly applicationId: string
  readonly statement: EffectStatement
}

/**
 * What an authority states of its own effect on a certificate that this cell leads. Nothing of it is believed before its
 * signature verifies with the pinned keys of who sent it, and an authority speaks for its own place alone: the lead tells its
 * client what this answers.
 *
 * @throws RefusedRequest 404 for a certificate this cell does not have, 422 naming all that is wrong with the statement
 */
export async function verifyEffectStatement(
  transaction: Transaction,
  trust: PinnedKeys,
  { from, certificateNumber, statement: signed }: ReceivedStatement,
): Promise<VerifiedStatement> {
  const intent = await findIntent(transaction, certificateNumber)
  if (intent === undefined) return notFound('certificate')
  const { applicationId } = intent
  if (applicationId === null) {
    return rulesNotMet([violation('not-the-lead', '', { lead: intent.leadAuthority })])
  }
  const statement = await signedBy(from, signed, trust)
  const faults = faultsOf(statement, from, intent)
  if (faults.length > 0) return rulesNotMet(faults)
  return { applicationId, statement }
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
function faultsOf(statement: EffectStatement, from: Authority, intent: Intent): Violation[] {
  const { authority, jurisdiction: place } = statement
  const at = '/statement'
  const said: readonly [holds: boolean, otherwise: Violation][] = [
    [authority === from, violation('authority-not-its-own', at, { authority, signedBy: from })],
    [place === jurisdictionOf(from), violation('place-not-its-own', at, { place, authority: from })],
    [statement.certificateNumber === intent.certificateNumber, violation('another-certificate', at, {})],
    [statement.certificateDigest === intent.certificateDigest, violation('another-content', at, {})],
    [attestingAuthorities(intent.content).includes(from), violation('no-effect-here', at, { authority: from })],
  ]
  return said.filter(([holds]) => !holds).map(([, otherwise]) => otherwise)
}
