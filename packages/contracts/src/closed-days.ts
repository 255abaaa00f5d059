import { closedDayStatuses, closingCauses } from '@concert/domain/closed-day/state'
import { z } from 'zod'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import { authority, closedDayId, date, instant, keptText, page, pageQuery, text } from './primitives.ts'

const REASON_MAX = 2000
const closedOn = date.meta({ description: "The day, at the authority's place" })
const cause = z.enum(closingCauses).meta({ description: 'A gale, a black rainstorm, or what the reason says' })
const kept = { closedOn, cause, reason: keptText(REASON_MAX) }
const said = z.strictObject({
  closedOn,
  cause,
  reason: text(REASON_MAX).meta({ description: 'What happened and where it was announced' }),
})

/** A day on which the office of the authority was closed, with what was said of it before. */
export const closedDay = z
  .strictObject({
    closedDayId,
    authority,
    ...kept,
    status: z.enum(closedDayStatuses),
    recordedBy: z.string(),
    corrected: z
      .array(z.strictObject({ ...kept, correctedAt: instant, correctedBy: z.string() }))
      .meta({ description: 'What was said before each correction, the oldest first' }),
    endReason: keptText(REASON_MAX)
      .nullable()
      .meta({ description: 'Why it does not count any more; null while it does' }),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    recordedAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'ClosedDay' })

const common = {
  service: 'applications',
  surface: 'cell',
  callers: ['personnel-administrator'],
  method: 'POST',
} as const
const reading = { ...common, method: 'GET', callers: [...staff, 'personnel-administrator'] } as const
const onDay = {
  ...common,
  params: z.strictObject({ closedDayId }),
  ifMatch: true,
  success: { status: 200, body: closedDay },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const
const example = {
  closedOn: '2026-06-08',
  cause: 'black-rainstorm',
  reason: 'Black rainstorm signal from 05:40 to 20:15, Hong Kong Observatory.',
} as const

export const recordClosedDay = operation({
  ...common,
  id: 'recordClosedDay',
  path: '/clocks/closed-days',
  summary: 'Record that the office was closed on a working day',
  description:
    'The day counts for no clock of this authority any more, and for none of another. It is a working day of the calendar, tomorrow at the latest, and on record once. Administrators of the personnel record it, because they act in no case.',
  body: said,
  success: { status: 201, body: closedDay },
  problems: ['rules-not-met'],
  example: { body: example },
})

export const correctClosedDay = operation({
  ...onDay,
  id: 'correctClosedDay',
  path: '/clocks/closed-days/{closedDayId}/correct',
  summary: 'Correct the day, its cause or its reason; what was said before stays readable',
  body: said,
  example: { body: { ...example, closedOn: '2026-06-09' } },
})

export const withdrawClosedDay = operation({
  ...onDay,
  id: 'withdrawClosedDay',
  path: '/clocks/closed-days/{closedDayId}/withdraw',
  summary: 'Withdraw the record with the reason: the office was not closed, and the day counts again',
  body: z.strictObject({ reason: text(REASON_MAX) }),
  example: { body: { reason: 'The signal was lowered before the office opened.' } },
})

export const getClosedDay = operation({
  ...reading,
  id: 'getClosedDay',
  path: '/clocks/closed-days/{closedDayId}',
  summary: 'Read the record of a closed day',
  params: z.strictObject({ closedDayId }),
  success: { status: 200, body: closedDay },
  problems: ['not-found'],
})

export const listClosedDays = operation({
  ...reading,
  id: 'listClosedDays',
  path: '/clocks/closed-days',
  summary: 'List the closed days of the authority, the latest day first',
  query: z.strictObject({ ...pageQuery, status: z.enum(closedDayStatuses).optional() }),
  success: { status: 200, body: page(closedDay) },
  problems: ['invalid-cursor'],
})
