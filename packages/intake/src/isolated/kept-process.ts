import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Asked, answerOf, type Outcome } from './answer-of.ts'

/** How long an idle process is kept for the next file. */
const IDLE_MS = 10_000

/** The process that inspects: it begins with a question, and goes on to the next one unless it is late or has ended. */
export interface KeptProcess {
  /** One question at a time. @throws BytesUnavailable when the store fails */
  readonly ask: (asked: Asked) => Promise<Outcome>
  readonly end: () => Promise<void>
}

export function createKeptProcess(heapMiB: number): KeptProcess {
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = child
    child = undefined
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
    // Who waits for its end goes on until it has come.
    ending.ref()
    ending.kill('SIGKILL')
    await once(ending, 'exit')
  }

  return {
    end,
    ask: async (asked) => {
      clearTimeout(idle)
      child ??= started(heapMiB)
      const outcome = await answerOf(child, asked)
      if (outcome === 'ended' || outcome === 'late') await end()
      else idle = setTimeout(() => void end(), IDLE_MS).unref()
      return outcome
    },
  }
}

function started(heapMiB: number): ChildProcess {
  const child = fork(join(import.meta.dirname, 'inspector-process.ts'), {
    // No text becomes a program in it.
    execArgv: [`--max-old-space-size=${heapMiB}`, '--disallow-code-generation-from-strings'],
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
