import { residencyCategories } from '@concert/domain/residency/category'
import { basisKinds } from '@concert/domain/transfer-basis/basis-kinds'
import { transferBasisStatuses } from '@concert/domain/transfer-basis/state'
import { filedDocuments, transferSides } from '@concert/domain/transfer-basis/transfer-basis'
import { z } from 'zod'
import { staff } from './callers.ts'
import { operation } from './operation.ts'
import {
  applicationId,
  authority,
  basisId,
  date,
  instant,
  jurisdiction,
  keptText,
  line,
  page,
  pageQuery,
  text,
} from './primitives.ts'

/** How many cases one basis names, and how many methods or recipients. A contract of more is several. */
const CASES_MAX = 100
const NAMED_MAX = 10

const party = z.strictObject({
  entity: line(80).meta({ description: 'Its identifier with its scheme', example: 'USCC:91440300MAYY000348' }),
  place: jurisdiction,
  city: line(60).nullable().meta({ description: 'One of the nine cities, where the place is the mainland; else null' }),
})
const contact = line(200).meta({
  description: 'A function and its address, not the name of a person: it is kept for ever',
})

const terms = z.strictObject({
  code: z
    .enum(basisKinds.map(({ code }) => code))
    .meta({ description: 'The kind of basis; only GBA standard contracts are taken' }),
  contractVersion: z.enum(['HK', 'MO']).meta({ description: 'The edition of the GBA standard contract' }),
  exporter: party,
  recipient: party,
  effectiveOn: date,
  validUntil: date.nullable().meta({ description: 'The first day outside; null when it holds until it is terminated' }),
  legalBases: z.strictObject({ exporter: line(200), recipient: line(200) }),
  noticeOrConsentReference: line(200),
  separateConsentReference: line(200).nullable(),
  impactAssessment: z.strictObject({
    reference: line(200),
    isLawfulAndNecessary: z.boolean(),
    areRightsAndRisksAddressed: z.boolean(),
    isRecipientAdequate: z.boolean(),
    keptUntil: date,
  }),
  purposes: z.array(applicationId).max(CASES_MAX).meta({ description: 'The applications whose content may be read' }),
  methods: z.array(line(200)).max(NAMED_MAX),
  categories: z.array(z.enum(residencyCategories)).max(residencyCategories.length),
  isSensitive: z.boolean(),
  subjectCount: z.number().int().max(2_000_000_000).meta({ description: 'Distinct subjects in a calendar year' }),
  transmission: text(1000),
  storagePlace: jurisdiction,
  retention: text(1000),
  recordsKeptYears: z.number().int().max(1000),
  sameJurisdictionRecipients: z.array(party).max(NAMED_MAX),
  breachContacts: z.strictObject({ exporter: contact, recipient: contact }),
  supersedes: basisId.nullable(),
})

const filing = z.strictObject({
  side: z.enum(transferSides),
  filedOn: date,
  receiptNumber: line(100),
  status: z.enum(['filed', 'accepted', 'returned']).meta({ description: 'A filing that was returned was not made' }),
  documents: z.array(z.enum(filedDocuments)).max(filedDocuments.length),
})
const proof = z.strictObject({ kind: z.enum(['returned', 'deleted']), reference: line(200), provedOn: date })

/** As it is stored: what was taken in before a rule was made is still shown. */
export const transferBasis = terms
  .extend({
    basisId,
    authority,
    status: z.enum(transferBasisStatuses),
    filings: z.array(filing.extend({ authority: keptText(100) })),
    termination: z.strictObject({ on: date, proof: proof.nullable() }).nullable(),
    actions: z.array(z.string()).meta({ description: 'What the caller may do now, derived from the transition table' }),
    recordedAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'TransferBasis' })

const common = { service: 'exchange', surface: 'cell', callers: ['signatory'], method: 'POST' } as const

export const recordTransferBasis = operation({
  ...common,
  id: 'recordTransferBasis',
  path: '/transfer-bases',
  summary: 'Record a legal basis on which content may cross between two places, with all its terms',
  description:
    'Two parties and one direction: no basis has three, and none is joined to another. A change of purposes, methods or categories is another basis that supersedes this one; without that, a second one for a same case and category at the same time is refused. Whether it lets content be read is judged at each read.',
  body: terms,
  success: { status: 201, body: transferBasis },
  problems: ['rules-not-met'],
  example: {
    body: {
      code: 'CN-GBASC-HK',
      contractVersion: 'HK',
      exporter: { entity: 'USCC:91440300MAYY000348', place: 'CN', city: 'Shenzhen' },
      recipient: { entity: 'HK-UBI:99990017', place: 'HK', city: null },
      effectiveOn: '2026-03-02',
      validUntil: '2028-03-02',
      legalBases: { exporter: 'Consent of the subjects (PIPL Art. 13)', recipient: 'Contract' },
      noticeOrConsentReference: 'Notice of February 2026',
      separateConsentReference: null,
      impactAssessment: {
        reference: 'PIPIA 2026-01',
        isLawfulAndNecessary: true,
        areRightsAndRisksAddressed: true,
        isRecipientAdequate: true,
        keptUntil: '2031-01-01',
      },
      purposes: ['app_0197f3a0-0000-7000-8000-000000000001'],
      methods: ['Reading on a screen'],
      categories: ['C8'],
      isSensitive: false,
      subjectCount: 1000,
      transmission: 'Streamed over TLS 1.3',
      storagePlace: 'HK',
      retention: 'Nothing is stored at the recipient',
      recordsKeptYears: 3,
      sameJurisdictionRecipients: [],
      breachContacts: {
        exporter: 'Data protection office, dpo@exporter.example',
        recipient: 'Duty officer, duty@recipient.example',
      },
      supersedes: null,
    },
  },
})

export const listTransferBases = operation({
  ...common,
  id: 'listTransferBases',
  callers: staff,
  method: 'GET',
  path: '/transfer-bases',
  summary: 'List the transfer bases of the authority, newest first',
  query: z.strictObject(pageQuery),
  success: { status: 200, body: page(transferBasis) },
  problems: ['invalid-cursor'],
})

export const getTransferBasis = operation({
  ...common,
  id: 'getTransferBasis',
  callers: staff,
  method: 'GET',
  path: '/transfer-bases/{basisId}',
  summary: 'Read a transfer basis',
  params: z.strictObject({ basisId }),
  success: { status: 200, body: transferBasis },
  problems: ['not-found'],
})

const transition = {
  ...common,
  params: z.strictObject({ basisId }),
  ifMatch: true,
  success: { status: 200, body: transferBasis },
  problems: ['not-found', 'action-not-allowed', 'rules-not-met', 'version-mismatch', 'precondition-required'],
} as const

export const recordFiling = operation({
  ...transition,
  id: 'recordFiling',
  path: '/transfer-bases/{basisId}/filings',
  summary: 'Record that one side filed the contract with its own authority, or that its filing was returned',
  body: filing,
  example: {
    body: {
      side: 'exporter',
      filedOn: '2026-03-05',
      receiptNumber: 'GD-2026-0042',
      status: 'accepted',
      documents: ['representative-identity', 'undertaking', 'contract'],
    },
  },
})

export const terminateTransferBasis = operation({
  ...transition,
  id: 'terminateTransferBasis',
  path: '/transfer-bases/{basisId}/terminate',
  summary: 'Terminate a transfer basis with the reason; from that day nothing is read under it',
  body: z.strictObject({
    on: date.meta({ description: 'The first day on which it no longer holds' }),
    reason: text(2000),
  }),
  example: { body: { on: '2026-10-01', reason: 'The exporter has ended the contract.' } },
})

export const proveReturnOrDeletion = operation({
  ...transition,
  id: 'proveReturnOrDeletion',
  path: '/transfer-bases/{basisId}/prove-return-or-deletion',
  summary: 'Record the proof that the recipient returned or deleted what it held, which completes the end',
  body: proof,
  example: { body: { kind: 'deleted', reference: 'Minutes of 5 October 2026', provedOn: '2026-10-05' } },
})
