import { authorisationStatuses } from '@concert/domain/authorisation/state'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { operation } from './operation.ts'
import {
  authority,
  date,
  grantId,
  instant,
  jurisdiction,
  keptText,
  line,
  loanId,
  page,
  pageQuery,
  personId,
  text,
} from './primitives.ts'

const REASON_MAX = 2000
const reasoned = z.strictObject({ reason: text(REASON_MAX) })
const keptReason = keptText(REASON_MAX)

export const office = z
  .strictObject({
    entity: line(80).meta({ description: 'Its identifier with its scheme', example: 'HK-UBI:99990001' }),
    place: jurisdiction,
    city: line(60).nullable().meta({ description: 'Where the place is the mainland; else null' }),
  })
  .meta({ description: 'Where the person works under it, and for whom' })

/** As it is stored: one of before proposals has neither a proposer nor an office, where none was recorded. */
const keptOffice = z.strictObject({ entity: z.string(), place: z.string(), city: z.string().nullable() }).nullable()

const scope = {
  personId,
  function: z.enum(staffRoles),
  validFrom: instant.meta({
    description:
      'Where it has passed when the second person confirms, it begins then: power is never given for the past',
  }),
  validUntil: instant.meta({ description: 'This instant itself is outside; at most five years after the first' }),
}

/** What somebody is authorised for, from its proposal to its end. */
export const authorisationGrant = z
  .strictObject({
    grantId: z.string(),
    authority,
    status: z.enum(authorisationStatuses),
    personId: z.string(),
    function: z.enum(staffRoles),
    office: keptOffice,
    validFrom: instant,
    validUntil: instant,
    undertakingOn: date.nullable(),
    loanId: loanId.nullable().meta({ description: 'The loan under which a person of another authority acts here' }),
    proposedBy: z
      .string()
      .nullable()
      .meta({ description: 'Null where it is from before authorisations were proposed' }),
    reason: keptReason.nullable(),
    founding: z.boolean().meta({ description: 'Given by one administrator alone, because there was no other' }),
    suspensionReason: keptReason.nullable(),
    resumption: z
      .strictObject({ proposedBy: z.string(), reason: keptReason })
      .nullable()
      .meta({ description: 'Who proposed that it be in force again, until that is decided' }),
    end: z
      .strictObject({ reason: keptReason, effectiveFrom: instant })
      .nullable()
      .meta({ description: 'Why it was declined or withdrawn, and from when nothing done under it is relied on' }),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    openedAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'AuthorisationGrant' })

/** A period in which somebody is authorised, as it was known at an instant. */
const authorisation = z
  .strictObject({
    authorisationId: z.string(),
    grantId: z.string(),
    personId: z.string(),
    function: z.enum(staffRoles),
    office: keptOffice,
    undertakingOn: date.nullable(),
    validFrom: instant,
    validUntil: instant.meta({
      description: 'This instant itself is outside; equal to the first where it never began',
    }),
    recordedAt: instant.meta({ description: 'Since when this was known' }),
  })
  .meta({ id: 'Authorisation' })

const common = {
  service: 'personnel',
  surface: 'cell',
  callers: ['personnel-administrator'],
  method: 'POST',
} as const
const reading = { ...common, method: 'GET', callers: ['personnel-administrator', 'plan-owner'] } as const
const onGrant = {
  ...common,
  params: z.strictObject({ grantId }),
  ifMatch: true,
  success: { status: 200, body: authorisationGrant },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const
const example = { body: { reason: 'The witnessed evaluation of this year failed.' } }
const nothing = z.strictObject({})

export const proposeAuthorisation = operation({
  ...common,
  id: 'proposeAuthorisation',
  path: '/personnel/authorisations/grants',
  summary: 'Propose that a person be authorised for a function (ISO/IEC 17065 6.1.2)',
  description:
    'It gives no right before another administrator has confirmed it. Nobody proposes it for themselves; an administrator holds no other function, and the reverse; for one function there is one at a time; an evaluator has a competence on record; the undertaking of confidentiality is signed before it begins (4.5).',
  body: z.strictObject({
    ...scope,
    office,
    undertakingOn: date,
    loanId: loanId.optional().meta({
      description:
        'The loan under which a person of another authority is authorised. What is given under it lies within it and ends with it.',
    }),
    reason: text(REASON_MAX),
  }),
  success: { status: 201, body: authorisationGrant },
  problems: ['rules-not-met'],
  example: {
    body: {
      personId: 'mei.lin',
      function: 'report-reviewer',
      office: { entity: 'HK-UBI:99990001', place: 'HK', city: null },
      validFrom: '2026-12-01T00:00:00.000Z',
      validUntil: '2029-12-01T00:00:00.000Z',
      undertakingOn: '2026-11-20',
      reason: 'Reports of three evaluations reviewed under supervision, record HR-120.',
    },
  },
})

export const confirmAuthorisation = operation({
  ...onGrant,
  id: 'confirmAuthorisation',
  path: '/personnel/authorisations/grants/{grantId}/confirm',
  summary: 'Confirm a proposed authorisation, as another administrator: the person may act from then on',
  description:
    'The second person is another natural person than the first, with whichever account. While the authority has exactly one administrator, that one confirms the authorisation of a second administrator alone; `founding` says so.',
  body: nothing,
  example: { body: {} },
})

export const declineAuthorisation = operation({
  ...onGrant,
  id: 'declineAuthorisation',
  path: '/personnel/authorisations/grants/{grantId}/decline',
  summary: 'Decline a proposed authorisation with the reason, or take back one’s own proposal',
  body: reasoned,
  example,
})

export const suspendAuthorisation = operation({
  ...onGrant,
  id: 'suspendAuthorisation',
  path: '/personnel/authorisations/grants/{grantId}/suspend',
  summary: 'Suspend an authorisation at once, with the reason: one administrator is enough',
  body: reasoned,
  example,
})

export const proposeResumption = operation({
  ...onGrant,
  id: 'proposeResumption',
  path: '/personnel/authorisations/grants/{grantId}/resumption',
  summary: 'Propose that a suspended authorisation be in force again',
  body: reasoned,
  example: { body: { reason: 'The evaluation was witnessed again, record HR-131.' } },
})

export const confirmResumption = operation({
  ...onGrant,
  id: 'confirmResumption',
  path: '/personnel/authorisations/grants/{grantId}/resumption/confirm',
  summary: 'Confirm, as another administrator, that a suspended authorisation be in force again: another period begins',
  body: nothing,
  example: { body: {} },
})

export const declineResumption = operation({
  ...onGrant,
  id: 'declineResumption',
  path: '/personnel/authorisations/grants/{grantId}/resumption/decline',
  summary: 'Decline that a suspended authorisation be in force again; it stays suspended',
  body: reasoned,
  example,
})

export const withdrawAuthorisation = operation({
  ...onGrant,
  id: 'withdrawAuthorisation',
  path: '/personnel/authorisations/grants/{grantId}/withdraw',
  summary: 'Withdraw an authorisation with the reason: one administrator is enough',
  description:
    'It ends at once. `effectiveFrom` reaches back: what was done under it since then is not relied on. That it was in force until now stays known (`asKnownAt` of `listAuthorisations`).',
  body: z.strictObject({
    reason: text(REASON_MAX),
    effectiveFrom: instant.nullable().meta({ description: 'An instant that has passed; null for now' }),
  }),
  example: { body: { reason: 'The diploma was forged.', effectiveFrom: null } },
})

export const getAuthorisationGrant = operation({
  ...reading,
  id: 'getAuthorisationGrant',
  path: '/personnel/authorisations/grants/{grantId}',
  summary: 'Read what somebody is authorised for, from its proposal to its end',
  params: z.strictObject({ grantId }),
  success: { status: 200, body: authorisationGrant },
  problems: ['not-found'],
})

export const listAuthorisationGrants = operation({
  ...reading,
  id: 'listAuthorisationGrants',
  path: '/personnel/authorisations/grants',
  summary: 'List what the personnel is authorised for, proposed or was, the newest first',
  query: z.strictObject({
    ...pageQuery,
    personId: personId.optional(),
    function: z.enum(staffRoles).optional(),
    status: z.enum(authorisationStatuses).optional(),
  }),
  success: { status: 200, body: page(authorisationGrant) },
  problems: ['invalid-cursor'],
})

export const listAuthorisations = operation({
  ...reading,
  id: 'listAuthorisations',
  path: '/personnel/authorisations',
  summary: 'List who was authorised for what at an instant, as it was known at another',
  description:
    'Periods in force, the latest first. An authorisation that was suspended and resumed has several. `on` asks who was authorised then; `asKnownAt` leaves out what was recorded later.',
  query: z.strictObject({
    ...pageQuery,
    personId: personId.optional(),
    function: z.enum(staffRoles).optional(),
    on: instant.optional(),
    asKnownAt: instant.optional(),
  }),
  success: { status: 200, body: page(authorisation) },
  problems: ['invalid-cursor'],
})
