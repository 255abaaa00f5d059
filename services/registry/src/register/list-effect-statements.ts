import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import { notFound } from '@concert/platform/refused-request'
import type { RegistryContext } from '#context.ts'
import { readStatements } from './store.ts'

/** The signed statements about a certificate, oldest first. */
export const listEffectStatements = plain(
  operations.listEffectStatements,
  async ({ params: { certificateNumber } }, { pool, documents }: RegistryContext) => {
    const items = await readStatements(pool, certificateNumber)
    if (items.length === 0 && (await documents.load(certificateNumber)) === undefined) notFound('certificate')
    return { body: { items } }
  },
)
