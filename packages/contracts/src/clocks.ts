import { z } from 'zod'
import { undatedReasons } from '@concert/domain/clock/due-day'
import { movers } from '@concert/domain/roles'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import { applicationId, clockRecountId, date, instant, page, pageQuery, personId } from './primitives.ts'
import { openClock } from './shapes/clock.ts'
import { clockMove } from './shapes/clock-move.ts'
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
    away: z
      .array(z.strictObject({ personId, absentUntil: date, deputyId: personId.nullable() }))
      .meta({ description: 'Who of those named for the case is away while it is their move, and who stands in' }),
    lapsed: z.array(personId).meta({
      description:
        'Who of those named for the case is authorised for it no more: the move waits for others to be named',
    }),
    nobodyAuthorised: z.boolean().meta({
      description:
        'Whether nobody of the authority is authorised for the function whose move it is: it waits for somebody who is',
    }),
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
    whoseMove: z.enum(movers).optional(),
    dueBefore: date.optional().meta({ description: 'Those alone whose day is before this one' }),
    escalated: z.enum(['true']).optional().meta({ description: 'Those alone that were noticed to be late' }),
    deputyId: personId.optional().meta({ description: 'Those alone in which this person stands in for somebody' }),
    away: z.enum(['true']).optional().meta({ description: 'Those alone in which somebody whose move it is is away' }),
    unattended: z.enum(['true']).optional().meta({
      description: 'Those alone that wait for another person: somebody named has lapsed, or nobody is authorised',
    }),
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

const { ofStream: _ofStream, ...moveOfCase } = clockMove

/** A day that became another one, in the list of them. */
export const listedClockMove = z
  .strictObject({
    recountId: clockRecountId.meta({ description: 'The recount: all that were recorded together have the same' }),
    ...moveOfCase,
    ...ofCase,
    wasDueOn: date.nullable().meta({ description: 'The day before; null where there was none' }),
    dueOn: date.nullable().meta({ description: 'The day now, which may have passed; null with the reason' }),
    movedAt: instant,
  })
  .meta({ id: 'ListedClockMove' })

export const listClockMoves = operation({
  id: 'listClockMoves',
  service: 'applications',
  surface: 'cell',
  callers: [...staff, 'personnel-administrator'],
  method: 'GET',
  path: '/clocks/moves',
  summary:
    'The due days that became other ones by a closed day or a corrected calendar, the newest first, with old and new',
  query: z.strictObject({
    ...pageQuery,
    caseId: z.string().max(CASE_ID_MAX).optional().meta({ description: 'Those of one case alone' }),
  }),
  success: { status: 200, body: page(listedClockMove) },
  problems: ['invalid-cursor'],
})

export const recountClocks = operation({
  id: 'recountClocks',
  service: 'applications',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/clock-recounts',
  summary: 'Count one batch of clocks again that were counted by other days than those of now',
  body: z.strictObject({}),
  success: {
    status: 200,
    body: z.strictObject({
      recountId: clockRecountId.nullable().meta({ description: 'Null where no day is another one' }),
      recounted: z.number().int(),
      moved: z.number().int().meta({ description: 'How many of them have another day now' }),
      more: z.boolean().meta({ description: 'Whether there may be more of them' }),
    }),
  },
  problems: ['rules-not-met'],
  example: { body: {} },
})
