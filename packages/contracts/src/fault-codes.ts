import { signatureFaultParams } from '@concert/domain/certificate/signature-faults'
import type { ParamKinds } from '@concert/domain/params'

/** The words for what a value must be, where a text has to have a form. */
export const forms = [
  'base64url',
  'certificate-number',
  'compact-jws',
  'date',
  'edition',
  'email',
  'evidence-kind',
  'identifier',
  'instant',
  'media-type',
  'nonce',
  'person',
  'requirement',
  'sha256',
] as const
export type Form = (typeof forms)[number]

/**
 * Every fault of a request that is found before a rule of certification is asked: of its form, of an envelope, of a signature. By
 * its stable code, with the params that its sentences read (packages/sentences/src/faults).
 */
export const faultParams = {
  // A member of the body, the query or the path
  'invalid-type': { expected: ['string', 'number', 'int', 'boolean', 'array', 'object', 'other'] },
  'invalid-value': { allowed: 'list' },
  'invalid-format': { form: forms, example: 'text' },
  'invalid-union': {},
  'not-valid': {},
  'too-small': { of: ['string', 'array', 'number'], least: 'number' },
  'too-big': { of: ['string', 'array', 'object', 'number'], most: 'number' },
  'unrecognized-key': {},
  'forbidden-name': {},
  'duplicate-name': {},
  'text-broken': {},
  'text-blank': {},
  'sign-unseen': { sign: 'text' },
  'sign-unreadable': { sign: 'text' },
  'marks-piled': { sign: 'text' },
  'name-without-letter': {},
  'language-missing': {},
  'decisions-misplaced': {},
  'effect-not-described': {},
  'move-not-described': {},

  // A table
  'table-not-utf8': {},
  'table-columns': { missing: 'list', unknown: 'list' },
  'table-unreadable': { line: 'number' },
  'table-row-uneven': { cells: 'number', columns: 'number' },
  'table-formula': { sign: 'text' },

  // A header
  'header-repeated': { header: 'text' },
  'if-match-malformed': {},
  'idempotency-key-malformed': {},
  'upload-header-malformed': { header: 'text' },

  // A file and its form
  'field-missing': { field: 'text' },
  'field-repeated': { field: 'text' },
  'field-unknown': { field: 'text' },
  'field-too-long': { field: 'text' },
  'file-missing': {},
  'after-the-file': { field: 'text' },
  'file-name-refused': {},
  'part-unreadable': {},

  // An envelope between authorities
  'unknown-type': { type: 'text' },
  'body-refused': { type: 'text' },
  'category-not-carried': { type: 'text', category: 'text' },
  'another-envelope-type': { type: 'text', expected: 'text' },
  'key-out-of-time': { kid: 'text', issuedAt: 'text' },
  'envelope-too-large': { characters: 'number' },

  // What was signed, and its signatures
  ...signatureFaultParams,

  // What the database keeps
  'database-rule-broken': { rule: 'text' },
} as const satisfies Readonly<Record<string, ParamKinds>>

export type FaultCode = keyof typeof faultParams
