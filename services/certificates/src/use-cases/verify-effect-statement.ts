import { effectStatement, type EffectStatement } from '@concert/contracts/certificate-content'
import { CredentialRefused } from '@concert/credentials/refusal'
import { verifyStatement } from '@concert/credentials/statement'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { Transaction } from '@concert/db/authority-transaction'
import { attestingAuthorities } from '@concert/domain/certificate/content'
import { type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
import type { Violation } from '@concert/domain/violation'
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
    const message = `The client of this certificate is told by ${intent.leadAuthority}, which leads it.`
    return refuse([{ pointer: '', code: 'not-the-lead', message }])
  }
  const statement = await signedBy(from, signed, trust)
  const faults = faultsOf(statement, from, intent)
  if (faults.length > 0) return refuse(faults)
  return { applicationId, statement }
}

async function signedBy(from: Authority, signed: string, trust: PinnedKeys): Promise<EffectStatement> {
  try {
    return await verifyStatement('concert-effect+jws', signed, trust[from], effectStatement)
  } catch (error) {
    if (!(error instanceof CredentialRefused)) throw error
    const message = `This is no statement that ${from} signed: ${error.message}.`
    return refuse([{ pointer: '/statement', code: error.reason, message }])
  }
}

function faultsOf(statement: EffectStatement, from: Authority, intent: Intent): Violation[] {
  const said: readonly [boolean, string, string][] = [
    [statement.authority === from, 'authority-not-its-own', `It states the effect of ${statement.authority}.`],
    [
      statement.jurisdiction === jurisdictionOf(from),
      'place-not-its-own',
      `It speaks for ${statement.jurisdiction}, which is not the place of ${from}.`,
    ],
    [
      statement.certificateNumber === intent.certificateNumber,
      'another-certificate',
      `It is on the certificate ${statement.certificateNumber}.`,
    ],
    [
      statement.certificateDigest === intent.certificateDigest,
      'another-content',
      'It is on other content than was certified under this number.',
    ],
    [attestingAuthorities(intent.content).includes(from), 'no-effect', `${from} has no effect on this certificate.`],
  ]
  return said
    .filter(([holds]) => !holds)
    .map(([, code, message]) => ({
      pointer: '/statement',
      code,
      message: `${message} An authority states its own effect.`,
    }))
}

function refuse(errors: readonly Violation[]): never {
  return rulesNotMet(errors)
}
