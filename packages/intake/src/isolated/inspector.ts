import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { severities } from '@concert/domain/artefact/finding-codes'
import { BytesUnavailable } from '#file-bytes.ts'
import type { InspectedFile, InspectionResult } from '#inspect-file.ts'
import { INSPECTION_HEAP_MIB, INSPECTION_MS_MAX } from '#limits.ts'
import type { FromInspector, ToInspector } from './messages.ts'

/** How long an idle process is kept for the next file. */
const IDLE_MS = 10_000

export interface Inspector {
  /**
   * `inspectFile` in a process of its own, one file at a time. What takes too long or too much memory ends that process and is a finding;
   * the next file has a new one.
   *
   * @throws BytesUnavailable when the store fails; InspectorClosed
   */
  readonly inspect: (file: InspectedFile) => Promise<InspectionResult>
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
}

/** An inspector whose process begins with its first file. */
export function createInspector({
  timeMs = INSPECTION_MS_MAX,
  heapMiB = INSPECTION_HEAP_MIB,
}: InspectorOptions = {}): Inspector {
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = child
    child = undefined
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
    ending.kill('SIGKILL')
    await once(ending, 'exit')
  }

  const attempt = async (file: InspectedFile): Promise<InspectionResult | 'ended' | 'late'> => {
    clearTimeout(idle)
    child ??= started(heapMiB)
    const outcome = await answerOf(child, file, timeMs)
    if (outcome === 'ended' || outcome === 'late') await end()
    else idle = setTimeout(() => void end(), IDLE_MS).unref()
    return outcome
  }

  const inspect = async (file: InspectedFile): Promise<InspectionResult> => {
    // Whoever ends processes may have meant this one by chance: a file is said to end it when it has done so twice.
    for (const isAgain of [false, true]) {
      if (isClosed) throw new InspectorClosed('closed')
      const outcome = await attempt(file)
      if (isClosed) throw new InspectorClosed('closed')
      if (outcome === 'late') return beyond('INSPECTION_MS_MAX')
      if (outcome === 'ended' && isAgain) return beyond('INSPECTION_HEAP_MIB')
      if (outcome !== 'ended') return outcome
    }
    throw new Error('two attempts have an end')
  }

  return {
    inspect: (file) => {
      const turn = last.then(() => inspect(file))
      last = turn.catch(() => undefined)
      return turn
    },
    close: async () => {
      isClosed = true
      await end()
      await last
    },
  }
}

function started(heapMiB: number): ChildProcess {
  const child = fork(join(import.meta.dirname, 'inspector-process.ts'), {
    execArgv: [`--max-old-space-size=${heapMiB}`],
    // Nothing of the service's settings is known to it.
    env: {},
    serialization: 'advanced',
    stdio: 'ignore',
  })
  // Where a file is inspected, its end says so. Between two files it is only not there any more.
  child.on('error', () => undefined)
  child.unref()
  child.channel?.unref()
  return child
}

/** What the process says of one file: `ended` where it ends before, `late` where it does not say it in time. */
async function answerOf(
  child: ChildProcess,
  { bytes, ...file }: InspectedFile,
  timeMs: number,
): Promise<InspectionResult | 'ended' | 'late'> {
  const { promise, resolve, reject } = Promise.withResolvers<InspectionResult | 'ended' | 'late'>()
  let failure: unknown
  const tell = (message: ToInspector) => void child.send(message, (error) => error && resolve('ended'))
  const onMessage = (message: FromInspector): void => {
    switch (message.kind) {
      case 'read': {
        const { question, first, length } = message
        bytes.read(first, length).then(
          (read) => tell({ kind: 'bytes', question, bytes: read }),
          (error: unknown) => {
            failure = error
            tell({ kind: 'bytes', question, bytes: null })
          },
        )
        return
      }
      case 'found': {
        resolve(message.result)
        return
      }
      case 'unavailable': {
        reject(new BytesUnavailable('the store does not read the file', { cause: failure }))
      }
    }
  }
  const onExit = (): void => resolve('ended')
  child.on('message', onMessage).once('exit', onExit).once('error', onExit)
  const late = setTimeout(() => resolve('late'), timeMs)
  tell({ kind: 'inspect', file, sizeBytes: bytes.sizeBytes })
  try {
    return await promise
  } finally {
    clearTimeout(late)
    child.off('message', onMessage).off('exit', onExit).off('error', onExit)
  }
}

function beyond(limit: string): InspectionResult {
  const code = 'content-beyond-limit'
  return { foundType: null, findings: [{ code, severity: severities[code], within: [], params: { limit } }] }
}
