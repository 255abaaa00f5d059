import { createHash } from 'node:crypto'
import { finished, type Readable, type Writable } from 'node:stream'
import type { BorderReadOutcome } from '@concert/domain/border-read/outcomes'
import { RefusedRequest } from '@concert/platform/refused-request'
import { sentOnce } from '@concert/platform/sent-once'
import { whileAllowed } from '@concert/platform/while-allowed'

export interface PassedRead {
  readonly bytes: Readable
  readonly sizeBytes: number
  readonly digest: string
  /** Where the bytes go. It knows whether the last of them left. */
  readonly connection: Writable
  /** Throws a RefusedRequest where the reader may not read here any more. */
  readonly requireStillReader: () => Promise<unknown>
  readonly ended: (end: Readonly<End>) => Promise<void>
}

interface End {
  outcome: BorderReadOutcome
  passedBytes: number
}

/**
 * Passes on the bytes of a file that another authority keeps, and keeps none of them. The last piece is passed on only when all have the
 * digest of the dossier: a reader never gets the whole of other bytes. Step 9 of docs/flows/border-read.md.
 */
export function passOn(read: PassedRead): Readable {
  const { bytes, sizeBytes, digest, connection, requireStillReader: requireAllowed, ended } = read
  const end: End = { outcome: 'cut-off', passedBytes: 0 }
  // However it ends, also for a reader who left before the first byte.
  finished(connection, { readable: false }, (error) => {
    const isWhole = end.outcome !== 'complete' || error === undefined || error === null
    void ended(isWhole ? end : { ...end, outcome: 'cut-off' })
  })
  return sentOnce(bytes, passing(whileAllowed(bytes, { sizeBytes, requireAllowed }), digest, end))
}

/** The end is `complete` when the last piece is given to the connection. */
async function* passing(allowed: AsyncIterable<Buffer>, digest: string, end: End): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let held: Buffer | undefined
  try {
    for await (const piece of allowed) {
      hash.update(piece)
      if (held !== undefined) {
        end.passedBytes += held.length
        yield held
      }
      held = piece
    }
  } catch (error) {
    if (error instanceof RefusedRequest) end.outcome = 'stopped'
    throw error
  }
  if (held === undefined || hash.digest('hex') !== digest) throw new Error(`the bytes are not those of ${digest}`)
  end.passedBytes += held.length
  end.outcome = 'complete'
  yield held
}
