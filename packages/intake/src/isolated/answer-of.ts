import type { ChildProcess } from 'node:child_process'
import { BytesUnavailable, type FileBytes } from '#file-bytes.ts'
import type { Answer, FromInspector, Question, ToInspector } from './messages.ts'

/** What the process that inspects is asked of a file, and how long it may take, in milliseconds. */
export interface Asked {
  readonly question: Question
  readonly bytes: FileBytes
  readonly timeMs: number
}

/** `ended` where the process ends before its answer, `late` where it does not answer in time. */
export type Outcome = Exclude<Answer, { kind: 'unavailable' }> | 'ended' | 'late'

/** Asks the process and gives it the bytes that it needs for its answer. @throws BytesUnavailable */
export async function answerOf(child: ChildProcess, { question, bytes, timeMs }: Asked): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  let failure: unknown
  const tell = (message: ToInspector) => void child.send(message, (error) => error && resolve('ended'))
  const give = ({ question, first, length }: Extract<FromInspector, { kind: 'read' }>): void => {
    bytes.read(first, length).then(
      (read) => tell({ kind: 'bytes', question, bytes: read }),
      (error: unknown) => {
        failure = error
        tell({ kind: 'bytes', question, bytes: null })
      },
    )
  }
  const onMessage = (message: FromInspector): void => {
    if (message.kind === 'read') give(message)
    else if (message.kind === 'unavailable') {
      reject(new BytesUnavailable('the store does not read the file', { cause: failure }))
    } else resolve(message)
  }
  const onExit = (): void => resolve('ended')
  child.on('message', onMessage).once('exit', onExit).once('error', onExit)
  const late = setTimeout(() => resolve('late'), timeMs)
  tell(question)
  try {
    return await promise
  } finally {
    clearTimeout(late)
    child.off('message', onMessage).off('exit', onExit).off('error', onExit)
  }
}
