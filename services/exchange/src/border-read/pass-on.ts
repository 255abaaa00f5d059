import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { BorderReadOutcome } from '@concert/domain/border-read/outcomes'
import { RefusedRequest } from '@concert/platform/refused-request'
import { whileAllowed } from '@concert/platform/while-allowed'

export interface PassedRead {
  readonly bytes: Readable
  readonly digest: string
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
export function passOn({ bytes, digest, requireStillReader, ended }: PassedRead): Readable {
  const allowed = whileAllowed(bytes, requireStillReader)
  const end: End = { outcome: 'cut-off', passedBytes: 0 }
  const passed = Readable.from(passing(allowed, digest, end), { objectMode: false })
  // However it ends, also for a reader who left before the first byte.
  return passed.once('close', () => {
    allowed.destroy()
    void ended(end)
  })
}

async function* passing(allowed: Readable, digest: string, end: End): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let held: Buffer | undefined
  try {
    for await (const piece of allowed as AsyncIterable<Buffer>) {
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
