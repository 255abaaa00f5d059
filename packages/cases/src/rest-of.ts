/** What of a state document lies in no column of its own, given the columns by the members that they hold. */
export function restOf(document: object, columns: object): object {
  return Object.fromEntries(Object.entries(document).filter(([member]) => !Object.hasOwn(columns, member)))
}
