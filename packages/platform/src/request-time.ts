/** The slowest connection over which the largest body arrives in time, in bytes per second (256 kbit/s). */
const BYTES_PER_SECOND_MIN = 32_768

/** The maximum time in ms for a request to arrive, for services without large bodies. */
export const REQUEST_TIME_MS = 30_000

/** The maximum time in ms without a byte, while a body arrives or the client waits for an answer. */
export const SILENCE_MS_MAX = 60_000

/** The maximum time in ms for a request to arrive, for services that accept bodies of this size. */
export function requestTimeMs(bodyBytesMax: number): number {
  return REQUEST_TIME_MS + Math.ceil((bodyBytesMax / BYTES_PER_SECOND_MIN) * 1_000)
}
