import { isOfMove } from '@concert/domain/correspondence/state'
import { z } from 'zod'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import { applicationId, date, instant, jurisdiction, localised, page, pageQuery } from './primitives.ts'
import { refinedAs } from './schema-faults.ts'
import { clockNoticeParticulars } from './shapes/clock-notice.ts'
import { messageParticulars } from './shapes/correspondence.ts'

export const correspondenceMessage = z
  .strictObject({
    ...messageParticulars,
    body: localised(4000),
    sentAt: instant,
  })
  .meta({ id: 'CorrespondenceMessage' })

const byApplication = z.strictObject({ applicationId })

export const listCorrespondence = operation({
  id: 'listCorrespondence',
  service: 'applications',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/applications/{applicationId}/correspondence',
  summary: 'What the authority told the client on this application, newest first',
  params: byApplication,
  query: z.strictObject(pageQuery),
  success: { status: 200, body: page(correspondenceMessage) },
  problems: ['not-found', 'invalid-cursor'],
})

export const notifyClient = operation({
  id: 'notifyClient',
  service: 'applications',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/applications/{applicationId}/correspondence',
  summary: 'Record a message to the client',
  params: byApplication,
  body: z
    .strictObject({
      kind: messageParticulars.kind,
      certificateNumber: z.string().max(60).optional(),
      /** Where an effect changed, and the reason as its authority gave it. */
      effect: z.strictObject({ jurisdiction, reason: localised(2000) }).optional(),
      /** What the client is to do, and by when. */
      move: z.strictObject({ task: clockNoticeParticulars.task, dueOn: date }).optional(),
    })
    .refine(({ kind, move }) => isOfMove(kind) === (move !== undefined), {
      path: ['move'],
      ...refinedAs('move-not-described'),
    })
    .refine(({ kind, effect }) => (kind === 'effect-suspended') === (effect !== undefined), {
      path: ['effect'],
      ...refinedAs('effect-not-described'),
    }),
  success: { status: 201, body: correspondenceMessage },
  problems: ['not-found'],
  example: { body: { kind: 'certificate-issued', certificateNumber: 'GBAAI-H001-26-L-00003-3' } },
})
