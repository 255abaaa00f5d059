import { z } from 'zod'
import { undatedReasons } from '@concert/domain/clock/due-day'
import { roles } from '@concert/domain/roles'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import { applicationId, date, instant, page, pageQuery } from './primitives.ts'
import { openClock } from './shapes/clock.ts'
import { clockNoticeParticulars } from './shapes/clock-notice.ts'

/** The longest name of a case: a certificate's number, or an identifier. */
const CASE_ID_MAX = 100
const ofCase = { stream: z.string().max(40), caseId: z.string().max(CASE_ID_MAX) }

/** An open clock in the list of them. */
export const listedClock = z
  .strictObject({
    ...ofCase,
    applicationId: applicationId.nullable(),
    clock: openClock,
    remindedAt: instant.nullable(),
    escalatedAt: instant.nullable().meta({ description: 'When it was noticed that the day has passed' }),
  })
  .meta({ id: 'ListedClock' })

export const listClocks = operation({
  id: 'listClocks',
  service: 'applications',
  surface: 'cell',
  callers: staff,
  method: 'GET',
  path: '/clocks',
  summary: 'The open clocks of the authority, the one that is due first at the top; those without a day at the end',
  description: 'Without those of drafts that were never submitted, which no staff see.',
  query: z.strictObject({
    ...pageQuery,
    whoseMove: z.enum(roles).optional(),
    dueBefore: date.optional().meta({ description: 'Those alone whose day is before this one' }),
    escalated: z.enum(['true']).optional().meta({ description: 'Those alone that were noticed to be late' }),
    undated: z.enum(undatedReasons).optional().meta({ description: 'Those alone that have no day for this reason' }),
  }),
  success: { status: 200, body: page(listedClock) },
  problems: ['invalid-cursor'],
})

export const noticeClock = operation({
  id: 'noticeClock',
  service: 'applications',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/clock-notices',
  summary: 'Record that the clock of a case has come to its reminder or past its day, once for each',
  body: z.strictObject(ofCase),
  success: { status: 201, body: z.strictObject(clockNoticeParticulars) },
  problems: ['not-found', 'rules-not-met'],
  example: { body: { stream: 'evaluation', caseId: 'evl_0197f3a0-0000-7000-8000-000000000001' } },
})
