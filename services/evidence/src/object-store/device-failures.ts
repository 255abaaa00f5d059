import { StoreUnavailable } from './object-store.ts'

const DEVICE_FAILURES = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'])

/** What fails because the device is full or broken is told as that; everything else stays as it is. */
export function asUnavailable(error: unknown): unknown {
  return DEVICE_FAILURES.has(codeOf(error))
    ? new StoreUnavailable(`the device of the object store fails: ${codeOf(error)}`, { cause: error })
    : error
}

/** The code of an error of the system, empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
