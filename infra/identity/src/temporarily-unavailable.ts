import { errors } from 'oidc-provider'

/** What the issuer cannot answer now, because something that it asks does not answer: 503, and the client may repeat it. */
export function temporarilyUnavailable(description: string, cause: unknown): errors.TemporarilyUnavailable {
  const error = new errors.TemporarilyUnavailable(description, { cause })
  return Object.assign(error, { status: 503, statusCode: 503 })
}
