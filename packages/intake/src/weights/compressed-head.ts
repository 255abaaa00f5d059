import { constants, gunzipSync, inflateSync } from 'node:zlib'
import type { Head } from './weights-format.ts'

/** More than the head of a file can inflate to. */
const INFLATED_MAX = 8_388_608

/** What the head of a compressed file begins with when inflated, as joblib and others store weights; undefined where it is none. */
export function inflatedHead({ bytes }: Head): Head | undefined {
  const [first = 0, second = 0] = bytes
  const isGzip = first === 0x1f && second === 0x8b
  const isZlib = first === 0x78 && (first * 256 + second) % 31 === 0
  if (!isGzip && !isZlib) return undefined
  try {
    const inflate = isGzip ? gunzipSync : inflateSync
    const inflated = inflate(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: INFLATED_MAX })
    return { bytes: inflated, isWhole: false }
  } catch {
    return undefined
  }
}
