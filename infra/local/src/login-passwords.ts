import { createHmac } from 'node:crypto'
import type { Secrets } from './provision-keys.ts'

/** The password of one login role, for example of `hk_reviews`. Whoever has one cannot log in as another role. */
export function passwordOf(role: string, { databasePassword }: Pick<Secrets, 'databasePassword'>): string {
  return derivedSecret(databasePassword, `login of ${role}`, 'base64url')
}

/** A secret for one purpose, from which the secret it comes from cannot be found. */
export function derivedSecret(secret: string, purpose: string, encoding: 'hex' | 'base64url'): string {
  return createHmac('sha256', secret).update(purpose).digest(encoding)
}
