import { RefusedRequest } from './refused-request.ts'

/** The ETag of a version: strong, the version number in quotes. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/**
 * Reads `If-Match` as the version the caller saw.
 *
 * @throws RefusedRequest 428 when it is absent, 400 when it is not one strong ETag of ours
 */
export function versionFromIfMatch(header: string | undefined): number {
  if (header === undefined) {
    throw new RefusedRequest('precondition-required', { detail: 'Send If-Match with the ETag of the version you saw.' })
  }
  const version = header.match(/^"(\d{1,9})"$/)?.[1]
  if (version === undefined) {
    throw new RefusedRequest('invalid-request', {
      detail: 'If-Match must be one ETag as this API sent it, for example "3".',
      errors: [{ pointer: '', code: 'if-match-malformed', message: 'If-Match must be one ETag, for example "3".' }],
    })
  }
  return Number(version)
}

/**
 * Checks that the caller decided on the current version.
 *
 * @throws RefusedRequest 412 with the present representation
 */
export function requireVersion(seen: number | undefined, present: number, representation: () => unknown): void {
  if (seen === undefined || seen === present) return
  throw new RefusedRequest('version-mismatch', {
    detail: `You saw version ${seen}; the present version is ${present}.`,
    current: representation(),
    currentVersion: present,
  })
}
