import { groupLinkKinds, groupLinkStatuses } from '@concert/domain/group-link/state'
import { z } from 'zod'
import { operation } from './operation.ts'
import { identifierScheme } from './organisations.ts'
import { authority, date, instant, keptText, linkId, page, pageQuery, text } from './primitives.ts'

const REASON_MAX = 2000

const organisation = z.strictObject({ scheme: identifierScheme, value: text(40) })
const keptOrganisation = z.strictObject({ scheme: identifierScheme, value: z.string() })

/** That two organisations are of one group. */
export const groupLink = z
  .strictObject({
    linkId: z.string(),
    authority,
    status: z.enum(groupLinkStatuses),
    kind: z.enum(groupLinkKinds),
    one: keptOrganisation.meta({ description: 'Of a parent, the one that controls the other' }),
    other: keptOrganisation,
    source: keptText(REASON_MAX),
    endedOn: date.nullable().meta({ description: 'The last day on which they were of one group' }),
    endReason: keptText(REASON_MAX).nullable(),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    recordedAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'GroupLink' })

const common = {
  service: 'personnel',
  surface: 'cell',
  callers: ['personnel-administrator'],
  method: 'POST',
} as const
const reading = {
  ...common,
  method: 'GET',
  callers: ['application-reviewer', 'plan-owner', 'personnel-administrator'],
} as const
const onLink = {
  ...common,
  params: z.strictObject({ linkId }),
  ifMatch: true,
  success: { status: 200, body: groupLink },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const

export const recordGroupLink = operation({
  ...common,
  id: 'recordGroupLink',
  path: '/personnel/group-links',
  summary: 'Record that two organisations are of one group (ISO/IEC 17065 4.2)',
  description:
    'From then on whoever works for or advises one of them is kept away from the cases of the other, and of every organisation that further links reach. Those who work on such a case now are shown in it as people in conflict.',
  body: z.strictObject({
    kind: z.enum(groupLinkKinds),
    one: organisation.meta({ description: 'Of a parent, the one that controls the other' }),
    other: organisation,
    source: text(REASON_MAX).meta({ description: 'On what it rests' }),
  }),
  success: { status: 201, body: groupLink },
  problems: ['rules-not-met'],
  example: {
    body: {
      kind: 'parent',
      one: { scheme: 'HK-UBI', value: '99990025' },
      other: { scheme: 'HK-UBI', value: '99990017' },
      source: 'Extract of the companies register of 2026-10-30.',
    },
  },
})

export const listGroupLinks = operation({
  ...reading,
  id: 'listGroupLinks',
  path: '/personnel/group-links',
  summary: 'Which organisations are of one group, newest first; with an identifier those of one',
  query: z.strictObject({ ...pageQuery, identifier: text(40).optional() }),
  success: { status: 200, body: page(groupLink) },
  problems: ['invalid-cursor'],
})

export const getGroupLink = operation({
  ...reading,
  id: 'getGroupLink',
  path: '/personnel/group-links/{linkId}',
  summary: 'Read a link between two organisations',
  params: z.strictObject({ linkId }),
  success: { status: 200, body: groupLink },
  problems: ['not-found'],
})

export const endGroupLink = operation({
  ...onLink,
  id: 'endGroupLink',
  path: '/personnel/group-links/{linkId}/end',
  summary: 'Record the last day on which two organisations were of one group',
  description: 'For two years more it counts as an engagement does that ended on that day.',
  body: z.strictObject({ endedOn: date, reason: text(REASON_MAX) }),
  example: { body: { endedOn: '2026-10-31', reason: 'The shares were sold.' } },
})

export const withdrawGroupLink = operation({
  ...onLink,
  id: 'withdrawGroupLink',
  path: '/personnel/group-links/{linkId}/withdraw',
  summary: 'Withdraw a link that was recorded by mistake: it never counted',
  body: z.strictObject({ reason: text(REASON_MAX) }),
  example: { body: { reason: 'Another company of the same name.' } },
})
