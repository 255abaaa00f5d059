/** Returns the JSON pointer (RFC 6901) to a place in a document. The pointer to the whole document is empty. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
