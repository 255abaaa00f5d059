/**
 * The names of a person as they are compared: width, case, accents and signs between the words say nothing, and nor does the order of
 * the words. Two scripts are two names: that they are one person is what the other names are for.
 */
export function foldedNamesOf(displayName: string, otherNames: readonly string[]): string[] {
  return [...new Set([displayName, ...otherNames].map(folded))].toSorted()
}

function folded(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).toSorted().join(' ')
}
