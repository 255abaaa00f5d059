import { fault } from '@concert/contracts/found-errors'
import { detail } from '@concert/sentences/detail'
import { RefusedRequest } from './refused-request.ts'

/** The ETag of a version: strong, the version number in quotes. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/**
 * Reads the version that the caller saw from `If-Match`.
 *
 * @throws RefusedRequest 428 when it is absent, 400 when it is not exactly one strong ETag with a version
 */
export function versionFromIfMatch(header: string | undefined): number {
  if (header === undefined) {
    throw new RefusedRequest('precondition-required', { detail: detail('if-match-missing') })
  }
  const version = header.match(/^"(\d{1,9})"$/)?.[1]
  if (version === undefined) {
    throw new RefusedRequest('invalid-request', {
      detail: detail('if-match-malformed'),
      errors: [fault('if-match-malformed', '', {})],
    })
  }
  return Number(version)
}

/**
 * Checks that the caller saw the current version.
 *
 * @throws RefusedRequest 412 with the current representation
 */
export function requireVersion(seen: number | undefined, present: number, representation: () => unknown): void {
  if (seen === undefined || seen === present) return
  throw new RefusedRequest('version-mismatch', {
    detail: detail('version-seen', { seen, present }),
    current: representation(),
    currentVersion: present,
  })
}
