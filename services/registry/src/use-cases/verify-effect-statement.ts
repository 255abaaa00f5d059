import { effectStatement, type EffectStatement } from '@concert/contracts/certificate-content'
import { CredentialRefused } from '@concert/credentials/refusal'
import { verifyStatement } from '@concert/credentials/statement'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { rulesNotMet } from '@concert/platform/refused-request'

/**
 * The payload of a statement that the authority it names signed. The signer is found by the pinned keys, one set after the
 * other, so that nothing unsigned is read to choose them.
 *
 * @throws RefusedRequest 422 naming what is wrong with the signature or the payload
 */
export async function verifyEffectStatement(signed: string, keySets: PinnedKeys): Promise<EffectStatement> {
  for (const authority of authorities) {
    const statement = await statementBy(authority, signed, keySets)
    if (statement === undefined) continue
    if (statement.authority === authority) return statement
    refuse('authority-not-its-own', `${authority} signed a statement for ${statement.authority}.`)
  }
  return refuse('unknown-key', 'The statement is signed with a key that no authority publishes.')
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
    return refuse(error.reason, `${error.message}.`)
  }
}

function refuse(code: string, message: string): never {
  rulesNotMet([{ pointer: '/statement', code, message }])
}
