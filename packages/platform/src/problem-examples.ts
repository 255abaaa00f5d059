import { fault } from '@concert/contracts/found-errors'
import type { Problem, ProblemCode } from '@concert/contracts/problems'
import { everyRequirementIsAnswered } from '@concert/domain/application/submission-guards'
import { violation } from '@concert/domain/violation'
import { detail } from '@concert/sentences/detail'
import { RefusedRequest } from './refused-request.ts'
import { problemOf } from './render-problem.ts'

/** The example of a problem code in the published document, made and rendered like a real refusal. */
export function problemExample(code: ProblemCode): Problem {
  const refused = new RefusedRequest(code, examples[code])
  const scene = { instance: INSTANCE, traceId: '4bf92f3577b34da6a3ce929d0e0e4736', language: 'en' } as const
  return problemOf(refused, scene).problem
}

/** Whether an answer with this problem says when the request can be sent again. */
export function isToldWhenAgain(code: ProblemCode): boolean {
  return examples[code].retryAfterSeconds !== undefined
}

const INSTANCE = '/hk/v1/applications/app_0197f3a0-0000-7000-8000-000000000001/submit'

const examples: Readonly<Record<ProblemCode, RefusedRequest['details']>> = {
  'invalid-request': {
    detail: detail('not-valid-in-places', { part: 'body', count: 1 }),
    errors: [fault('invalid-type', '/names/en', { expected: 'string' })],
  },
  'malformed-json': { detail: detail('body-not-json') },
  'invalid-cursor': { detail: detail('cursor-of-another-list') },
  unauthenticated: { detail: detail('token-expired') },
  forbidden: { detail: detail('function-needed', { functions: ['application-reviewer'] }) },
  'read-refused': {
    detail: detail('read-refused', { count: 1 }),
    errors: [violation('basis-missing', '', { category: 'C8', from: 'CN', to: 'MO', accepted: ['CN-GBASC-MO'] }, 'CN')],
  },
  'not-found': { detail: detail('record-not-found', { record: 'application' }) },
  'method-not-allowed': {
    detail: detail('method-not-here', { method: 'DELETE', allowed: 'GET, HEAD' }),
    headers: { allow: 'GET, HEAD' },
  },
  'action-not-allowed': {
    detail: detail('command-not-possible', { command: 'submitApplication', status: 'accepted' }),
    allowedActions: ['withdrawApplication'],
  },
  'idempotency-in-progress': { detail: detail('request-in-progress'), retryAfterSeconds: 1 },
  conflict: { detail: detail('record-exists') },
  'quota-reached': {
    detail: detail('quota-reached'),
    errors: [violation('drafts-at-quota', '', { used: 100, most: 100 })],
  },
  'evidence-quarantined': { detail: detail('evidence-quarantined', { reason: 'digest-differs' }) },
  'offset-mismatch': {
    detail: detail('upload-stands-elsewhere', { offset: 1_048_576 }),
    headers: { 'upload-offset': '1048576' },
  },
  gone: { detail: detail('upload-expired') },
  locked: { detail: detail('upload-locked'), retryAfterSeconds: 5 },
  'protocol-not-spoken': {
    detail: detail('tus-version', { version: '1.0.0' }),
    headers: { 'tus-version': '1.0.0' },
  },
  'version-mismatch': {
    detail: detail('version-seen', { seen: 3, present: 4 }),
    current: { version: 4 },
    currentVersion: 4,
  },
  'payload-too-large': { detail: detail('body-too-large', { bytes: 1_048_576 }) },
  'target-too-long': { detail: detail('target-too-long', { bytes: 8_192 }) },
  'unsupported-media-type': {
    detail: detail('content-type-expected', { mediaType: 'application/json; charset=utf-8' }),
  },
  'range-not-satisfiable': {
    detail: detail('range-outside', { bytes: 2_048 }),
    headers: { 'content-range': 'bytes */2048' },
  },
  'rules-not-met': {
    detail: detail('rules-not-met', { count: 1 }),
    errors: [
      {
        ...violation('requirement-unanswered', '', { requirementId: 'GBA-AI-TS-01' }, 'GBA-AI-TS-01'),
        clause: everyRequirementIsAnswered.clause,
      },
    ],
  },
  'idempotency-key-reused': { detail: detail('key-reused') },
  'digest-mismatch': { detail: detail('digest-differs') },
  'envelope-rejected': { detail: detail('envelope-not-accepted') },
  'precondition-required': { detail: detail('if-match-missing') },
  misdirected: { detail: detail('host-not-ours', { host: 'example.com', setting: 'CONCERT_HOSTS' }) },
  'too-many-requests': { detail: detail('too-many-requests', { requests: 1_000, seconds: 10 }), retryAfterSeconds: 7 },
  'headers-too-large': { detail: detail('headers-too-large', { bytes: 16_384 }) },
  'not-implemented': { detail: detail('transfer-coding-unknown', { coding: 'gzip' }) },
  internal: { detail: detail('failure-logged') },
  unavailable: { detail: detail('dependency-silent'), retryAfterSeconds: 2 },
}
