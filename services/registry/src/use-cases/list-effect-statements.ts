import { notFound } from '@concert/platform/refused-request'
import type { RegistryContext } from '#context.ts'
import { readDocumentText } from '#store/certificates.ts'
import { readStatements } from '#store/effects.ts'

/**
 * The signed statements about a certificate, oldest first.
 *
 * @throws RefusedRequest 404
 */
export async function listEffectStatements({ pool }: RegistryContext, certificateNumber: string): Promise<string[]> {
  const statements = await readStatements(pool, certificateNumber)
  if (statements.length === 0 && (await readDocumentText(pool, certificateNumber)) === undefined) {
    notFound('certificate')
  }
  return statements
}
