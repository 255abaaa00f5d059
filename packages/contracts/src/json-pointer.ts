/** The JSON pointer (RFC 6901) to a place in a document; the whole document is the empty text. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
