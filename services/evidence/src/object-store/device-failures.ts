import { codeOf } from './code-of.ts'
import { StoreUnavailable } from './object-store.ts'

const DEVICE_FAILURES = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'])

/** What fails because the device is full or broken is told as that; everything else stays as it is. */
export function asUnavailable(error: unknown): unknown {
  return DEVICE_FAILURES.has(codeOf(error))
    ? new StoreUnavailable(`the device of the object store fails: ${codeOf(error)}`, { cause: error })
    : error
}
