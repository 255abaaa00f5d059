import type { ProblemCode } from '@concert/contracts/problems'

/** What a refusal means to those who watch for attacks. `docs/security/logs.md` says what each is a sign of. */
export type SecurityEvent =
  | 'authentication-refused'
  | 'authorisation-refused'
  | 'input-refused'
  | 'rule-refused'
  | 'limit-reached'
  | 'unavailable'
  | 'failure'

/** Every refusal is one: what a single one does not say, many of one caller do. */
export const securityEvents: Readonly<Record<ProblemCode, SecurityEvent>> = {
  unauthenticated: 'authentication-refused',
  forbidden: 'authorisation-refused',
  'read-refused': 'authorisation-refused',
  // The same for what is not there and for what is another's.
  'not-found': 'authorisation-refused',
  'invalid-request': 'input-refused',
  'malformed-json': 'input-refused',
  'invalid-cursor': 'input-refused',
  'method-not-allowed': 'input-refused',
  'protocol-not-spoken': 'input-refused',
  'unsupported-media-type': 'input-refused',
  'range-not-satisfiable': 'input-refused',
  misdirected: 'input-refused',
  'idempotency-key-reused': 'input-refused',
  'digest-mismatch': 'input-refused',
  'envelope-rejected': 'input-refused',
  'precondition-required': 'input-refused',
  'not-implemented': 'input-refused',
  'action-not-allowed': 'rule-refused',
  'idempotency-in-progress': 'rule-refused',
  conflict: 'rule-refused',
  'evidence-quarantined': 'rule-refused',
  'offset-mismatch': 'rule-refused',
  gone: 'rule-refused',
  'version-mismatch': 'rule-refused',
  'rules-not-met': 'rule-refused',
  locked: 'rule-refused',
  'quota-reached': 'limit-reached',
  'payload-too-large': 'limit-reached',
  'target-too-long': 'limit-reached',
  'headers-too-large': 'limit-reached',
  'too-many-requests': 'limit-reached',
  unavailable: 'unavailable',
  internal: 'failure',
}
