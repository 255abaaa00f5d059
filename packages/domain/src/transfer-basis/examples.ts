import type { Jurisdiction } from '../jurisdictions.ts'
import type { BasisCode } from './basis-kinds.ts'
import { filingAuthorities } from './greater-bay-area.ts'
import {
  type Filing,
  filedDocuments,
  type Party,
  type SubjectCounter,
  type TransferBasis,
  type TransferSide,
} from './transfer-basis.ts'

// For tests only: one standard contract of each edition and direction, with everything that it needs.

export const parties = {
  CN: { entity: 'USCC:91440300MAYY000348', place: 'CN', city: 'Shenzhen' },
  HK: { entity: 'HK-UBI:99990017', place: 'HK', city: null },
  MO: { entity: 'MO-TAX:89990011', place: 'MO', city: null },
} as const satisfies Record<'CN' | 'HK' | 'MO', Party>

export const caseOfContract = 'app_1'

/** The codes of the standard contract, each with its edition, its exporter's place and its recipient's. */
export const contractPairs = [
  ['CN-GBASC-HK', 'HK', 'CN', 'HK'],
  ['CN-GBASC-MO', 'MO', 'CN', 'MO'],
  ['HK-GBASC', 'HK', 'HK', 'CN'],
  ['MO-GBASC', 'MO', 'MO', 'CN'],
] as const

export function filingOf(side: TransferSide, place: Jurisdiction, change: Partial<Filing> = {}): Filing {
  return {
    side,
    authority: filingAuthorities[place] ?? '',
    filedOn: '2026-03-05',
    receiptNumber: `${place}-2026-0042`,
    status: 'accepted',
    documents: filedDocuments,
    ...change,
  }
}

/** A contract of 2 March 2026 that is filed on both sides. */
export function contractOf(code: BasisCode, change: Partial<TransferBasis> = {}): TransferBasis {
  const [, contractVersion, from, to] = contractPairs.find((pair) => pair[0] === code) ?? contractPairs[0]
  return {
    basisId: `bas_${code}`,
    version: 1,
    code,
    contractVersion,
    exporter: parties[from],
    recipient: parties[to],
    effectiveOn: '2026-03-02',
    validUntil: '2028-03-02',
    legalBases: { exporter: from === 'HK' ? 'HK-DPP3-CONSENT' : 'consent', recipient: 'contract' },
    noticeOrConsentReference: 'notice 2026-02',
    separateConsentReference: 'separate consent 2026-02',
    impactAssessment: {
      reference: 'PIPIA 2026-01',
      isLawfulAndNecessary: true,
      areRightsAndRisksAddressed: true,
      isRecipientAdequate: true,
      keptUntil: '2031-01-01',
    },
    purposes: [caseOfContract],
    methods: ['reading on a screen'],
    categories: ['C8', 'C9'],
    isSensitive: true,
    subjectCount: 1_000,
    transmission: 'stream over TLS 1.3',
    storagePlace: to,
    retention: 'nothing is stored',
    recordsKeptYears: 3,
    sameJurisdictionRecipients: [],
    breachContacts: { exporter: 'dpo@exporter.example', recipient: 'dpo@recipient.example' },
    filings: [filingOf('exporter', from), filingOf('recipient', to)],
    supersedes: null,
    termination: null,
    ...change,
  }
}

export function counterOf({ basisId, exporter }: TransferBasis, change: Partial<SubjectCounter> = {}): SubjectCounter {
  return { basisId, exporter: exporter.entity, year: 2026, subjects: 900, ...change }
}
