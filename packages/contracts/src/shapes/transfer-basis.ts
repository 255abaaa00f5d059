import { jurisdictions } from '@concert/domain/jurisdictions'
import { residencyCategories } from '@concert/domain/residency/category'
import { basisKinds } from '@concert/domain/transfer-basis/basis-kinds'
import { filedDocuments, transferSides } from '@concert/domain/transfer-basis/transfer-basis'
import { z } from 'zod'
import { authority, basisId, date } from '../primitives.ts'

const party = z.object({ entity: z.string(), place: z.enum(jurisdictions), city: z.string().nullable() })
const eachSide = z.object({ exporter: z.string(), recipient: z.string() })

/** What the event and the state of a transfer basis have in common: its terms, which never change. */
export const transferBasisParticulars = {
  authority,
  basisId,
  code: z.enum(basisKinds.map(({ code }) => code)),
  contractVersion: z.enum(['HK', 'MO']),
  exporter: party,
  recipient: party,
  effectiveOn: date,
  validUntil: date.nullable(),
  legalBases: eachSide,
  noticeOrConsentReference: z.string(),
  separateConsentReference: z.string().nullable(),
  impactAssessment: z.object({
    reference: z.string(),
    isLawfulAndNecessary: z.boolean(),
    areRightsAndRisksAddressed: z.boolean(),
    isRecipientAdequate: z.boolean(),
    keptUntil: date,
  }),
  purposes: z.array(z.string()),
  methods: z.array(z.string()),
  categories: z.array(z.enum(residencyCategories)),
  isSensitive: z.boolean(),
  subjectCount: z.number().int(),
  transmission: z.string(),
  storagePlace: z.enum(jurisdictions),
  retention: z.string(),
  recordsKeptYears: z.number().int(),
  sameJurisdictionRecipients: z.array(party),
  breachContacts: eachSide,
  supersedes: basisId.nullable(),
}

/** A filing of one side with its own authority, as it is kept. */
export const filingParticulars = {
  side: z.enum(transferSides),
  authority: z.string(),
  filedOn: date,
  receiptNumber: z.string(),
  status: z.enum(['filed', 'accepted', 'returned']),
  documents: z.array(z.enum(filedDocuments)),
}

/** The proof that the recipient returned or deleted what it held, as it is kept. */
export const proofParticulars = {
  kind: z.enum(['returned', 'deleted']),
  reference: z.string(),
  provedOn: date,
}
