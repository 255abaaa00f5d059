import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { TransferBasis } from '@concert/domain/transfer-basis/transfer-basis'
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { boolean, date, integer, jsonb, pgSchema, text } from 'drizzle-orm/pg-core'

type Of<Member extends keyof TransferBasis> = TransferBasis[Member]

/** What `exchange` shows of the legal bases that signatories recorded: `migrations/cell/0411-bases-on-record.sql`. */
const onRecord = pgSchema('exchange').table('bases_on_record', {
  authority: text().notNull(),
  basisId: text('basis_id').notNull(),
  version: integer().notNull(),
  code: text().$type<Of<'code'>>().notNull(),
  contractVersion: text('contract_version').$type<Of<'contractVersion'>>().notNull(),
  exporter: jsonb().$type<Of<'exporter'>>().notNull(),
  recipient: jsonb().$type<Of<'recipient'>>().notNull(),
  effectiveOn: date('effective_on').notNull(),
  validUntil: date('valid_until'),
  legalBases: jsonb('legal_bases').$type<Of<'legalBases'>>().notNull(),
  noticeOrConsentReference: text('notice_or_consent_reference').notNull(),
  separateConsentReference: text('separate_consent_reference'),
  impactAssessment: jsonb('impact_assessment').$type<Of<'impactAssessment'>>().notNull(),
  purposes: text().array().notNull(),
  methods: text().array().notNull(),
  categories: text().array().$type<Of<'categories'>[number][]>().notNull(),
  isSensitive: boolean('is_sensitive').notNull(),
  subjectCount: integer('subject_count').notNull(),
  transmission: text().notNull(),
  storagePlace: text('storage_place').$type<Of<'storagePlace'>>().notNull(),
  retention: text().notNull(),
  recordsKeptYears: integer('records_kept_years').notNull(),
  sameJurisdictionRecipients: jsonb('same_jurisdiction_recipients').$type<Of<'sameJurisdictionRecipients'>>().notNull(),
  breachContacts: jsonb('breach_contacts').$type<Of<'breachContacts'>>().notNull(),
  filings: jsonb().$type<Of<'filings'>>().notNull(),
  supersedes: text(),
  termination: jsonb().$type<Of<'termination'>>(),
})

const findBases = statement('evidence-bases-on-record', (db) => {
  const ofAuthority = eq(onRecord.authority, sql.placeholder('authority'))
  const ofKinds = and(ofAuthority, sql`${onRecord.code} = any(${sql.placeholder('codes')}::text[])`)
  const isForCase = sql`${onRecord.purposes} @> ${sql.placeholder('purposes')}::text[]`
  const ofCase = db.select({ basisId: onRecord.basisId }).from(onRecord).where(and(ofKinds, isForCase))
  return db
    .select()
    .from(onRecord)
    .where(and(ofKinds, or(isForCase, inArray(onRecord.supersedes, ofCase))))
    .orderBy(onRecord.basisId)
})

/** The bases of these kinds that name a case, and those that supersede one of them, though they name other cases. */
export async function basesFor(
  transaction: Transaction,
  { codes, applicationId }: { readonly codes: readonly Of<'code'>[]; readonly applicationId: string },
): Promise<TransferBasis[]> {
  const { authority } = transaction
  const rows = await findBases(transaction, { authority, codes: [...codes], purposes: [applicationId] })
  return rows.map(({ authority: _authority, ...basis }) => basis)
}
