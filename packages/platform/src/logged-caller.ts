import { createHash } from 'node:crypto'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Caller } from './caller.ts'

/** Enough to tell the callers of an authority apart. */
const DIGITS = 16

/**
 * Who called, as the log has it: the kind, and a digest in place of the account, which can be a person's name. Whoever may know the
 * account can compute it: `printf %s hk:chan.ka-yan | sha256sum | cut -c1-16`.
 */
export function loggedCaller({ kind, id }: Caller, authority: Authority | undefined): string {
  if (kind === 'anonymous') return kind
  const digest = createHash('sha256')
    .update(`${authority ?? ''}:${id}`)
    .digest('hex')
  return `${kind}:${digest.slice(0, DIGITS)}`
}
