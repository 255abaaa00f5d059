import type { FindingCode } from '@concert/domain/artefact/finding-codes'

/** A file that must not be opened, and the finding that says why. */
export interface HostileFile {
  /** What it does. */
  readonly does: string
  readonly fileName: string
  readonly mediaType: string
  readonly content: Buffer
  readonly because: FindingCode
}

/** [what it does, its content, why it is refused]; files of one kind share a name and a declared type. */
export type Hostile = readonly [does: string, content: string | Buffer, because: FindingCode]

export function allAs(fileName: string, mediaType: string, files: readonly Hostile[]): HostileFile[] {
  return files.map(([does, content, because]) => ({
    does,
    fileName,
    mediaType,
    because,
    content: typeof content === 'string' ? Buffer.from(content) : content,
  }))
}
