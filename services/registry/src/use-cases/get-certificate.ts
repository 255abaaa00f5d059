import { notFound } from '@concert/platform/refused-request'
import type { RegistryContext } from '#context.ts'
import { readDocumentText } from '#store/certificates.ts'

/**
 * The stored answer of the register for a number, with its ETag.
 *
 * @throws RefusedRequest 404
 */
export async function getCertificate(
  { pool }: RegistryContext,
  certificateNumber: string,
): Promise<{ json: string; etag: string }> {
  const { document, mark } = (await readDocumentText(pool, certificateNumber)) ?? notFound('certificate')
  return { json: document, etag: `"${mark}"` }
}
