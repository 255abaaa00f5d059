import { operations } from '@concert/contracts/operations'
import { plain } from '@concert/platform/operation-route'
import { isKnown } from '@concert/platform/preconditions'
import { notFound } from '@concert/platform/refused-request'
import type { RegistryContext } from '#context.ts'

/** The register's answer for a number as it is kept, with its ETag. */
export const getCertificate = plain(
  operations.getCertificate,
  async ({ params, raw, reply }, { documents }: RegistryContext) => {
    const kept = (await documents.load(params.certificateNumber)) ?? notFound('certificate')
    const etag = `"${kept.mark}"`
    reply.header('etag', etag)
    // A suspension must be seen within a minute wherever the answer is cached.
    reply.header('cache-control', 'public, max-age=5')
    if (isKnown(raw.headers['if-none-match'], etag)) return { status: 304, text: '' }
    return { text: kept.document }
  },
)
