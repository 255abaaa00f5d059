import { riskStatuses } from '@concert/domain/risk/state'
import { z } from 'zod'
import { operation } from './operation.ts'
import { identifierScheme } from './organisations.ts'
import { authority, date, instant, keptText, page, pageQuery, personId, riskId, text } from './primitives.ts'

const REASON_MAX = 2000
const reason = text(REASON_MAX)

/** A risk to the impartiality of the authority. */
export const risk = z
  .strictObject({
    riskId: z.string(),
    authority,
    status: z.enum(riskStatuses),
    statement: keptText(REASON_MAX),
    personId: z.string().nullable(),
    organisation: z.strictObject({ scheme: identifierScheme, value: z.string() }).nullable(),
    isBlocking: z.boolean().meta({ description: 'The person is kept out of every case as long as it is identified' }),
    ownerId: z.string(),
    reviewOn: date,
    answers: z.array(
      z.strictObject({ status: z.enum(riskStatuses), reason: keptText(REASON_MAX), by: z.string(), at: instant }),
    ),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    identifiedAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Risk' })

const common = {
  service: 'personnel',
  surface: 'cell',
  callers: ['personnel-administrator'],
  method: 'POST',
} as const
const reading = { ...common, method: 'GET', callers: ['personnel-administrator', 'plan-owner'] } as const
const onRisk = {
  ...common,
  params: z.strictObject({ riskId }),
  ifMatch: true,
  success: { status: 200, body: risk },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const
const answer = z.strictObject({ reason, reviewOn: date })

export const identifyRisk = operation({
  ...common,
  id: 'identifyRisk',
  path: '/personnel/risks',
  summary: 'Record a risk to impartiality, with who sees to it and when it is looked at again (ISO/IEC 17065 4.2.3)',
  description:
    'One that blocks keeps its person out of every case until it is treated, accepted or closed: the person is not chosen, does not act, and nothing is completed or decided on their work.',
  body: z.strictObject({
    statement: text(REASON_MAX),
    personId: personId.nullable(),
    organisation: z.strictObject({ scheme: identifierScheme, value: text(40) }).nullable(),
    isBlocking: z.boolean(),
    ownerId: personId,
    reviewOn: date,
  }),
  success: { status: 201, body: risk },
  problems: ['rules-not-met'],
  example: {
    body: {
      statement: 'The spouse sells training to applicants.',
      personId: 'mei.lin',
      organisation: null,
      isBlocking: true,
      ownerId: 'lau.tszwai',
      reviewOn: '2027-05-01',
    },
  },
})

export const listRisks = operation({
  ...reading,
  id: 'listRisks',
  path: '/personnel/risks',
  summary: 'The risks to impartiality, newest first; by status, by person, or those to be looked at again by a day',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(riskStatuses).optional(),
    personId: personId.optional(),
    reviewBy: date.optional().meta({ description: 'Not closed, and to be looked at again on this day or before' }),
  }),
  success: { status: 200, body: page(risk) },
  problems: ['invalid-cursor'],
})

export const getRisk = operation({
  ...reading,
  id: 'getRisk',
  path: '/personnel/risks/{riskId}',
  summary: 'Read a risk to impartiality',
  params: z.strictObject({ riskId }),
  success: { status: 200, body: risk },
  problems: ['not-found'],
})

export const treatRisk = operation({
  ...onRisk,
  id: 'treatRisk',
  path: '/personnel/risks/{riskId}/treat',
  summary: 'Record what was done against a risk (ISO/IEC 17065 4.2.4)',
  body: answer,
  example: { body: { reason: 'Kept from the cases of those applicants.', reviewOn: '2027-05-01' } },
})

export const acceptRisk = operation({
  ...onRisk,
  id: 'acceptRisk',
  path: '/personnel/risks/{riskId}/accept',
  summary: 'Record that a risk is borne as it is, and why',
  body: answer,
  example: { body: { reason: 'The training has nothing to do with AI.', reviewOn: '2027-05-01' } },
})

export const reopenRisk = operation({
  ...onRisk,
  id: 'reopenRisk',
  path: '/personnel/risks/{riskId}/reopen',
  summary: 'Record that a risk is open again',
  body: answer.extend({ isBlocking: z.boolean() }),
  example: { body: { reason: 'The spouse now sells audits.', reviewOn: '2027-05-01', isBlocking: true } },
})

export const closeRisk = operation({
  ...onRisk,
  id: 'closeRisk',
  path: '/personnel/risks/{riskId}/close',
  summary: 'Record that a risk is no more',
  body: z.strictObject({ reason }),
  example: { body: { reason: 'The business was sold.' } },
})
