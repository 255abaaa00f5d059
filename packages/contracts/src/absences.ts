import { absenceStatuses } from '@concert/domain/absence/state'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { operation } from './operation.ts'
import { absenceId, authority, date, instant, page, pageQuery, personId } from './primitives.ts'

const deputies = z
  .array(z.strictObject({ function: z.enum(staffRoles), deputyId: personId }))
  .max(staffRoles.length)
  .meta({ description: 'Who stands in, one for each function; whoever is named is authorised for it already' })
const firstDay = date.meta({ description: 'The first day, also one that has passed' })
const lastDay = date.meta({ description: 'The last day, at most 180 days with the first' })

/** An absence with who stands in. Why somebody is away is neither asked nor kept. */
export const absence = z
  .strictObject({
    absenceId: z.string(),
    authority,
    status: z.enum(absenceStatuses),
    personId: z.string(),
    fromOn: date,
    untilOn: date.nullable().meta({ description: 'The last day; null where it did not take place' }),
    deputies: z.array(z.strictObject({ function: z.enum(staffRoles), deputyId: z.string() })),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    enteredAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Absence' })

const common = {
  service: 'personnel',
  surface: 'cell',
  callers: ['personnel-administrator'],
  method: 'POST',
} as const
const own = { ...common, callers: ['staff-member'] } as const
const entry = { success: { status: 201, body: absence }, problems: ['rules-not-met'] } as const
const change = {
  params: z.strictObject({ absenceId }),
  ifMatch: true,
  success: { status: 200, body: absence },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const
const list = { success: { status: 200, body: page(absence) }, problems: ['invalid-cursor'] } as const
const said = { fromOn: firstDay, untilOn: lastDay, deputies }
const example = {
  fromOn: '2027-02-01',
  untilOn: '2027-02-19',
  deputies: [{ function: 'evaluator', deputyId: 'lau.tszwai' }],
} as const
const end = z.strictObject({
  untilOn: date
    .nullable()
    .meta({ description: 'The last day; null for one that has not begun and does not take place' }),
})
const naming = z.strictObject({ deputies })
const endSummary = 'End an absence earlier than was said'
const namingSummary = 'Name others who stand in, or nobody'
const meaning =
  'It gives nobody a right and takes none away: whoever stands in acts under their own authorisation, and is named in no case by it.'

export const enterAbsence = operation({
  ...common,
  ...entry,
  id: 'enterAbsence',
  path: '/personnel/absences',
  summary: 'Enter that a person is away, from when to when, and who stands in',
  description: meaning,
  body: z.strictObject({ personId, ...said }),
  example: { body: { personId: 'mei.lin', ...example } },
})

export const nameDeputies = operation({
  ...common,
  ...change,
  id: 'nameDeputies',
  path: '/personnel/absences/{absenceId}/deputies',
  summary: namingSummary,
  body: naming,
  example: { body: { deputies: example.deputies } },
})

export const endAbsence = operation({
  ...common,
  ...change,
  id: 'endAbsence',
  path: '/personnel/absences/{absenceId}/end',
  summary: endSummary,
  body: end,
  example: { body: { untilOn: '2027-02-12' } },
})

export const enterOwnAbsence = operation({
  ...own,
  ...entry,
  id: 'enterOwnAbsence',
  path: '/personnel/own/absences',
  summary: 'Enter that you are away, from when to when, and who stands in',
  description: meaning,
  body: z.strictObject(said),
  example: { body: example },
})

export const nameOwnDeputies = operation({
  ...own,
  ...change,
  id: 'nameOwnDeputies',
  path: '/personnel/own/absences/{absenceId}/deputies',
  summary: namingSummary,
  body: naming,
  example: { body: { deputies: example.deputies } },
})

export const endOwnAbsence = operation({
  ...own,
  ...change,
  id: 'endOwnAbsence',
  path: '/personnel/own/absences/{absenceId}/end',
  summary: endSummary,
  body: end,
  example: { body: { untilOn: '2027-02-12' } },
})

export const getAbsence = operation({
  ...common,
  id: 'getAbsence',
  method: 'GET',
  callers: ['personnel-administrator', 'plan-owner'],
  path: '/personnel/absences/{absenceId}',
  summary: 'Read one absence',
  params: z.strictObject({ absenceId }),
  success: { status: 200, body: absence },
  problems: ['not-found'],
})

export const listAbsences = operation({
  ...common,
  ...list,
  id: 'listAbsences',
  method: 'GET',
  callers: ['personnel-administrator', 'plan-owner'],
  path: '/personnel/absences',
  summary: 'List who is away, the latest first day at the top',
  query: z.strictObject({
    ...pageQuery,
    personId: personId.optional(),
    on: date.optional().meta({ description: 'Those alone who are away on this day' }),
  }),
})

export const listOwnAbsences = operation({
  ...own,
  ...list,
  id: 'listOwnAbsences',
  method: 'GET',
  path: '/personnel/own/absences',
  summary: 'List your own absences and those in which you stand in, the latest first day at the top',
  query: z.strictObject(pageQuery),
})
