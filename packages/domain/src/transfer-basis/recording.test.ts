import { expect, test } from 'vitest'
import { afterSteps, given } from '../given-when-then.fixture.ts'
import { contractTerms } from './contract-terms.ts'
import { contractOf, parties } from './examples.ts'
import { judgeBasis } from './guards.ts'
import { file, prove, record, terminate } from './steps.ts'
import { transferBasisMachine } from './table.ts'

const { givenSteps } = afterSteps(transferBasisMachine)

test('what is recorded and filed is what the read gate judges', () => {
  const { state } = givenSteps(record(), file(), file({ side: 'recipient', receiptNumber: 'HK-2026-0042' }))
  if (state === null) throw new Error('nothing was recorded')
  const { status: _status, authority: _authority, ...recorded } = state
  const basis = { ...recorded, version: 3 }
  const counters = [{ basisId: basis.basisId, exporter: basis.exporter.entity, year: 2026, subjects: 0 }]
  const facts = { bases: [basis], counters, addedSubjects: 1 }
  expect(judgeBasis(basis, { at: '2026-11-27T04:00:00Z' }, facts).ok).toBe(true)
})

test('a basis of two other places is not recorded here, nor one of a kind that is not built', () => {
  const elsewhere = contractOf('CN-GBASC-MO')
  const { code, contractVersion, exporter, recipient, storagePlace } = elsewhere
  given(transferBasisMachine, [])
    .when(record({ code, contractVersion, exporter, recipient, storagePlace }))
    .then(['/exporter/place basis-of-other-places'])
  given(transferBasisMachine, [])
    .when(record({ code: 'CN-SC' }))
    .then(
      ['/code basis-not-built', '/code contract-term-not-met bas_CN-GBASC-HK'].map((line) =>
        line.replace(' bas_CN-GBASC-HK', ''),
      ),
    )
})

test('every term that is missing is named at the member where it stands', () => {
  const change = {
    exporter: { ...parties.CN, city: 'Beijing' },
    recipient: { ...parties.HK, entity: ' ' },
    legalBases: { exporter: '', recipient: 'contract' },
    noticeOrConsentReference: ' ',
    separateConsentReference: null,
    impactAssessment: { ...contractOf('CN-GBASC-HK').impactAssessment, isRecipientAdequate: false },
    purposes: [],
    methods: [],
    categories: ['C9', 'C11'],
    isSensitive: false,
    subjectCount: 0,
    transmission: '',
    storagePlace: 'MO',
    retention: '',
    recordsKeptYears: 2,
    sameJurisdictionRecipients: [parties.MO],
    breachContacts: { exporter: '', recipient: '' },
    contractVersion: 'MO',
  } as const
  const made = record(change)(null)
  expect(contractTerms.length).toBe(18)
  given(transferBasisMachine, [])
    .when(() => made)
    .then(
      [
        'code',
        'exporter',
        'recipient',
        'legalBases',
        'noticeOrConsentReference',
        'separateConsentReference',
        'impactAssessment',
        'purposes',
        'methods',
        'categories',
        'isSensitive',
        'subjectCount',
        'transmission',
        'retention',
        'recordsKeptYears',
        'breachContacts',
        'storagePlace',
        'sameJurisdictionRecipients',
      ].map((member) => `/${member} contract-term-not-met`),
    )
})

test('a basis takes the place only of one that is on record between the same parties', () => {
  const superseded = contractOf('CN-GBASC-HK')
  const named = { supersedes: 'bas_0' }
  given(transferBasisMachine, []).when(record(named)).then(['/supersedes superseded-basis-unknown'])
  given(transferBasisMachine, [])
    .when(record(named, { superseded: { ...superseded, recipient: { ...parties.HK, entity: 'HK-UBI:99990025' } } }))
    .then(['/supersedes superseded-basis-unknown'])
  expect(given(transferBasisMachine, []).when(record(named, { superseded })).then).toBeDefined()
})

test('a contract is recorded once: the same transfer again needs to take the place of the one on record', () => {
  const onRecord = contractOf('CN-GBASC-HK')
  given(transferBasisMachine, [])
    .when(record({ basisId: 'bas_2' }, { ofSameParties: [onRecord] }))
    .then(['/supersedes contract-on-record'])
  const named = record(
    { basisId: 'bas_2', supersedes: onRecord.basisId },
    { superseded: onRecord, ofSameParties: [onRecord] },
  )
  expect(givenSteps(named).state).toMatchObject({ basisId: 'bas_2', supersedes: onRecord.basisId })
})

test('a filing has its receipt, its three documents and a day that has come; one that was returned needs no documents', () => {
  givenSteps(record())
    .when(file({ receiptNumber: ' ', filedOn: '2026-11-03', documents: ['contract'] }))
    .then(['/receiptNumber text-missing', '/filedOn day-in-the-future', '/documents filing-documents-missing'])
  const { state } = givenSteps(record(), file({ status: 'returned', documents: [] }))
  expect(state?.filings.map(({ status, authority }) => [status, authority])).toEqual([
    ['returned', 'Cyberspace Administration of Guangdong'],
  ])
})

test('a basis that ends on a later day is filed until then, be it recorded afterwards, and from that day on no more', () => {
  const terminated = givenSteps(record(), terminate('2026-10-01'))
  const { state } = givenSteps(record(), terminate('2026-10-01'), file({ filedOn: '2026-09-30' }))
  expect(state).toMatchObject({
    status: 'terminated',
    termination: { on: '2026-10-01' },
    filings: [{ side: 'exporter' }],
  })
  for (const filedOn of ['2026-10-01', '2026-10-02'])
    terminated.when(file({ filedOn })).then(['/filedOn filing-after-end'])
})

test('a basis ends with a reason, not before it began; what was held is returned or deleted after that, by today', () => {
  givenSteps(record()).when(terminate('2026-03-01', ' ')).then(['/reason text-missing', '/on end-before-effect'])
  givenSteps(record(), terminate())
    .when(prove({ provedOn: '2026-09-30', reference: '' }))
    .then(['/reference text-missing', '/provedOn proof-before-end'])
  givenSteps(record(), terminate())
    .when(prove({ provedOn: '2026-11-03' }))
    .then(['/provedOn day-in-the-future'])
  expect(givenSteps(record(), terminate(), prove()).state).toMatchObject({
    status: 'ended',
    termination: { on: '2026-10-01', proof: { kind: 'deleted', provedOn: '2026-10-05' } },
  })
})
