import type { GeneralJws } from '@concert/contracts/certificate-content'
import { CredentialRefused } from '@concert/credentials/refusal'
import { compactOf } from '@concert/credentials/signed-credential'
import type { Authority } from '@concert/domain/jurisdictions'
import { notFound } from '@concert/platform/refused-request'
import type { RegistryContext } from '#context.ts'
import { readEntry } from '#store/certificates.ts'

/**
 * The credential with every signature.
 *
 * @throws RefusedRequest 404
 */
export async function getCredential({ pool }: RegistryContext, certificateNumber: string): Promise<GeneralJws> {
  const entry = (await readEntry(pool, certificateNumber)) ?? notFound('certificate')
  return entry.credential
}

/**
 * The credential with one authority's signature, as a compact JWS.
 *
 * @throws RefusedRequest 404 when there is no such certificate, or the authority did not sign it
 */
export async function getCompactCredential(
  context: RegistryContext,
  certificateNumber: string,
  authority: Authority,
): Promise<string> {
  const credential = await getCredential(context, certificateNumber)
  for (const { kid } of context.keySets[authority].keys) {
    const compact = compactWith(credential, kid)
    if (compact !== undefined) return compact
  }
  return notFound('signature')
}

function compactWith(credential: GeneralJws, kid: string): string | undefined {
  try {
    return compactOf(credential, kid)
  } catch (error) {
    if (error instanceof CredentialRefused && error.reason === 'unknown-key') return undefined
    throw error
  }
}
