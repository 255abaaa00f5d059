import { storageRules } from '@concert/domain/residency/category-records'
import { z } from 'zod'
import { SIGNED_BYTES_MAX } from './body-limits.ts'
import { certificateContent, compactJws, effectStatus, generalJws, jwks, receivedJws } from './certificate-content.ts'
import { exampleCompactJws, exampleCredential } from './examples.ts'
import { residencyCategory } from './evidence.ts'
import { operation } from './operation.ts'
import {
  authority,
  certificateNumber,
  date,
  editionId,
  evidenceKind,
  instant,
  jurisdiction,
  keptText,
  localised,
  LONGEST_NAME,
  page,
  pageQuery,
  riskClass,
  sha256,
  text,
} from './primitives.ts'

const joint = { service: 'registry', surface: 'joint' } as const
const byNumber = z.strictObject({ certificateNumber })

export const registeredEffect = z.strictObject({
  authority,
  jurisdiction,
  status: effectStatus,
  conditions: z.array(z.string()),
  reason: localised(2000, keptText).nullable(),
  since: instant,
  sequence: z.number().int(),
})

/** Where the day of the request lies among the days of validity, both in the lead authority's time zone. */
const period = z.enum(['current', 'not-yet-valid', 'expired']).meta({
  description:
    'Whether today is a day of validity in the time zone of the lead authority; no effect is in force on another',
})

/**
 * A certificate and each authority's effect as it was last stated. Nothing in it changes with the day, so it can be kept as it is
 * answered: whoever reads `effects` also compares today with `validFrom` and `validTo`.
 */
export const registeredCertificate = z
  .strictObject({
    certificateNumber,
    holder: certificateContent.shape.holder,
    aiSystem: certificateContent.shape.aiSystem,
    edition: editionId,
    riskClass,
    scope: localised(2000, keptText),
    leadAuthority: authority,
    validFrom: date.meta({ description: 'First day, beginning at midnight in the time zone of the lead authority' }),
    validTo: date.meta({
      description: 'Last day, a whole one in the time zone of the lead authority; no effect is in force after it',
    }),
    issuedAt: instant,
    certificateDigest: sha256,
    effects: z.array(registeredEffect).meta({
      description:
        'The effect in each jurisdiction as last stated. Active, also with an action pending, is in force from validFrom to validTo; reserved, refused and suspended are not',
    }),
    signedBy: z.array(authority),
    history: z.array(registeredEffect),
  })
  .meta({ id: 'RegisteredCertificate' })
export const registeredCertificateSummary = registeredCertificate
  .pick({
    certificateNumber: true,
    holder: true,
    aiSystem: true,
    riskClass: true,
    validFrom: true,
    validTo: true,
    effects: true,
  })
  .extend({ period })
  .meta({ id: 'RegisteredCertificateSummary' })

const correction = z.strictObject({ typed: z.string(), read: z.string() }).nullable().meta({
  description:
    'Null where the certificates are what was asked for. Otherwise nothing was found for `q`, and they are found with the word `read` in place of `typed`, which differs by one letter',
})

export const searchCertificates = operation({
  ...joint,
  id: 'searchCertificates',
  callers: ['anyone'],
  method: 'GET',
  path: '/certificates',
  summary: 'Search the public register by name in any language, number or identifier',
  query: z.strictObject({
    ...pageQuery,
    // Whatever people paste is searched for; the folding drops what nobody sees.
    q: keptText(LONGEST_NAME).optional().meta({
      description:
        'Words of a name in any script and order, a number, or an identifier with or without its spaces and hyphens',
    }),
    jurisdiction: jurisdiction.optional(),
    status: effectStatus.optional().meta({
      description: 'An effect of this status; one that is in force by its status counts on the days of validity alone',
    }),
  }),
  success: { status: 200, body: page(registeredCertificateSummary).extend({ correction }) },
  problems: ['invalid-cursor'],
  example: { query: { q: '海港' } },
})

export const getCertificate = operation({
  ...joint,
  id: 'getCertificate',
  callers: ['anyone'],
  method: 'GET',
  path: '/certificates/{certificateNumber}',
  summary: 'Read a certificate and its effect in each jurisdiction',
  params: byNumber,
  success: { status: 200, body: registeredCertificate },
  notModified: true,
  problems: ['not-found'],
})

export const getCredential = operation({
  ...joint,
  id: 'getCredential',
  callers: ['anyone'],
  method: 'GET',
  path: '/certificates/{certificateNumber}/credential',
  summary: 'Download the credential: all signatures as general JSON',
  params: byNumber,
  success: { status: 200, body: generalJws, mediaType: 'application/jose+json' },
  problems: ['not-found'],
})

export const getCompactCredential = operation({
  ...joint,
  id: 'getCompactCredential',
  callers: ['anyone'],
  method: 'GET',
  path: '/certificates/{certificateNumber}/credential/{authority}',
  summary: "Download the credential with one authority's signature, as a compact JWS",
  params: z.strictObject({ certificateNumber, authority }),
  success: { status: 200, body: compactJws, mediaType: 'application/jose' },
  problems: ['not-found'],
})

export const listEffectStatements = operation({
  ...joint,
  id: 'listEffectStatements',
  callers: ['anyone'],
  method: 'GET',
  path: '/certificates/{certificateNumber}/effect-statements',
  summary: 'The signed statements by which authorities changed their effect, oldest first',
  params: byNumber,
  success: { status: 200, body: z.strictObject({ items: z.array(compactJws).max(1000) }) },
  problems: ['not-found'],
})

export const listAuthorities = operation({
  ...joint,
  id: 'listAuthorities',
  callers: ['anyone'],
  method: 'GET',
  path: '/authorities',
  summary: 'The authorities of the joint body and where their keys are published',
  success: {
    status: 200,
    body: z.strictObject({
      items: z.array(
        z.strictObject({ authority, jurisdiction, names: localised(200, keptText), jwksPath: z.string() }),
      ),
    }),
  },
})

export const getAuthorityKeys = operation({
  ...joint,
  id: 'getAuthorityKeys',
  callers: ['anyone'],
  method: 'GET',
  path: '/authorities/{authority}/jwks.json',
  summary: "An authority's public keys for certificates",
  params: z.strictObject({ authority }),
  success: { status: 200, body: jwks, mediaType: 'application/jwk-set+json' },
  problems: ['not-found'],
})

export const listEditions = operation({
  ...joint,
  id: 'listEditions',
  callers: ['anyone'],
  method: 'GET',
  path: '/editions',
  summary: 'The scheme editions (ISO/IEC 17065 4.6)',
  success: {
    status: 200,
    body: z.strictObject({
      items: z.array(
        z.strictObject({ edition: editionId, name: localised(300, keptText), requirements: z.number().int() }),
      ),
    }),
  },
})

const evidenceDemand = z
  .strictObject({
    kind: evidenceKind,
    description: z.string(),
    residencyCategory: residencyCategory.meta({
      description: 'Of such a file, unless it holds what asks for a stricter one',
    }),
    maxAgeDays: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'How many days after its own date it still counts; null where it does not age' }),
  })
  .meta({ id: 'EvidenceDemand' })

export const listRequirements = operation({
  ...joint,
  id: 'listRequirements',
  callers: ['anyone'],
  method: 'GET',
  path: '/editions/{edition}/requirements',
  summary: 'The requirements that apply to a class, modalities and places of use, and why',
  params: z.strictObject({ edition: editionId }),
  query: z.strictObject({
    riskClass: riskClass.optional(),
    modalities: text(100).optional().meta({ description: 'Comma-separated' }),
    placesOfUse: text(20).optional().meta({ description: 'Comma-separated' }),
  }),
  success: {
    status: 200,
    body: z.strictObject({
      edition: editionId,
      items: z.array(
        z.strictObject({
          requirementId: z.string(),
          title: localised(300, keptText),
          statement: z.string(),
          obligation: z.enum(['required', 'recommended', 'conditional']),
          mustAnswer: z.boolean(),
          needsEvidence: z.boolean(),
          evidence: z.array(evidenceDemand).meta({ description: 'What it asks for; `kind` is what an upload says' }),
        }),
      ),
    }),
  },
  problems: ['not-found', 'rules-not-met'],
})

export const listResidencyCategories = operation({
  ...joint,
  id: 'listResidencyCategories',
  callers: ['anyone'],
  method: 'GET',
  path: '/editions/{edition}/residency-categories',
  summary: 'What each residency category is, with examples, and where such files are kept',
  params: z.strictObject({ edition: editionId }),
  success: {
    status: 200,
    body: z.strictObject({
      items: z.array(
        z
          .strictObject({
            category: residencyCategory,
            name: localised(300, keptText),
            examples: localised(1000, keptText),
            taken: z.enum(['every-place', 'place', 'incident']).meta({
              description: 'By every authority; by that of `place` only; by none, and the attempt is an incident',
            }),
            place: jurisdiction.nullable(),
            stored: z.enum(storageRules),
            holdsPersonalData: z.boolean(),
            stricterThan: z.array(residencyCategory).meta({
              description:
                'Where one of these is asked for, a file of this category is taken too, and where one of theirs is',
            }),
          })
          .meta({ id: 'ResidencyCategoryEntry' }),
      ),
    }),
  },
  problems: ['not-found'],
})

export const verification = z
  .strictObject({
    authentic: z.boolean(),
    answer: z
      .enum([
        'authentic-and-in-force',
        'authentic-in-force-in-part',
        'authentic-not-in-force',
        'altered',
        'not-a-credential',
        'unknown-issuer',
      ])
      .meta({ description: '`altered` is said of a signature that fails; what cannot be read is `not-a-credential`' }),
    sentence: localised(1000, keptText),
    certificateNumber: certificateNumber.nullable(),
    period: period.nullable(),
    signatures: z.array(
      z.strictObject({
        authority: authority.nullable().meta({ description: 'Null when the key is of no authority here' }),
        kid: z.string().nullable(),
        valid: z.boolean(),
        reason: z.string(),
      }),
    ),
    effects: z.array(registeredEffect),
    checkedAt: instant,
  })
  .meta({ id: 'Verification' })

export const verifyCredential = operation({
  ...joint,
  id: 'verifyCredential',
  callers: ['anyone'],
  method: 'POST',
  path: '/verify',
  summary: 'Check a credential: authentic, altered, of an unknown issuer or none at all, and what it is worth where',
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: z.strictObject({ credential: z.union([receivedJws, compactJws]) }),
  success: { status: 200, body: verification },
  problems: [],
  example: { body: { credential: 'eyJhbGciOiJFZERTQSJ9.e30.AAAA' } },
})

export const publishCertificate = operation({
  ...joint,
  id: 'publishCertificate',
  callers: ['peer-authority'],
  method: 'POST',
  path: '/publications',
  summary: 'Publish a credential that the authorities signed; authenticated by its signatures alone',
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: z.strictObject({ credential: generalJws }),
  success: { status: 201, body: registeredCertificateSummary },
  problems: ['rules-not-met', 'conflict'],
  example: { body: { credential: exampleCredential } },
})

export const publishEffect = operation({
  ...joint,
  id: 'publishEffect',
  callers: ['peer-authority'],
  method: 'POST',
  path: '/effect-statements',
  summary: "Publish an authority's signed change of its own effect",
  bodyBytesMax: SIGNED_BYTES_MAX,
  body: z.strictObject({ statement: compactJws }),
  success: { status: 201, body: registeredEffect },
  problems: ['not-found', 'rules-not-met', 'conflict'],
  example: { body: { statement: exampleCompactJws } },
})
