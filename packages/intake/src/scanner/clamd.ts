import { askClamd, type ClamdAddress, ClamdDown, type ClamdTimes } from './clamd-connection.ts'
import { signaturesOf, verdictOf } from './clamd-answers.ts'
import type { MalwareScanner } from './malware-scanner.ts'

export type { ClamdAddress }

/** Time for a connection to the daemon, which is on this machine or in its network. */
const SCANNER_CONNECT_MS = 5_000
/** Time without a byte: the daemon looks at a file for two minutes at most (its MaxScanTime) and says nothing meanwhile. */
const SCANNER_SILENCE_MS = 150_000
/** The largest stream that a daemon takes where its StreamMaxLength is not set. */
const SCANNER_BYTES_MAX = 100 * 1_048_576

interface ClamdOptions {
  readonly address: ClamdAddress
  readonly times?: ClamdTimes
  /** What the daemon's StreamMaxLength says. Larger files are not sent: it would break off without a word that arrives. */
  readonly bytesMax?: number
}

/**
 * A ClamAV daemon (clamd 1.x). It must be set to `AlertExceedsMax yes` and `AlertEncrypted yes`, or it calls clean what it has not
 * looked at.
 */
export function createClamd({ address, times, bytesMax = SCANNER_BYTES_MAX }: ClamdOptions): MalwareScanner {
  const within = times ?? { connectMs: SCANNER_CONNECT_MS, silenceMs: SCANNER_SILENCE_MS }
  return {
    scan: async (bytes, sizeBytes) => {
      if (sizeBytes > bytesMax) return { state: 'limit-exceeded', name: 'StreamMaxLength' }
      try {
        // Asked before, so that the file is scanned with these signatures or newer ones.
        const signatures = signaturesOf(await askClamd(address, within, 'VERSION'))
        return verdictOf(await askClamd(address, within, 'INSTREAM', framed(bytes)), signatures)
      } catch (error) {
        if (error instanceof ClamdDown) return { state: 'down', reason: error.message }
        throw error
      }
    },
  }
}

/** Each chunk after its length, and a length of zero at the end. An empty chunk would end the stream. */
async function* framed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    if (chunk.length > 0) yield Buffer.concat([lengthOf(chunk.length), chunk])
  }
  yield lengthOf(0)
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}
