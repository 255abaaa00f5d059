import { lentFunctions, loanStatuses, seats } from '@concert/domain/loan/state'
import { z } from 'zod'
import { SIGNED_BYTES_MAX } from './body-limits.ts'
import { envelopeStatement } from './envelopes.ts'
import { exampleCompactJws } from './examples.ts'
import { operation } from './operation.ts'
import { authority, instant, keptText, line, loanId, page, pageQuery, personId, text } from './primitives.ts'
import { lentCompetences, lentEngagements, loanTerms } from './shapes/loan.ts'

const REASON_MAX = 2000
const reasoned = z.strictObject({ reason: text(REASON_MAX) })
const keptReason = keptText(REASON_MAX).nullable()

const seat = z.enum(seats).meta({
  description:
    'At whose office the person works under the loan. Reading from an office of the lender is reading across a border: what may be read is what the read gate says for its place.',
})

/** A person whom one authority lends to another, as the authority keeps it that is asked. */
export const loan = z
  .strictObject({
    ...loanTerms,
    authority,
    borrower: authority,
    lender: authority,
    status: z.enum(loanStatuses),
    seat,
    reason: keptReason.meta({ description: 'Why it was asked for; with the borrower only' }),
    personId: z
      .string()
      .nullable()
      .meta({ description: 'Who is lent, as the lender names them; with the lender only' }),
    consent: z
      .strictObject({
        competences: lentCompetences,
        engagements: lentEngagements.meta({
          description: 'SHA-256 of each engagement with a client that the lender has on record and that still counts',
        }),
      })
      .nullable(),
    end: z
      .strictObject({ by: authority, reason: keptReason })
      .nullable()
      .meta({ description: 'Who refused or ended it; the reason is with whoever gave it' }),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    openedAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Loan' })

const common = {
  service: 'personnel',
  surface: 'cell',
  callers: ['personnel-administrator'],
  method: 'POST',
} as const
const reading = { ...common, method: 'GET', callers: ['personnel-administrator', 'plan-owner'] } as const
const onLoan = {
  ...common,
  params: z.strictObject({ loanId }),
  ifMatch: true,
  success: { status: 200, body: loan },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const

export const askForLoan = operation({
  ...common,
  id: 'askForLoan',
  path: '/personnel/loans',
  summary: 'Ask another authority to lend a person (ISO/IEC 17065 6.2.2)',
  description:
    'Nobody is named: the other authority chooses whom it lends. Without its consent nobody of it is authorised here, and under it two administrators of this authority authorise the person. A decision maker, a plan owner, an application reviewer and a signatory are not lent.',
  body: z.strictObject({
    lender: authority,
    function: z.enum(lentFunctions),
    competences: z.array(line(20)).max(20).meta({
      description: 'Requirement areas and modalities of the edition; at least one for an evaluator',
    }),
    seat,
    validFrom: instant,
    validUntil: instant.meta({ description: 'This instant itself is outside; at most two years after the first' }),
    reason: text(REASON_MAX).meta({ description: 'It stays with this authority' }),
  }),
  success: { status: 201, body: loan },
  problems: ['rules-not-met'],
  example: {
    body: {
      lender: 'hk',
      function: 'evaluator',
      competences: ['TS', 'ml'],
      seat: 'borrower',
      validFrom: '2026-12-01T00:00:00.000Z',
      validUntil: '2027-06-01T00:00:00.000Z',
      reason: 'A case of the highest class needs three evaluators, and there are two.',
    },
  },
})

export const agreeToLoan = operation({
  ...onLoan,
  id: 'agreeToLoan',
  path: '/personnel/loans/{loanId}/agree',
  summary: 'Consent, as the lender, to lending a person',
  description:
    'The other authority is told what the person was found competent in and digests of the engagements that still count, and not who it is: the person presents themselves there. The person is authorised for the function here.',
  body: z.strictObject({ personId }),
  example: { body: { personId: 'lam.hoiyin' } },
})

export const refuseLoan = operation({
  ...onLoan,
  id: 'refuseLoan',
  path: '/personnel/loans/{loanId}/refuse',
  summary: 'Refuse, as the lender, to lend a person, with the reason, which stays here',
  body: reasoned,
  example: { body: { reason: 'Nobody can be spared before March.' } },
})

export const endLoan = operation({
  ...onLoan,
  id: 'endLoan',
  path: '/personnel/loans/{loanId}/end',
  summary: 'End a loan, or take back what was asked for, at once and alone, as either party',
  description:
    'Whatever the person is authorised for under it ends in the same moment; open work is given to others. The other party is told.',
  body: reasoned,
  example: { body: { reason: 'The person is needed at home.' } },
})

export const getLoan = operation({
  ...reading,
  id: 'getLoan',
  path: '/personnel/loans/{loanId}',
  summary: 'Read a loan of a person',
  params: z.strictObject({ loanId }),
  success: { status: 200, body: loan },
  problems: ['not-found'],
})

export const listLoans = operation({
  ...reading,
  id: 'listLoans',
  path: '/personnel/loans',
  summary: 'List the loans of people to this authority and by it, the newest first',
  query: z.strictObject({ ...pageQuery, status: z.enum(loanStatuses).optional() }),
  success: { status: 200, body: page(loan) },
  problems: ['invalid-cursor'],
})

const recording = {
  service: 'personnel',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: envelopeStatement,
  example: { body: { statement: exampleCompactJws } },
} as const
const recorded = z.strictObject({ loanId, status: z.enum(loanStatuses) })

export const recordLoanRequest = operation({
  ...recording,
  id: 'recordLoanRequest',
  path: '/loans/requests',
  summary: 'Verify the envelope by which another authority asks for a person, and record it',
  success: { status: 201, body: recorded },
  problems: ['rules-not-met'],
})

export const recordLoanAnswer = operation({
  ...recording,
  id: 'recordLoanAnswer',
  path: '/loans/answers',
  summary: 'Verify what the other party says of a loan, and record it',
  description: 'An answer that overtakes the request is asked for again: 503 until the request is here.',
  success: { status: 200, body: recorded },
  problems: ['rules-not-met', 'unavailable'],
})
