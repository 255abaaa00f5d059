/** A committed file that is generated from the code. */
export type Generator = {
  /** Relative to the root of the repository. */
  path: string
  /** The complete text of the file. */
  produce(): Promise<string>
}

/** A Markdown table. A cell's vertical bars are escaped, so that they do not end it. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
