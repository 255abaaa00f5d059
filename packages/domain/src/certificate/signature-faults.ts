import type { ParamKinds } from '../params.ts'

/**
 * Everything that can be wrong with what was signed, its signatures and their keys. A signature on a certificate is judged by a rule of
 * certification; one on a request between authorities is a fault of that request, under the same code.
 */
export const signatureFaultParams = {
  'not-json': {},
  'duplicate-key': {},
  'too-large': {},
  'too-deep': {},
  'not-json-value': {},
  'number-out-of-range': {},
  'lone-surrogate': {},
  'not-canonical': {},
  'malformed-jws': {},
  'malformed-base64url': {},
  'header-refused': {},
  'algorithm-refused': {},
  'type-refused': {},
  'unknown-key': {},
  'bad-signature': {},
  'key-refused': {},
  'key-file-refused': {},
  'payload-refused': {},
  'not-signed': {},
  'not-checked': {},
  'authority-not-named': {},
  'signed-twice': {},
} as const satisfies Readonly<Record<string, ParamKinds>>
