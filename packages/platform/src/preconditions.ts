import { fault } from '@concert/contracts/found-errors'
import { detail } from '@concert/sentences/detail'
import { entityTagsIn } from './entity-tags.ts'
import { RefusedRequest } from './refused-request.ts'

/** The ETag of a version: strong, the version number in quotes. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/**
 * Reads the versions that the caller saw from `If-Match`: the strong tags of versions in its list. A weak tag never fits, nor does the
 * tag of something else (RFC 9110 13.1.1), so the list may be empty.
 *
 * @throws RefusedRequest 428 when it is absent, or `*`: that is whatever there is, and so no version that somebody saw; 400 when it is no
 * list of tags
 */
export function versionsFromIfMatch(header: string | undefined): readonly number[] {
  if (header === undefined) {
    throw new RefusedRequest('precondition-required', { detail: detail('if-match-missing') })
  }
  const tags = entityTagsIn(header)
  if (tags === '*') throw new RefusedRequest('precondition-required', { detail: detail('if-match-star') })
  if (tags === undefined) {
    throw new RefusedRequest('invalid-request', {
      detail: detail('if-match-malformed'),
      errors: [fault('if-match-malformed', '', {})],
    })
  }
  return tags.filter(({ isWeak, opaque }) => !isWeak && VERSION.test(opaque)).map(({ opaque }) => Number(opaque))
}

const VERSION = /^(?:0|[1-9]\d{0,8})$/

/**
 * Checks that the caller saw the current version.
 *
 * @throws RefusedRequest 412 with the current representation
 */
export function requireVersion(
  seen: readonly number[] | undefined,
  present: number,
  representation: () => unknown,
): void {
  if (seen === undefined || seen.includes(present)) return
  const [only, ...others] = seen
  throw new RefusedRequest('version-mismatch', {
    detail:
      only === undefined || others.length > 0
        ? detail('no-version-fits', { present })
        : detail('version-seen', { seen: only, present }),
    current: representation(),
    currentVersion: present,
  })
}

/** Whether `If-None-Match` says that the caller has the representation with this strong tag: compression on the way weakens a tag. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch === undefined ? undefined : entityTagsIn(ifNoneMatch)
  return tags === '*' || (tags ?? []).some(({ opaque }) => `"${opaque}"` === etag)
}
