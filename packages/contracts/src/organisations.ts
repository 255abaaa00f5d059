import { identifierSchemes } from '@concert/domain/identifiers/check-identifier'
import { z } from 'zod'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import {
  aiSystemId,
  authority,
  instant,
  jurisdiction,
  line,
  localised,
  organisationId,
  sha256,
  text,
} from './primitives.ts'

export const identifierScheme = z.enum(identifierSchemes)

export const organisationInput = z.strictObject({
  names: localised(200, line),
  identifier: z.strictObject({ scheme: identifierScheme, value: text(40) }),
  lei: text(40).optional(),
  place: jurisdiction,
  address: line(500),
  contact: z.strictObject({ name: line(120), email: z.email().max(200) }),
})
/**
 * As it is stored: what was taken in before a rule was made is still shown. Address and contact are null for staff to whom no file of
 * its applications is open.
 */
export const organisation = organisationInput
  .extend({
    names: localised(200),
    address: text(500).nullable(),
    contact: z.strictObject({ name: text(120), email: z.email().max(200) }).nullable(),
    organisationId,
    authority,
    lei: text(40).nullable(),
    registeredAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Organisation' })

const aiSystemInput = z.strictObject({
  organisationId,
  names: localised(200, line),
  version: line(60),
  weightsDigest: sha256,
  intendedPurpose: text(4000),
})
/** Digest and purpose are null for staff to whom no file of its applications is open. */
export const aiSystem = aiSystemInput
  .omit({ version: true })
  .extend({
    names: localised(200),
    aiSystemId,
    authority,
    systemVersion: text(60),
    weightsDigest: sha256.nullable(),
    intendedPurpose: text(4000).nullable(),
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
