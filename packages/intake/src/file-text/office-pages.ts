/** The parts of office documents that a reader shows, in the order in which their texts are numbered. */
const shown: readonly RegExp[] = [
  /^word\/document\.xml$/,
  /^word\/header\d*\.xml$/,
  /^word\/footer\d*\.xml$/,
  /^word\/footnotes\.xml$/,
  /^word\/endnotes\.xml$/,
  /^word\/comments\.xml$/,
  /^ppt\/slides\/slide\d+\.xml$/,
  /^ppt\/notesslides\/notesslide\d+\.xml$/,
  /^xl\/worksheets\/sheet\d*\.xml$/,
  /^xl\/comments\d*\.xml$/,
  // Of OpenDocument.
  /^content\.xml$/,
]

/** Where a part of an office document stands among its pages; undefined where it is none. */
export function placeOf(path: string): readonly [kind: number, number: number] | undefined {
  const name = path.toLowerCase()
  const kind = shown.findIndex((pattern) => pattern.test(name))
  if (kind === -1) return undefined
  return [kind, Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0)]
}

export function isSheet(path: string): boolean {
  return /^xl\/worksheets\//i.test(path)
}

export function isSharedStrings(path: string): boolean {
  return /^xl\/sharedstrings\.xml$/i.test(path)
}
