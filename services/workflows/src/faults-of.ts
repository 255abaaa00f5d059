import type { z } from 'zod'

/** What does not fit a schema, in one line and without the values: reasons are stored and logged. */
export function faultsOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, code, message }) => {
      // This message names keys, which are the sender's own words.
      const fault = code === 'unrecognized_keys' ? 'unknown members' : message
      return `/${path.map(String).join('/')} ${fault}`
    })
    .join('; ')
}
