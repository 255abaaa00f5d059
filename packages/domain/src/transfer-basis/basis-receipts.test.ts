import { expect, test } from 'vitest'
import { contractOf, counterOf, parties } from './examples.ts'
import { judgeBasis } from './guards.ts'

test('a basis that content is read under leaves behind everything that was judged of it', () => {
  const basis = contractOf('CN-GBASC-HK', {
    sameJurisdictionRecipients: [{ ...parties.HK, entity: 'HK-UBI:99990025' }],
  })
  const facts = { bases: [basis], counters: [counterOf(basis)], addedSubjects: 100 }
  const judgement = judgeBasis(basis, { at: '2026-11-27T04:00:00Z' }, facts)
  const receipts = judgement.ok ? judgement.receipts : []
  const filed = { filedOn: '2026-03-05', status: 'accepted' }
  expect(Object.fromEntries(receipts.map(({ guard, inputs }) => [guard, inputs]))).toEqual({
    'basis-kind-built': { code: 'CN-GBASC-HK' },
    'basis-in-force': {
      basisId: 'bas_CN-GBASC-HK',
      version: 1,
      effectiveOn: '2026-03-02',
      validUntil: '2028-03-02',
      today: '2026-11-27',
    },
    'contract-parties': {
      code: 'CN-GBASC-HK',
      contractVersion: 'HK',
      exporter: parties.CN,
      recipient: parties.HK,
    },
    'contract-assessment': {
      legalBases: { exporter: 'consent', recipient: 'contract' },
      noticeOrConsentReference: 'notice 2026-02',
      separateConsentReference: 'separate consent 2026-02',
      impactAssessment: basis.impactAssessment,
    },
    'contract-terms': {
      purposes: ['app_1'],
      methods: ['reading on a screen'],
      categories: ['C8', 'C9'],
      isSensitive: true,
      subjectCount: 1_000,
      recordsKeptYears: 3,
    },
    'contract-area': {
      storagePlace: 'HK',
      place: 'HK',
      onward: [{ entity: 'HK-UBI:99990025', place: 'HK', city: null }],
    },
    'basis-filed': {
      effectiveOn: '2026-03-02',
      filings: [
        { ...filed, side: 'exporter', receiptNumber: 'CN-2026-0042' },
        { ...filed, side: 'recipient', receiptNumber: 'HK-2026-0042' },
      ],
      today: '2026-11-27',
    },
    'subjects-counted': { counted: 900, addedSubjects: 100, stated: 1_000 },
  })
})
