/** Stands in a text for somebody else of the staff. */
export const somebodyElse = '[another person]'

/**
 * A text without the names of others: each name, identifier and account of theirs, as a whole and in whatever case, is replaced. Longer ones
 * first, so that no half of a name is left.
 */
export function withoutOthers(names: readonly string[]): (text: string) => string {
  const known = [...new Set(names)].filter((name) => name.trim() !== '').toSorted((a, b) => b.length - a.length)
  if (known.length === 0) return (text) => text
  const escaped = known.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  // A name in Han characters has no edges of words.
  const any = new RegExp(
    escaped.map((name) => (/^[\p{Script=Latin}\d]/u.test(name) ? edged(name) : name)).join('|'),
    'giu',
  )
  return (text) => text.replaceAll(any, somebodyElse)
}

function edged(name: string): string {
  return String.raw`(?<![\p{L}\p{N}])${name}(?![\p{L}\p{N}])`
}
