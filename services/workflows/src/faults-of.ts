import type { z } from 'zod'

/** The faults that a schema finds, in one line and without the values: reasons are stored and logged. */
export function faultsOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, code, message }) => {
      // zod's message contains the unknown keys, which the sender chose.
      const fault = code === 'unrecognized_keys' ? 'unknown members' : message
      return `/${path.map(String).join('/')} ${fault}`
    })
    .join('; ')
}
