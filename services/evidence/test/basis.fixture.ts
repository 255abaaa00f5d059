import { contractOf } from '@concert/domain/transfer-basis/examples'
import type { TransferBasis } from '@concert/domain/transfer-basis/transfer-basis'
import type { Client } from 'pg'

/** The columns in which `exchange` keeps a basis, by the members that they hold. */
const COLUMNS = {
  basisId: 'basis_id',
  version: 'version',
  code: 'code',
  contractVersion: 'contract_version',
  exporter: 'exporter',
  recipient: 'recipient',
  effectiveOn: 'effective_on',
  validUntil: 'valid_until',
  legalBases: 'legal_bases',
  noticeOrConsentReference: 'notice_or_consent_reference',
  separateConsentReference: 'separate_consent_reference',
  impactAssessment: 'impact_assessment',
  purposes: 'purposes',
  methods: 'methods',
  categories: 'categories',
  isSensitive: 'is_sensitive',
  subjectCount: 'subject_count',
  transmission: 'transmission',
  storagePlace: 'storage_place',
  retention: 'retention',
  recordsKeptYears: 'records_kept_years',
  sameJurisdictionRecipients: 'same_jurisdiction_recipients',
  breachContacts: 'breach_contacts',
  filings: 'filings',
  supersedes: 'supersedes',
  termination: 'termination',
} as const satisfies Record<keyof TransferBasis, string>
const IN_JSON: ReadonlySet<string> = new Set([
  'exporter',
  'recipient',
  'legalBases',
  'impactAssessment',
  'sameJurisdictionRecipients',
  'breachContacts',
  'filings',
  'termination',
])

/** Writes a basis as `exchange` would have left it. */
export async function seedBasis(admin: Client, basis: TransferBasis, authority: string): Promise<void> {
  const members = Object.keys(COLUMNS) as (keyof TransferBasis)[]
  const values = members.map((member) => {
    const value = basis[member]
    return IN_JSON.has(member) && value !== null ? JSON.stringify(value) : value
  })
  await admin.query(
    `insert into exchange.transfer_bases (authority, status, state, recorded_at, ${members.map((member) => COLUMNS[member]).join(', ')})
     values ($1, 'recorded', '{}', now(), ${members.map((_member, index) => `$${index + 2}`).join(', ')})`,
    [authority, ...values],
  )
}

/** A contract from the mainland to the office of the test staff in Hong Kong, for one case, filed on both sides. */
export function contractFor(applicationId: string, change: Partial<TransferBasis> & Pick<TransferBasis, 'basisId'>) {
  const recipient = { entity: 'TEST:hk', place: 'HK', city: null } as const
  return contractOf('CN-GBASC-HK', { purposes: [applicationId], recipient, subjectCount: 300, ...change })
}
