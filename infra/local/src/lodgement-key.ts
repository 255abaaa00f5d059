import { derivedSecret } from './login-passwords.ts'
import type { Secrets } from './provision-keys.ts'

/** The key under which the authorities of this machine compare the weights of AI systems. */
export function lodgementKeyOf({ cursorKey }: Pick<Secrets, 'cursorKey'>): string {
  return derivedSecret(cursorKey, 'lodgement of AI systems', 'hex')
}
