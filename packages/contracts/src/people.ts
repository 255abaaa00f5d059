import { engagementKinds } from '@concert/domain/cooling-off'
import { languages } from '@concert/domain/languages'
import { correctionKinds, correctionStatuses, personStatuses } from '@concert/domain/person/state'
import { staffRoles } from '@concert/domain/roles'
import { z } from 'zod'
import { operation } from './operation.ts'
import { identifierScheme } from './organisations.ts'
import {
  authority,
  competenceId,
  correctionId,
  date,
  engagementId,
  instant,
  jurisdiction,
  keptText,
  line,
  page,
  pageQuery,
  personId,
  text,
} from './primitives.ts'

const NAME_MAX = 120
const OTHER_NAMES_MAX = 10
const ACCOUNTS_MAX = 10
const NAMESAKES_MAX = 50
const REASON_MAX = 2000

export const account = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:@|-]{0,199}$/)
  .meta({ description: 'The subject of the tokens with which the person signs in', example: 'mei.lin' })

export const peopleNames = {
  displayName: line(NAME_MAX).meta({ example: 'Lin Mei' }),
  otherNames: z
    .array(line(NAME_MAX))
    .max(OTHER_NAMES_MAX)
    .meta({ description: 'The name of the same person in other scripts and spellings' }),
  languages: z.array(z.enum(languages)).max(languages.length),
  distinctFrom: z.array(personId).max(NAMESAKES_MAX).meta({
    description:
      'The persons on record with one of these names who are not this one; a refusal names those that are missing',
  }),
}

const engagementInput = z.strictObject({
  kind: z.enum(engagementKinds),
  identifier: z.strictObject({ scheme: identifierScheme, value: text(40) }),
  fromOn: date,
  untilOn: date.nullable().meta({ description: 'The last day; null while it lasts' }),
})

const competenceInput = z.strictObject({
  code: text(20).meta({ description: 'A requirement area or a modality of an edition', example: 'TS' }),
  function: z.enum(staffRoles),
  place: jurisdiction.nullable().meta({ description: 'Null where it is for every place' }),
  evidence: text(REASON_MAX).meta({ description: 'What shows it: a record, a diploma, a witnessed evaluation' }),
  assessedBy: personId,
  assessedOn: date,
  validUntil: date.nullable().meta({ description: 'The last day on which it counts' }),
})

const keptEngagement = z.strictObject({
  engagementId: z.string(),
  kind: z.enum(engagementKinds),
  identifierScheme: z.string().nullable(),
  identifierValue: z.string(),
  fromOn: date,
  untilOn: date.nullable(),
})

/** What is on record of a person besides names. */
const kept = {
  engagements: z.array(keptEngagement),
  competences: z.array(
    z.strictObject({
      competenceId: z.string(),
      code: z.string(),
      function: z.enum(staffRoles),
      place: z.string().nullable(),
      evidence: z.string(),
      assessedBy: z.string().nullable(),
      assessedOn: date.nullable(),
      validUntil: date.nullable(),
    }),
  ),
  corrections: z
    .array(
      z.strictObject({
        correctionId: z.string(),
        of: z.enum(correctionKinds),
        subject: z.string(),
        engagement: keptEngagement.nullable(),
        status: z.enum(correctionStatuses),
        reason: keptText(REASON_MAX),
        proposedBy: z.string(),
        proposedAt: instant,
        decision: z.strictObject({ by: z.string(), at: instant, reason: keptText(REASON_MAX).nullable() }).nullable(),
      }),
    )
    .meta({
      description:
        'What was recorded by mistake, with who proposed and who decided; what is confirmed counts no longer',
    }),
}

/** As it is stored. Names are shown to whoever keeps the files and to plan owners, who choose among people. */
export const person = z
  .strictObject({
    personId,
    authority,
    status: z.enum(personStatuses),
    displayName: keptText(NAME_MAX),
    otherNames: z.array(keptText(NAME_MAX)),
    languages: z.array(z.string()),
    accounts: z.array(z.string()),
    ...kept,
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    registeredAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Person' })

const common = {
  service: 'personnel',
  surface: 'cell',
  callers: ['personnel-administrator'],
  method: 'POST',
} as const
const onPerson = {
  ...common,
  params: z.strictObject({ personId }),
  ifMatch: true,
  success: { status: 200, body: person },
  problems: ['not-found', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const

export const registerPerson = operation({
  ...common,
  id: 'registerPerson',
  path: '/personnel/people',
  summary: 'Register a natural person of the authority’s personnel',
  description:
    'One record for one natural person, with whatever accounts the person signs in: every rule that keeps people apart judges the person. A person gets no right by being registered; an authorisation is granted apart.',
  body: z.strictObject({ personId, accounts: z.array(account).max(ACCOUNTS_MAX), ...peopleNames }),
  success: { status: 201, body: person },
  problems: ['rules-not-met'],
  example: {
    body: {
      personId: 'mei.lin',
      displayName: 'Lin Mei',
      otherNames: ['林美'],
      languages: ['en', 'zh-Hant'],
      accounts: ['mei.lin'],
      distinctFrom: [],
    },
  },
})

export const correctPerson = operation({
  ...onPerson,
  id: 'correctPerson',
  path: '/personnel/people/{personId}/correct',
  summary: 'Correct the names and languages of a person',
  body: z.strictObject(peopleNames),
  example: {
    body: { displayName: 'Lin Mei', otherNames: ['林美'], languages: ['en', 'zh-Hant', 'pt'], distinctFrom: [] },
  },
})

export const linkAccount = operation({
  ...onPerson,
  id: 'linkAccount',
  path: '/personnel/people/{personId}/accounts',
  summary: 'Record one more account with which the person signs in',
  description:
    'An account is one person’s; it becomes another’s only where two administrators have taken it back as a mistake.',
  body: z.strictObject({ account }),
  example: { body: { account: 'mei.lin.2' } },
})

export const recordEngagement = operation({
  ...onPerson,
  id: 'recordEngagement',
  path: '/personnel/people/{personId}/engagements',
  summary: 'Record that the person works for or advises a client, or did (ISO/IEC 17065 4.2.10)',
  description: 'From then on the person is kept away from the cases of that client until two years after the last day.',
  body: engagementInput,
  example: {
    body: {
      kind: 'consultancy',
      identifier: { scheme: 'HK-UBI', value: '99990017' },
      fromOn: '2025-02-01',
      untilOn: null,
    },
  },
})

export const endEngagement = operation({
  ...onPerson,
  id: 'endEngagement',
  path: '/personnel/people/{personId}/engagements/{engagementId}/end',
  summary: 'Record the last day of an engagement',
  params: z.strictObject({ personId, engagementId }),
  body: z.strictObject({ untilOn: date }),
  example: { body: { untilOn: '2026-06-30' } },
})

export const recordCompetence = operation({
  ...onPerson,
  id: 'recordCompetence',
  path: '/personnel/people/{personId}/competences',
  summary: 'Record what a person was found competent in (ISO/IEC 17065 6.1.2.1)',
  body: competenceInput,
  example: {
    body: {
      code: 'TS',
      function: 'evaluator',
      place: null,
      evidence: 'Witnessed evaluation of 2026-03-02, record HR-114.',
      assessedBy: 'chan.siuming',
      assessedOn: '2026-03-09',
      validUntil: '2029-03-08',
    },
  },
})

export const withdrawCompetence = operation({
  ...onPerson,
  id: 'withdrawCompetence',
  path: '/personnel/people/{personId}/competences/{competenceId}/withdraw',
  summary: 'Withdraw a competence with the reason',
  params: z.strictObject({ personId, competenceId }),
  body: z.strictObject({ reason: text(REASON_MAX) }),
  example: { body: { reason: 'The witnessed evaluation of this year failed.' } },
})

export const proposeCorrection = operation({
  ...onPerson,
  id: 'proposeCorrection',
  path: '/personnel/people/{personId}/corrections',
  summary: 'Propose that an engagement or an account was recorded by mistake',
  description:
    'It changes nothing before another administrator has confirmed it. Neither of them is the person. While the authority has one administrator, that one authorises a second first.',
  body: z.strictObject({
    of: z.enum(correctionKinds),
    subject: text(200).meta({ description: 'The engagementId, or the account' }),
    reason: text(REASON_MAX),
  }),
  example: { body: { of: 'account', subject: 'mei.lin.2', reason: 'It is the account of another Lin Mei.' } },
})

export const confirmCorrection = operation({
  ...onPerson,
  id: 'confirmCorrection',
  path: '/personnel/people/{personId}/corrections/{correctionId}/confirm',
  summary: 'Confirm a correction, as another administrator: what it takes back counts no longer',
  description:
    'An engagement keeps the person away from no case from then on; with an account the person signs in no more, and it can be linked to whose it is. What was done before stands, and the file shows what was taken back, by whom and why.',
  params: z.strictObject({ personId, correctionId }),
  body: z.strictObject({}),
  example: { body: {} },
})

export const declineCorrection = operation({
  ...onPerson,
  id: 'declineCorrection',
  path: '/personnel/people/{personId}/corrections/{correctionId}/decline',
  summary: 'Decline a correction with the reason, or take back one’s own proposal',
  params: z.strictObject({ personId, correctionId }),
  body: z.strictObject({ reason: text(REASON_MAX) }),
  example: { body: { reason: 'The contract was found.' } },
})

export const getPersonAsKnown = operation({
  ...common,
  id: 'getPersonAsKnown',
  method: 'GET',
  callers: ['personnel-administrator', 'plan-owner'],
  path: '/personnel/people/{personId}/as-known',
  summary: 'What was on record of a person at an instant, whatever was corrected since',
  description:
    'From the events of the person: accounts, engagements, competences and corrections as they were known then, without names, of which no history is kept. Who was on record before there were events is known since they were taken over.',
  params: z.strictObject({ personId }),
  query: z.strictObject({ asKnownAt: instant }),
  success: {
    status: 200,
    body: z
      .strictObject({
        personId,
        authority,
        asKnownAt: instant,
        languages: z.array(z.string()),
        accounts: z.array(z.string()),
        ...kept,
      })
      .meta({ id: 'PersonAsKnown' }),
  },
  problems: ['not-found'],
  example: { query: { asKnownAt: '2026-11-02T02:00:00Z' } },
})

export const getPerson = operation({
  ...common,
  id: 'getPerson',
  method: 'GET',
  callers: ['personnel-administrator', 'plan-owner'],
  path: '/personnel/people/{personId}',
  summary: 'Read the file of a person',
  params: z.strictObject({ personId }),
  success: { status: 200, body: person },
  problems: ['not-found'],
})

export const listPeople = operation({
  ...common,
  id: 'listPeople',
  method: 'GET',
  callers: ['personnel-administrator', 'plan-owner'],
  path: '/personnel/people',
  summary: 'List the personnel of the authority, the newest first',
  query: z.strictObject({
    ...pageQuery,
    name: text(NAME_MAX)
      .optional()
      .meta({ description: 'A whole name, in whatever script and spelling it is on record' }),
  }),
  success: { status: 200, body: page(person) },
  problems: ['invalid-cursor'],
})
