import { getCertificate } from '@concert/contracts/registry'
import { route } from '#route.ts'
import { getCertificate as get } from '#use-cases/get-certificate.ts'
import { preparedJson } from './prepared-json.ts'

export const getCertificateRoute = route.plain(getCertificate, async ({ params, raw, reply }, context) => {
  const { json, etag } = await get(context, params.certificateNumber)
  reply.header('etag', etag)
  // A suspension must be visible within a minute wherever the answer is cached (ISO/IEC 17065 7.11.3).
  reply.header('cache-control', 'public, max-age=5')
  if (isKnown(raw.headers['if-none-match'], etag)) return { status: 304, body: preparedJson('') }
  return { body: preparedJson(json) }
})

/** Whether a cache has this version (RFC 9110 13.1.2): compression on the way weakens an ETag. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}
