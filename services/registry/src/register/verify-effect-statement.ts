import { effectStatement, type EffectStatement } from '@concert/contracts/certificate-content'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import { CredentialRefused } from '@concert/credentials/refusal'
import { verifyStatement } from '@concert/credentials/statement'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { violation } from '@concert/domain/violation'
import { rulesNotMet } from '@concert/platform/refused-request'

/**
 * The payload of a statement that the authority named in it signed. The signer is found with the pinned keys, one set
 * after another, so that nothing unsigned is read to choose them.
 *
 * @throws RefusedRequest 422 with the fault of the signature or the payload
 */
export async function verifyEffectStatement(signed: string, keySets: PinnedKeys): Promise<EffectStatement> {
  for (const authority of authorities) {
    const statement = await statementBy(authority, signed, keySets)
    if (statement === undefined) continue
    if (statement.authority === authority) return statement
    refuse(violation('authority-not-its-own', '/statement', { authority: statement.authority, signedBy: authority }))
  }
  return refuse(fault('unknown-key', '/statement', {}))
}

/** The payload when the key is one of the authority's, undefined when it is not. */
async function statementBy(
  authority: Authority,
  signed: string,
  keySets: PinnedKeys,
): Promise<EffectStatement | undefined> {
  try {
    return await verifyStatement('concert-effect+jws', signed, keySets[authority], effectStatement)
  } catch (error) {
    if (!(error instanceof CredentialRefused)) throw error
    if (error.reason === 'unknown-key') return undefined
    return refuse(fault(error.reason, '/statement', {}))
  }
}

function refuse(error: FoundError): never {
  return rulesNotMet([error])
}
