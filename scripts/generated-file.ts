/** A committed file that is made from the code. */
export type Generator = {
  /** Relative to the root of the repository. */
  path: string
  /** The whole text of the file; `current` is what it holds now, `undefined` when there is none. */
  produce(current: string | undefined): Promise<string>
}

/**
 * The document with the block called `name` holding `content`. A block stands between `<!-- generated:name -->` and
 * `<!-- /generated:name -->`, each on a line of its own; the rest of the document is its author's. Throws when it is not there.
 */
export function withGeneratedBlock(document: string | undefined, name: string, content: string): string {
  const opening = `<!-- generated:${name} -->\n`
  const closing = `<!-- /generated:${name} -->`
  const start = document?.indexOf(opening) ?? -1
  const end = document?.indexOf(closing, start) ?? -1
  if (document === undefined || start < 0 || end < 0) throw new Error(`the document has no block ${opening.trim()}`)
  return `${document.slice(0, start)}${opening}${content.trimEnd()}\n${document.slice(end)}`
}

/** A Markdown table. A cell's vertical bars are escaped, so that they do not end it. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
