import type { GeneralJws } from '@concert/contracts/certificate-content'
import { credentialViolations } from '@concert/credentials/credential-violations'
import { CredentialRefused } from '@concert/credentials/refusal'
import { assemble } from '@concert/credentials/signed-credential'
import type { JwsSignature } from '@concert/credentials/strict-jws'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import {
  faultOf,
  type SignatureFault,
  type SignatureFinding,
  verifyCredential,
} from '@concert/credentials/verify-credential'
import type { Authority } from '@concert/domain/jurisdictions'
import { type Violation, violation } from '@concert/domain/violation'
import type { IntentRow } from './store.ts'

/**
 * What is wrong with a signature that is said to be a named authority's over the bytes of a stored intent. Only that authority's
 * own keys are tried, and one that refused or is not named in the content attests nothing.
 */
export async function faultsOfAttestation(
  intent: Pick<IntentRow, 'contentBytes' | 'content'>,
  attestation: JwsSignature,
  from: Authority,
  trust: PinnedKeys,
): Promise<Violation[]> {
  const fault = await faultOfSignature(intent, attestation, from, trust)
  return fault === null ? [] : [violation(fault, '/attestation/signature', {}, from)]
}

/** What is wrong with the signatures of a credential, and by whom are those that verify, in the order of the signatures. */
export async function verifySignatures(credential: GeneralJws, { content }: IntentRow, trust: PinnedKeys) {
  const { findings } = await verifyCredential(credential, trust, content.issuedAt)
  return { findings, signatureFaults: credentialViolations(findings), signedBy: signersOf(findings) }
}

async function faultOfSignature(
  { contentBytes, content }: Pick<IntentRow, 'contentBytes' | 'content'>,
  { protected: header, signature }: JwsSignature,
  from: Authority,
  trust: PinnedKeys,
): Promise<SignatureFault | null> {
  try {
    const credential = assemble(contentBytes, [{ protected: header, signature }])
    const { findings } = await verifyCredential(credential, { [from]: trust[from] }, content.issuedAt)
    const [finding] = findings
    if (finding?.authority === from && finding.valid) return null
    return finding === undefined ? 'malformed-jws' : faultOf(finding)
  } catch (error) {
    if (error instanceof CredentialRefused) return error.reason
    throw error
  }
}

function signersOf(findings: readonly SignatureFinding[]): Authority[] {
  return findings.flatMap(({ authority, valid }) => (valid && authority !== null ? [authority] : []))
}
