/** A tag of a representation (RFC 9110 8.8.3). A weak one tells that two are alike, not that they are the same. */
export interface EntityTag {
  readonly isWeak: boolean
  readonly opaque: string
}

/** One member of the list, or an empty one, which is passed over (RFC 9110 5.6.1), and what ends it. */
const MEMBER = /[ \t]*(?:(W\/)?"([\u0021\u0023-\u007e\u0080-\u00ff]*)"[ \t]*)?(?:,|$)/y

/** The tags in `If-Match` or `If-None-Match`, or `*` for whatever there is; undefined when it names neither (RFC 9110 13.1.1). */
export function entityTagsIn(header: string): '*' | readonly EntityTag[] | undefined {
  if (header.trim() === '*') return '*'
  const tags: EntityTag[] = []
  for (let at = 0; at < header.length; at = MEMBER.lastIndex) {
    MEMBER.lastIndex = at
    const member = MEMBER.exec(header)
    if (member === null) return undefined
    const [, weak, opaque] = member
    if (opaque !== undefined) tags.push({ isWeak: weak !== undefined, opaque })
  }
  return tags.length === 0 ? undefined : tags
}
