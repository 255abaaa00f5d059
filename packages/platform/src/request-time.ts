/** The slowest line over which the largest body arrives in time, in bytes a second: 256 kbit/s. */
const BYTES_PER_SECOND_MIN = 32_768

/** How long a request may take to arrive where nothing larger than a form is sent, ms. */
export const REQUEST_TIME_MS = 30_000

/** How long a connection may be silent before it is cut, while a body arrives or an answer is waited for, ms. */
export const SILENCE_MS_MAX = 60_000

/** How long a request may take to arrive, ms, where a body of `bodyBytesMax` bytes is taken. */
export function requestTimeMs(bodyBytesMax: number): number {
  return REQUEST_TIME_MS + Math.ceil((bodyBytesMax / BYTES_PER_SECOND_MIN) * 1_000)
}
