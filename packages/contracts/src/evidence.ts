import { findingCodes } from '@concert/domain/artefact/finding-codes'
import { scanStates } from '@concert/domain/artefact/inspection'
import { custodyBases, fileJudges, judgements, returnReasons, shredGrounds } from '@concert/domain/artefact/state'
import { residencyCategories } from '@concert/domain/residency/category'
import { z } from 'zod'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import {
  applicationId,
  authority,
  basisId,
  dataSubjects,
  evidenceId,
  evidenceKind,
  instant,
  jurisdiction,
  keptText,
  localised,
  page,
  pageQuery,
  personId,
  requirementId,
  sha256,
  smallestGroup,
  text,
} from './primitives.ts'
import { ofForm, refinedAs } from './schema-faults.ts'
import { acceptedFindings, inspectionResult, toldQuarantine, shownTechnologyCheck } from './shapes/artefact.ts'

/** Residency categories of the scheme; C0 is never accepted, C11 never leaves the mainland. */
export const residencyCategory = z.enum(residencyCategories)

export const findingPlace = z.strictObject({
  within: z.array(z.string()).meta({
    description:
      'The names of the entries of archives that it stands in, from outside to inside; empty for the file itself',
  }),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .meta({ description: 'What is particular of it there' }),
})

const finding = z
  .strictObject({
    code: z.enum(findingCodes),
    severity: z.enum(['refuse', 'quarantine', 'propose']).meta({
      description:
        '`refuse`: another file is needed. `quarantine`: closed until a person has decided. `propose`: the file is open, and a stricter category is proposed than the declared one',
    }),
    message: localised(500),
    places: z.array(findingPlace),
  })
  .meta({ id: 'EvidenceFinding' })

export const evidence = z
  .strictObject({
    evidenceId,
    authority,
    applicationId,
    digest: sha256,
    sizeBytes: z.number().int(),
    mediaType: z.string(),
    fileName: z.string(),
    residencyCategory,
    effectiveOn: z.iso.date().nullable(),
    origins: z
      .array(jurisdiction)
      .meta({ description: 'The places where its data were collected: the rule of each of them holds' }),
    madeIn: jurisdiction.meta({ description: 'Where it was made of them' }),
    unmixedProof: evidenceId
      .nullable()
      .meta({ description: 'The evidence that proves that no data of another place went in' }),
    kind: evidenceKind
      .nullable()
      .meta({ description: 'What kind of evidence it is; a file of no kind counts for no requirement' }),
    requirements: z
      .array(requirementId)
      .meta({ description: 'The requirements that it answers: each of them asks for this kind' }),
    supersedes: evidenceId.nullable().meta({ description: 'The earlier version whose place it takes' }),
    supersededBy: evidenceId.nullable().meta({
      description: 'The later version that takes its place; this one stays readable, and what cites it stays',
    }),
    isLate: z.boolean().meta({
      description: 'It came after the application was accepted: no application review has seen it',
    }),
    judgement: z
      .strictObject({
        outcome: z.enum(judgements),
        reason: z
          .strictObject({ code: z.enum(returnReasons), text: localised(500, keptText) })
          .nullable()
          .meta({ description: 'Why it was given back' }),
        remark: z.string().nullable(),
        function: z.enum(fileJudges),
        at: instant,
      })
      .nullable()
      .meta({ description: 'Whether staff accepted the file or gave it back; what was given back counts for nothing' }),
    technologyCheck: shownTechnologyCheck,
    shredded: z
      .strictObject({ ground: z.enum(shredGrounds), at: instant })
      .nullable()
      .meta({
        description: 'When the bytes were made unreadable for good, and on what ground; null while they are kept',
      }),
    dataSubjects: z.number().int().nullable().meta({
      description:
        'How many distinct natural persons its data are about, as the applicant states it; null where nothing is said',
    }),
    smallestGroup: z.number().int().nullable().meta({
      description:
        'How many persons the smallest group in an aggregate result has, as the applicant states it; null where nothing is said',
    }),
    scan: z.enum(scanStates).meta({
      description:
        '`not-scanned`: no scanner is set up here, so the file is read in the cell of this authority only, at own risk. `clean` is said by official signatures of a known day; `not-scannable`: the scanner could not look into all of it',
    }),
    scanDigest: sha256.meta({ description: 'The bytes that the scan speaks of' }),
    inspection: z
      .strictObject({ ...inspectionResult, findings: z.array(finding), at: instant })
      .nullable()
      .meta({ description: 'What the checks found in the bytes, and when; null before they have ended once' }),
    acceptedFindings: acceptedFindings.nullable().meta({
      description: 'The findings in spite of which a signatory has opened the file, why and when',
    }),
    quarantine: toldQuarantine.nullable().meta({
      description:
        'While it is set, nobody is given the bytes: their checks have not ended (`unchecked`), the store has others than were recorded (`digest-differs`) or none (`bytes-missing`), a scanner found in them what may do harm (`malware`) or could not look into them (`not-scannable`), or a finding closes the file (`structure`)',
    }),
    storedAt: instant,
  })
  .meta({ id: 'Evidence' })

/** The form fields that must come before the file part, so that a stream can be refused before it is stored. */
export const evidenceFields = z.strictObject({
  applicationId,
  sha256,
  residencyCategory,
  kind: evidenceKind.optional().meta({
    description:
      'What kind of evidence the file is, one of those that the requirements of the edition ask for. A file of no kind counts for no requirement',
  }),
  requirements: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(requirementId))
    .optional()
    .meta({
      description:
        'The requirements that the file answers, for example `GBA-AI-ET-03,GBA-AI-ET-04`; where it is left out, every one that asks for this kind in this category',
    }),
  supersedes: evidenceId.optional().meta({
    description:
      'The latest version of the same document, evidence of this application and of the same kind, whose place the file takes',
  }),
  effectiveOn: z.iso
    .date()
    .optional()
    .meta({ description: 'The date of the document itself: needed where `kind` is given, since evidence ages by it' }),
  origins: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(jurisdiction))
    .optional()
    .meta({
      description:
        'The places where the data were collected, for example `HK` or `CN,HK`; the place of this authority where it is left out',
    }),
  madeIn: jurisdiction.optional().meta({
    description:
      'Where the file was made of these data; the place of this authority where it is left out. Both places are origins too, unless `unmixedProof` is given',
  }),
  unmixedProof: evidenceId.optional().meta({
    description:
      'Evidence of this application which proves that no data of a place went into the file that `origins` does not name',
  }),
  dataSubjects: z
    .string()
    .transform((digits) => (/^\d+$/.test(digits) ? Number(digits) : digits))
    .pipe(dataSubjects)
    .optional()
    .meta({
      description:
        'How many distinct natural persons the data are about. Without it the number is unknown, and a file of personal data crosses no border under a contract, which states a number',
    }),
  smallestGroup: z
    .string()
    .transform((digits) => (/^\d+$/.test(digits) ? Number(digits) : digits))
    .pipe(smallestGroup)
    .optional()
    .meta({
      description:
        'For an aggregate result (C5): how many persons the smallest group in it has. Without it, or where it is fewer than ten, the file crosses no border; another category has no such number',
    }),
})

/** As the applicant named it: shown and never used as a path. It is taken as it was sent, or not at all. */
export const fileName = text(255).refine((name) => !/[\p{Cc}/\\]|^\.{1,2}$/u.test(name), refinedAs('file-name-refused'))

/** The media type that the applicant declares, without parameters. */
export const mediaType = z
  .string()
  .max(127)
  .regex(/^[\w.+-]+\/[\w.+-]+$/, ofForm('media-type', 'application/pdf'))

export const uploadEvidence = operation({
  id: 'uploadEvidence',
  service: 'evidence',
  surface: 'cell',
  callers: ['applicant'],
  method: 'POST',
  path: '/evidence',
  summary:
    'Upload one evidence file (multipart: applicationId, sha256, residencyCategory, kind, requirements, supersedes, effectiveOn, origins, madeIn, unmixedProof, dataSubjects, smallestGroup, then file)',
  description:
    'The bytes are hashed while they stream and kept only when they have the declared digest. They are stored by their content in the store of this authority. Nobody is given them until their checks have ended: `quarantine` says so.',
  rawBody: 'multipart',
  form: evidenceFields,
  success: { status: 201, body: evidence },
  repetition: 200,
  problems: [
    'not-found',
    'payload-too-large',
    'unsupported-media-type',
    'digest-mismatch',
    'gone',
    'rules-not-met',
    'quota-reached',
  ],
  example: {
    body: {
      applicationId: 'app_0197f3a0-0000-7000-8000-000000000001',
      sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
      residencyCategory: 'C4',
      kind: 'risk-register',
      requirements: 'GBA-AI-TS-04',
      effectiveOn: '2026-11-01',
      file: 'hello',
    },
  },
})

export const inspectEvidence = operation({
  id: 'inspectEvidence',
  service: 'evidence',
  surface: 'internal',
  callers: ['system'],
  method: 'POST',
  path: '/evidence/{evidenceId}/inspection',
  summary: 'Check the bytes of an evidence file by their structure and for malware',
  description:
    'Answers 503 while the checks go on, and where the scanner or the store does not answer: the file stays in quarantine and the call is repeated.',
  params: z.strictObject({ evidenceId }),
  body: z.strictObject({}),
  success: { status: 200, body: evidence },
  problems: ['not-found', 'rules-not-met'],
  example: { body: {} },
})

export const acceptEvidenceFindings = operation({
  id: 'acceptEvidenceFindings',
  service: 'evidence',
  surface: 'cell',
  callers: ['signatory'],
  method: 'POST',
  path: '/evidence/{evidenceId}/findings/acceptance',
  summary: 'Open an evidence file in spite of what was found in its structure',
  description:
    'The signatory names every finding that closes the file, and why it may be opened all the same. A file of which a finding asks for another file, or in which a scanner found malware, is opened by nobody.',
  params: z.strictObject({ evidenceId }),
  body: z.strictObject({ findings: z.array(z.enum(findingCodes)).min(1).max(findingCodes.length), reason: text(2000) }),
  success: { status: 200, body: evidence },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met'],
  example: { body: { findings: ['formula-in-cell'], reason: 'The cells hold differences that begin with a minus.' } },
})

export const getEvidence = operation({
  id: 'getEvidence',
  service: 'evidence',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/evidence/{evidenceId}',
  summary: 'Read what is known of an evidence file',
  params: z.strictObject({ evidenceId }),
  success: { status: 200, body: evidence },
  problems: ['not-found'],
})

const judging = {
  service: 'evidence',
  surface: 'cell',
  callers: fileJudges,
  method: 'POST',
  params: z.strictObject({ evidenceId }),
  ifMatch: true,
  success: { status: 200, body: evidence },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const
const judge = z.enum(fileJudges).meta({ description: 'In which the caller is assigned to the case and has declared' })
const remark = text(1000).optional().meta({ description: 'What else the client should know' })

export const acceptEvidence = operation({
  ...judging,
  id: 'acceptEvidence',
  path: '/evidence/{evidenceId}/accept',
  summary: 'Accept one evidence file as fit to be judged by',
  body: z.strictObject({ function: judge, remark }),
  example: { body: { function: 'application-reviewer' } },
})

export const returnEvidence = operation({
  ...judging,
  id: 'returnEvidence',
  path: '/evidence/{evidenceId}/return',
  summary: 'Give one evidence file back to its client with a reason: it counts for nothing until a new version comes',
  description:
    'The reason is one of a list, each told in four languages. The file stays readable, and what cites it stays. Another judgement can follow.',
  body: z.strictObject({ function: judge, reason: z.enum(returnReasons), remark }),
  example: { body: { function: 'application-reviewer', reason: 'incomplete', remark: 'Annex B is missing.' } },
})

export const readEvidenceContent = operation({
  id: 'readEvidenceContent',
  service: 'evidence',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/evidence/{evidenceId}/content',
  summary: 'Read the bytes of an evidence file, or one range of them',
  description:
    'For the applicant, and for people of the staff who judge the application by its evidence: assigned to it, declared, and authorised in an office to which the border lets the content go; a refusal names everything that is missing. The bytes are those that were uploaded, as a download of an unknown type; who was given them is recorded in the custody of the file. `ETag` is the SHA-256 of the whole, `Concert-Scan` the state of the scan.',
  params: z.strictObject({ evidenceId }),
  ranges: true,
  success: {
    status: 200,
    body: z.string().meta({ format: 'binary' }),
    mediaType: 'application/octet-stream',
  },
  problems: ['not-found', 'read-refused', 'evidence-quarantined', 'gone', 'range-not-satisfiable'],
})

const custodyEntry = z
  .strictObject({
    personId: personId.nullable().meta({ description: 'Who of the staff; null for the applicant' }),
    readerAuthority: authority.nullable().meta({
      description:
        'Whose staff, where it is another authority, in whose cell the bytes were read and not kept; else null',
    }),
    givenAt: instant,
    digest: sha256,
    firstByte: z.number().int().min(0),
    lastByte: z
      .number()
      .int()
      .min(0)
      .meta({ description: 'The last byte that was let out; the connection may have ended before it' }),
    page: z.number().int().nullable().meta({
      description: 'The page of which the text was given and no bytes; null where bytes were',
    }),
    bases: z.array(z.enum(custodyBases)).meta({
      description:
        'On what, for each place where the data were collected: `own-cell` in that place, `category` where the category needs no basis, else the code of the legal basis',
    }),
    basisIds: z.array(basisId).meta({ description: 'The legal bases among them, as they are on record' }),
    office: z
      .strictObject({ place: jurisdiction, entity: z.string() })
      .nullable()
      .meta({ description: 'Where the reader works, and for which legal entity; null for the applicant' }),
  })
  .meta({ id: 'CustodyEntry' })

export const listEvidenceCustody = operation({
  id: 'listEvidenceCustody',
  service: 'evidence',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/evidence/{evidenceId}/custody',
  summary: 'List who was given bytes of an evidence file, newest first',
  params: z.strictObject({ evidenceId }),
  query: z.strictObject(pageQuery),
  success: { status: 200, body: page(custodyEntry) },
  problems: ['not-found', 'invalid-cursor'],
})

export const listEvidence = operation({
  id: 'listEvidence',
  service: 'evidence',
  surface: 'cell',
  callers: ['applicant', ...staff],
  method: 'GET',
  path: '/evidence',
  summary: 'List the evidence of an application, newest first',
  query: z.strictObject({ ...pageQuery, applicationId }),
  success: { status: 200, body: page(evidence) },
  problems: ['not-found', 'invalid-cursor'],
  example: { query: { applicationId: 'app_0197f3a0-0000-7000-8000-000000000001' } },
})
