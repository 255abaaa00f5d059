import { legalHoldStatuses } from '@concert/domain/legal-hold/state'
import { z } from 'zod'
import { operation } from './operation.ts'
import { applicationId, authority, holdId, instant, keptText, page, pageQuery, text } from './primitives.ts'

const REASON_MAX = 2000

/** As it is stored. */
export const legalHold = z
  .strictObject({
    holdId,
    authority,
    applicationId,
    reason: keptText(REASON_MAX),
    status: z.enum(legalHoldStatuses),
    endReason: keptText(REASON_MAX).nullable().meta({ description: 'Null while the hold lasts' }),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    placedAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'LegalHold' })

const common = { service: 'evidence', surface: 'cell', callers: ['signatory'], method: 'POST' } as const

export const placeLegalHold = operation({
  ...common,
  id: 'placeLegalHold',
  path: '/evidence/holds',
  summary: 'Place a legal hold on the evidence of an application',
  description:
    'While it lasts nothing removes the bytes or the records of this evidence: no sweep, no withdrawal, no retention. An application that was never submitted can be held too. Several holds of one application end each by itself.',
  body: z.strictObject({ applicationId, reason: text(REASON_MAX) }),
  success: { status: 201, body: legalHold },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { applicationId: 'app_0197f3a0-0000-7000-8000-000000000001', reason: 'Order HCMP 42/2026.' } },
})

export const endLegalHold = operation({
  ...common,
  id: 'endLegalHold',
  path: '/evidence/holds/{holdId}/end',
  summary: 'End a legal hold with the reason; from then on what else is decided of the evidence holds again',
  params: z.strictObject({ holdId }),
  ifMatch: true,
  body: z.strictObject({ reason: text(REASON_MAX) }),
  success: { status: 200, body: legalHold },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
  example: { body: { reason: 'The order was lifted.' } },
})

export const getLegalHold = operation({
  ...common,
  id: 'getLegalHold',
  method: 'GET',
  path: '/evidence/holds/{holdId}',
  summary: 'Read a legal hold',
  params: z.strictObject({ holdId }),
  success: { status: 200, body: legalHold },
  problems: ['not-found'],
})

export const listLegalHolds = operation({
  ...common,
  id: 'listLegalHolds',
  method: 'GET',
  path: '/evidence/holds',
  summary: 'List the legal holds of the authority, newest first',
  query: z.strictObject({ ...pageQuery, applicationId: applicationId.optional() }),
  success: { status: 200, body: page(legalHold) },
  problems: ['invalid-cursor'],
})
