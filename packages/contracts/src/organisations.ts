import { identifierSchemes } from '@concert/domain/identifiers/check-identifier'
import { organisationStatuses } from '@concert/domain/organisation/state'
import { z } from 'zod'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import {
  aiSystemId,
  authority,
  instant,
  jurisdiction,
  keptText,
  line,
  localised,
  LONGEST_NAME,
  organisationId,
  page,
  pageQuery,
  sha256,
  text,
  emailAddress,
} from './primitives.ts'
import { clock } from './shapes/clock.ts'

export const identifierScheme = z.enum(identifierSchemes)

const organisationStatus = z.enum(organisationStatuses)

export const organisationInput = z.strictObject({
  names: localised(LONGEST_NAME, line),
  identifier: z.strictObject({ scheme: identifierScheme, value: text(40) }),
  lei: text(40).optional(),
  place: jurisdiction,
  address: line(500),
  contact: z.strictObject({ name: line(120), email: emailAddress }),
})
/**
 * As it is stored: what was taken in before a rule was made is still shown. Address and contact are null for staff to whom no file of
 * its applications is open.
 */
export const organisation = organisationInput
  .extend({
    names: localised(LONGEST_NAME, keptText),
    address: keptText(500).nullable(),
    // Read as it was kept, in whichever form it was taken.
    contact: z.strictObject({ name: keptText(120), email: keptText(400) }).nullable(),
    organisationId,
    authority,
    lei: keptText(40).nullable(),
    status: organisationStatus.meta({
      description: 'Whether the client has claimed to act for the organisation, and application review has verified it',
    }),
    claim: z.strictObject({ statement: z.string(), documentDigest: sha256, claimedAt: instant }).nullable(),
    refusedFor: z
      .string()
      .nullable()
      .meta({ description: 'Why the last claim was refused or its verification revoked' }),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    clock,
    registeredAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Organisation' })

/** What an application reviewer sees in the list: who claims what, and who else has registered the same identifier. */
const organisationSummary = z
  .strictObject({
    organisationId,
    names: localised(LONGEST_NAME, keptText),
    place: jurisdiction,
    identifier: z.strictObject({ scheme: identifierScheme, value: keptText(40) }),
    lei: keptText(40).nullable(),
    status: organisationStatus,
    version: z.number().int(),
    registeredAt: instant,
    sameIdentifier: z.array(z.strictObject({ organisationId, status: organisationStatus })).meta({
      description: 'Other organisations with the identifier or the LEI of this one that are claimed or verified',
    }),
  })
  .meta({ id: 'OrganisationSummary' })

const aiSystemInput = z.strictObject({
  organisationId,
  names: localised(LONGEST_NAME, line),
  version: line(60),
  weightsDigest: sha256,
  intendedPurpose: text(4000),
})
/** Digest and purpose are null for staff to whom no file of its applications is open. */
export const aiSystem = aiSystemInput
  .omit({ version: true })
  .extend({
    names: localised(LONGEST_NAME, keptText),
    aiSystemId,
    authority,
    systemVersion: keptText(60),
    weightsDigest: sha256.nullable(),
    intendedPurpose: keptText(4000).nullable(),
    registeredAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'AiSystem' })

export const registerOrganisation = operation({
  id: 'registerOrganisation',
  service: 'applications',
  surface: 'cell',
  callers: ['applicant'],
  method: 'POST',
  path: '/organisations',
  summary: 'Register the applicant organisation',
  description:
    'The identifier is that of the register of its place, checked by its algorithm; a wrong check digit is named by its position. An LEI may stand beside it.',
  body: organisationInput,
  success: { status: 201, body: organisation },
  problems: ['rules-not-met', 'conflict'],
  example: {
    body: {
      names: { en: 'Harbour Legal LLM Limited', 'zh-Hant': '海港法律大模型有限公司' },
      identifier: { scheme: 'HK-UBI', value: '99990017' },
      place: 'HK',
      address: '1 Harbour Road, Wan Chai, Hong Kong',
      contact: { name: 'Ho Sin-man', email: 'ho.sinman@harbour-legal.example' },
    },
  },
})

export const getOrganisation = operation({
  id: 'getOrganisation',
  service: 'applications',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/organisations/{organisationId}',
  summary: 'Read an organisation',
  params: z.strictObject({ organisationId }),
  success: { status: 200, body: organisation },
  problems: ['not-found'],
})

export const listOrganisations = operation({
  id: 'listOrganisations',
  service: 'applications',
  surface: 'cell',
  callers: ['application-reviewer'],
  method: 'GET',
  path: '/organisations',
  summary: 'List organisations, newest first: those that are `claimed` wait for application review',
  query: z.strictObject({ ...pageQuery, status: organisationStatus.optional() }),
  success: { status: 200, body: page(organisationSummary) },
  problems: ['invalid-cursor'],
})

const claimTransition = {
  service: 'applications',
  surface: 'cell',
  method: 'POST',
  params: z.strictObject({ organisationId }),
  ifMatch: true,
  success: { status: 200, body: organisation },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const

export const claimOrganisation = operation({
  ...claimTransition,
  id: 'claimOrganisation',
  callers: ['applicant'],
  path: '/organisations/{organisationId}/claim',
  summary:
    'Claim the organisation: on what authority the client acts for it, and the digest of the document that shows it',
  description: 'An application is accepted once the claim of its organisation is verified (7.2, 7.3.1).',
  body: z.strictObject({ statement: text(2000), documentDigest: sha256 }),
  example: {
    body: {
      statement: 'Resolution of the board of 2 November 2026, by which the company applies.',
      documentDigest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
  },
})

export const declareOrganisationImpartiality = operation({
  ...claimTransition,
  id: 'declareOrganisationImpartiality',
  callers: ['application-reviewer'],
  path: '/organisations/{organisationId}/declarations',
  summary: 'Declare, for this organisation, whether an interest conflicts with judging its claim (4.2, 6.1.3)',
  body: z.strictObject({ conflict: z.boolean(), statement: text(2000) }),
  example: { body: { conflict: false, statement: 'No relation with the organisation in the last two years.' } },
})

export const verifyOrganisation = operation({
  ...claimTransition,
  id: 'verifyOrganisation',
  callers: ['application-reviewer'],
  path: '/organisations/{organisationId}/verify',
  summary: 'Find that the client acts for the organisation; one client of an authority per identifier (7.3.1)',
  body: z.strictObject({ reason: text(2000) }),
  example: { body: { reason: 'The resolution was compared with the register of companies.' } },
})

export const refuseClaim = operation({
  ...claimTransition,
  id: 'refuseClaim',
  callers: ['application-reviewer'],
  path: '/organisations/{organisationId}/refuse-claim',
  summary: 'Refuse the claim with the reason; the client can claim again with other evidence',
  body: z.strictObject({ reason: text(2000) }),
  example: { body: { reason: 'The document names another company.' } },
})

export const revokeVerification = operation({
  ...claimTransition,
  id: 'revokeVerification',
  callers: ['application-reviewer'],
  path: '/organisations/{organisationId}/revoke-verification',
  summary:
    'Take a verification back with the reason; no application of the organisation is accepted or contracted after it',
  body: z.strictObject({ reason: text(2000) }),
  example: { body: { reason: 'The register says that the document was forged.' } },
})

export const registerAiSystem = operation({
  id: 'registerAiSystem',
  service: 'applications',
  surface: 'cell',
  callers: ['applicant'],
  method: 'POST',
  path: '/ai-systems',
  summary: 'Register an AI system with its version and the digest of its weights',
  body: aiSystemInput,
  success: { status: 201, body: aiSystem },
  problems: ['not-found', 'rules-not-met'],
  example: {
    body: {
      organisationId: 'org_0197f3a0-0000-7000-8000-000000000001',
      names: { en: 'Harbour Legal LLM', 'zh-Hant': '海港法律大模型' },
      version: '2.4.0',
      weightsDigest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      intendedPurpose: 'Answers questions on Hong Kong law in Cantonese and English for trained legal staff.',
    },
  },
})

export const getAiSystem = operation({
  id: 'getAiSystem',
  service: 'applications',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/ai-systems/{aiSystemId}',
  summary: 'Read an AI system',
  params: z.strictObject({ aiSystemId }),
  success: { status: 200, body: aiSystem },
  problems: ['not-found'],
})
