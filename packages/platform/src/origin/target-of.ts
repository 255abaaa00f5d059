/** What a request asks for: path and query, and the authority when the target is a whole URL. */
export interface Target {
  readonly path: string
  readonly authority?: string
}

/**
 * Reads a request's target in the forms that every server accepts: a path, or a whole URL (RFC 9112 3.2.2), whose authority then counts
 * in place of `Host`. The path stays as it is written.
 */
export function targetOf(url: string): Target {
  const [, authority, rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  if (authority === undefined) return { path: url }
  return { path: rest.startsWith('/') ? rest : `/${rest}`, authority }
}
