import { CredentialRefused } from '@concert/credentials/refusal'
import { assemble } from '@concert/credentials/signed-credential'
import type { JwsSignature } from '@concert/credentials/strict-jws'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import { faultOf, type SignatureFault, verifyCredential } from '@concert/credentials/verify-credential'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Intent } from '#store/intents.ts'

/**
 * Why a signature is not a named authority's over the bytes of a stored intent, or null when it is. Only that authority's own
 * keys are tried, and one that refused or is not named in the content attests nothing.
 */
export async function faultOfAttestation(
  intent: Intent,
  { protected: header, signature }: JwsSignature,
  from: Authority,
  trust: PinnedKeys,
): Promise<SignatureFault | null> {
  try {
    const credential = assemble(intent.contentBytes, [{ protected: header, signature }])
    const { findings } = await verifyCredential(credential, { [from]: trust[from] }, intent.content.issuedAt)
    const [finding] = findings
    if (finding?.authority === from && finding.valid) return null
    return finding === undefined ? 'malformed-jws' : faultOf(finding)
  } catch (error) {
    if (error instanceof CredentialRefused) return error.reason
    throw error
  }
}
