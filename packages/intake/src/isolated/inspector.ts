import { severities } from '@concert/domain/artefact/finding-codes'
import type { FileText } from '#file-text/file-text.ts'
import type { PageOfFile } from '#file-text/page-image.ts'
import type { ReadableFile } from '#file-text/read-file-text.ts'
import type { InspectedFile, InspectionResult } from '#inspect-file.ts'
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
   * `drawPage` in the same process. Null also where that takes too long or too much memory, which ends the process.
   *
   * @throws BytesUnavailable when the store fails; InspectorClosed
   */
  readonly drawPage: (page: PageOfFile) => Promise<Uint8Array | null>
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
    drawPage: (page) => inTurn(() => drawnBy(ask, page, textMemoryMiB)),
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

async function drawnBy(
  ask: (asked: Asked) => Promise<Outcome>,
  { page, bytes }: PageOfFile,
  memoryMiB: number,
): Promise<Uint8Array | null> {
  const question = { kind: 'draw-page', page, sizeBytes: bytes.sizeBytes, memoryMiB } as const
  const outcome = await ask({ bytes, question, timeMs: PAGE_IMAGE_MS_MAX })
  if (outcome === 'late' || outcome === 'ended') return null
  if (outcome.kind !== 'image') throw new Error(`a drawing was answered with ${outcome.kind}`)
  return outcome.image
}
