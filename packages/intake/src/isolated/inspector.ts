import { severities } from '@concert/domain/artefact/finding-codes'
import type { FileText } from '#file-text/file-text.ts'
import type { ReadableFile } from '#file-text/read-file-text.ts'
import type { InspectedFile, InspectionResult } from '#inspect-file.ts'
import type { PageOfFile, PreviewKind, Previews } from '#preview/preview.ts'
import {
  INSPECTION_HEAP_MIB,
  INSPECTION_MS_MAX,
  PAGE_IMAGE_MS_MAX,
  TEXT_READING_MIB_MAX,
  TEXT_READING_MS_MAX,
} from '#limits.ts'
import type { Asked, Outcome } from './answer-of.ts'
import { createKeptProcess } from './kept-process.ts'

export interface Inspector {
  /**
   * `inspectFile` in a process of its own, one file at a time. What takes too long or too much memory ends that process and is a finding;
   * the next file has a new one.
   *
   * @throws BytesUnavailable when the store fails; InspectorClosed
   */
  readonly inspect: (file: InspectedFile) => Promise<InspectionResult>
  /**
   * `readFileText` in the same process. Null also where that takes too long or too much memory, which ends the process: nothing is known of
   * what the file says, and nothing speaks against it.
   *
   * @throws BytesUnavailable when the store fails; InspectorClosed
   */
  readonly readText: (file: ReadableFile) => Promise<FileText | null>
  /**
   * `makePreview` in the same process. Null also where that takes too long or too much memory, which ends the process.
   *
   * @throws BytesUnavailable when the store fails; InspectorClosed
   */
  readonly preview: <Kind extends PreviewKind>(kind: Kind, page: PageOfFile) => Promise<Previews[Kind] | null>
  /** Ends the process and every inspection. */
  readonly close: () => Promise<void>
}

/** The inspector was closed before the end of an inspection: nothing is known of the file. */
export class InspectorClosed extends Error {
  override readonly name = 'InspectorClosed'
}

interface InspectorOptions {
  /** How long a file may take, in milliseconds. */
  readonly timeMs?: number
  readonly heapMiB?: number
  /** How long the reading of its text may take, in milliseconds. */
  readonly textTimeMs?: number
  /** The memory of the process while it reads a text. */
  readonly textMemoryMiB?: number
}

/** An inspector whose process begins with its first file. */
export function createInspector({
  timeMs = INSPECTION_MS_MAX,
  heapMiB = INSPECTION_HEAP_MIB,
  textTimeMs = TEXT_READING_MS_MAX,
  textMemoryMiB = TEXT_READING_MIB_MAX,
}: InspectorOptions = {}): Inspector {
  const process = createKeptProcess(heapMiB)
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const ask = async (asked: Asked): Promise<Outcome> => {
    if (isClosed) throw new InspectorClosed('closed')
    const outcome = await process.ask(asked)
    if (isClosed) throw new InspectorClosed('closed')
    return outcome
  }

  const inspect = async ({ bytes, ...file }: InspectedFile): Promise<InspectionResult> => {
    const asked = { bytes, question: { kind: 'inspect', file, sizeBytes: bytes.sizeBytes }, timeMs } as const
    // Whoever ends processes may have meant this one by chance: a file is said to end it when it has done so twice.
    const first = await ask(asked)
    const outcome = first === 'ended' ? await ask(asked) : first
    if (outcome === 'late') return beyond('INSPECTION_MS_MAX')
    if (outcome === 'ended') return beyond('INSPECTION_HEAP_MIB')
    if (outcome.kind !== 'found') throw new Error(`an inspection was answered with ${outcome.kind}`)
    return outcome.result
  }

  const readText = async ({ bytes, ...file }: ReadableFile): Promise<FileText | null> => {
    const { sizeBytes } = bytes
    const question = { kind: 'read-text', file, sizeBytes, memoryMiB: textMemoryMiB } as const
    const outcome = await ask({ bytes, question, timeMs: textTimeMs })
    if (outcome === 'late' || outcome === 'ended') return null
    if (outcome.kind !== 'text') throw new Error(`a reading was answered with ${outcome.kind}`)
    return outcome.text
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    inspect: (file) => inTurn(() => inspect(file)),
    readText: (file) => inTurn(() => readText(file)),
    preview: (kind, page) => inTurn(() => previewBy(ask, kind, page, textMemoryMiB)),
    close: async () => {
      isClosed = true
      await process.end()
      await last
    },
  }
}

function beyond(limit: string): InspectionResult {
  const code = 'content-beyond-limit'
  const finding = { code, severity: severities[code], within: [], params: { limit } } as const
  return { foundType: null, findings: [finding], hasUnsearched: true, hasPersonalData: false }
}

async function previewBy<Kind extends PreviewKind>(
  ask: (asked: Asked) => Promise<Outcome>,
  kind: Kind,
  { bytes, ...page }: PageOfFile,
  memoryMiB: number,
): Promise<Previews[Kind] | null> {
  const question = { kind: 'preview', of: kind, page, sizeBytes: bytes.sizeBytes, memoryMiB } as const
  const outcome = await ask({ bytes, question, timeMs: PAGE_IMAGE_MS_MAX })
  if (outcome === 'late' || outcome === 'ended') return null
  if (outcome.kind !== 'preview') throw new Error(`a preview was answered with ${outcome.kind}`)
  // The process makes what it was asked for.
  return outcome.preview as Previews[Kind] | null
}
