/** Why a credential, a statement or a key is not accepted. The codes are stable: callers and the command line print them. */
export type RefusalReason =
  | 'not-json'
  | 'duplicate-key'
  | 'too-large'
  | 'too-deep'
  | 'not-json-value'
  | 'number-out-of-range'
  | 'lone-surrogate'
  | 'not-canonical'
  | 'malformed-jws'
  | 'malformed-base64url'
  | 'header-refused'
  | 'algorithm-refused'
  | 'type-refused'
  | 'unknown-key'
  | 'bad-signature'
  | 'key-refused'
  | 'key-file-refused'
  | 'payload-refused'

/** A refusal with a stable `reason` for programs and a sentence for people. */
export class CredentialRefused extends Error {
  override readonly name = 'CredentialRefused'
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}
