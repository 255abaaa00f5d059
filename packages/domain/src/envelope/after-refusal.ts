import { AGE_MAX_MS } from './guards.ts'

/**
 * What becomes of an envelope that the other authority refuses: it is sent anew under a fresh signature, offered again as it is, or given up.
 */
export type AfterRefusal = 'anew' | 'later' | 'given-up'

/**
 * Refusals that end when the other authority is upgraded, pins a key or has its clock right: it may know a type or a version that
 * this one knows already.
 */
const PASSING = ['unknown-type', 'unknown-key', 'key-out-of-time', 'issued-in-the-future']

/**
 * Judges a refusal by the codes of its causes. What is too old over there is sent anew; what is refused for a cause that passes is kept and offered
 * again, and sent anew once it is too old to be taken.
 */
export function afterRefusal(codes: readonly string[], issuedAt: string, now: string): AfterRefusal {
  if (codes.length === 1 && codes[0] === 'too-old') return 'anew'
  if (codes.length === 0 || !codes.every((code) => PASSING.includes(code))) return 'given-up'
  return Date.parse(now) - Date.parse(issuedAt) > AGE_MAX_MS ? 'anew' : 'later'
}
