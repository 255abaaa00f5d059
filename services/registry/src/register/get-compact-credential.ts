import type { GeneralJws } from '@concert/contracts/certificate-content'
import { operations } from '@concert/contracts/operations'
import { CredentialRefused } from '@concert/credentials/refusal'
import { compactOf } from '@concert/credentials/signed-credential'
import { plain } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import type { RegistryContext } from '#context.ts'
import { readCredential } from './read-entry.ts'

/** The credential with one authority's signature, as a compact JWS; 404 when the authority did not sign it. */
export const getCompactCredential = plain(
  operations.getCompactCredential,
  async ({ params: { certificateNumber, authority }, reply }, { pool, keySets }: RegistryContext) => {
    const credential = await readCredential(pool, certificateNumber)
    const signed = keySets[authority].keys.map(({ kid }) => compactWith(credential, kid))
    const body = signed.find((compact) => compact !== undefined) ?? notFound('signature')
    reply.header('content-disposition', `attachment; filename="${certificateNumber}.${authority}.jws"`)
    return { body }
  },
)

function compactWith(credential: GeneralJws, kid: string): string | undefined {
  try {
    return compactOf(credential, kid)
  } catch (error) {
    if (error instanceof CredentialRefused && error.reason === 'unknown-key') return undefined
    throw error
  }
}
