import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BasisCode, basisKindOf, basisKinds } from './basis-kinds.ts'
import type { ContractTerm } from './contract-terms.ts'
import { contractOf, contractPairs, counterOf, filingOf, parties } from './examples.ts'
import { nineCities } from './greater-bay-area.ts'
import { type BasisFacts, judgeBasis, judgeBasisEnd } from './guards.ts'
import type { TransferBasis } from './transfer-basis.ts'

const noon = '2026-11-27T04:00:00Z'
const codes = contractPairs.map(([code]) => code)

/** What is against a basis at an instant: codes, each with the words or dates that tell it apart. */
function against(basis: TransferBasis, change: Partial<BasisFacts> = {}, at = noon): string[] {
  const facts = { bases: [basis], counters: [counterOf(basis)], addedSubjects: 100, ...change }
  const judgement = judgeBasis(basis, { at }, facts)
  if (judgement.ok) return []
  return judgement.refusal.violations.map(({ code, params }) =>
    [code, ...Object.entries(params).flatMap(([name, value]) => (name === 'basisId' ? [] : [String(value)]))].join(' '),
  )
}

function changed(change: Partial<TransferBasis>, code: BasisCode = 'CN-GBASC-HK'): string[] {
  return against(contractOf(code, change))
}

describe.each(contractPairs)('the standard contract %s, edition %s, from %s to %s', (code, edition, from, to) => {
  test('holds with everything that it needs, and leaves a receipt of each guard with inputs that are JSON', () => {
    const basis = contractOf(code)
    const facts = { bases: [basis], counters: [counterOf(basis)], addedSubjects: 100 }
    const judgement = judgeBasis(basis, { at: noon }, facts)
    const receipts = judgement.ok ? judgement.receipts : []
    expect(receipts.map(({ guard, clause }) => `${guard} ${clause}`)).toEqual([
      'basis-kind-built gbaai-border',
      'basis-in-force gbaai-border',
      'contract-parties gbasc-parties',
      'contract-assessment gbasc-assessment',
      'contract-terms gbasc-terms',
      'contract-area gbasc-area',
      'basis-filed gbasc-filing',
      'subjects-counted gbasc-terms',
    ])
    for (const { inputs } of receipts) {
      expect(Object.keys(inputs ?? {}).length).toBeGreaterThan(0)
      expect(JSON.parse(JSON.stringify(inputs))).toStrictEqual(inputs)
    }
  })

  test('is no contract of the other edition, direction or places', () => {
    const direction = 'contract-term-not-met direction'
    expect(changed({ contractVersion: edition === 'HK' ? 'MO' : 'HK' }, code)).toEqual([direction])
    expect(changed({ exporter: parties[to], recipient: parties[from] }, code)).toContain(direction)
    const third = from === 'MO' || to === 'MO' ? parties.HK : parties.MO
    expect(changed({ recipient: third }, code)).toContain(direction)
    expect(changed({ exporter: third }, code)).toContain(direction)
    for (const other of codes) if (other !== code) expect(changed({ code: other }, code)).toContain(direction)
  })
})

describe('a kind of basis that is not built', () => {
  const unbuilt = basisKinds.filter(({ contract }) => contract === null).map((kind) => kind.code)

  test('is every one but the four of the standard contract', () => {
    expect(basisKinds.length - unbuilt.length).toBe(4)
    expect(new Set(basisKinds.map((kind) => kind.code)).size).toBe(basisKinds.length)
    expect(unbuilt).toHaveLength(17)
  })

  test.each(unbuilt)('%s allows nothing, and only that is said', (code) => {
    expect(against(contractOf('CN-GBASC-HK', { code }))).toEqual([`basis-not-built ${code}`])
  })

  test('is also one that this version does not know', () => {
    expect(basisKindOf('CN-NEW')).toBeUndefined()
    expect(against(contractOf('CN-GBASC-HK', { code: 'CN-NEW' as BasisCode }))).toEqual(['basis-not-built CN-NEW'])
    expect(against(contractOf('CN-GBASC-HK', { code: 'constructor' as BasisCode }))).toHaveLength(1)
  })

  test('goes between two different places that are named, each with its source', () => {
    for (const kind of basisKinds) {
      expect(kind.source.length).toBeGreaterThan(10)
      expect(kind.from.length * kind.to.length).toBeGreaterThan(0)
    }
  })
})

describe('a term that a contract lacks is named, alone', () => {
  const whole = contractOf('CN-GBASC-HK')
  const assessment = whole.impactAssessment
  const elsewhere = { ...parties.CN, city: 'Beijing' }
  const cases: readonly (readonly [ContractTerm, string, Partial<TransferBasis>])[] = [
    ['exporter', 'from a city outside the nine', { exporter: elsewhere }],
    ['exporter', 'from no city', { exporter: { ...parties.CN, city: null } }],
    ['exporter', 'without an entity', { exporter: { ...parties.CN, entity: ' ' } }],
    ['recipient', 'that gives a city in a region', { recipient: { ...parties.HK, city: 'Shenzhen' } }],
    ['recipient', 'without an entity', { recipient: { ...parties.HK, entity: '' } }],
    ['recipient', 'that is the exporter', { recipient: { ...parties.HK, entity: parties.CN.entity } }],
    ['legal-basis', 'on the exporter’s side', { legalBases: { exporter: '', recipient: 'contract' } }],
    ['legal-basis', 'on the recipient’s side', { legalBases: { exporter: 'consent', recipient: ' ' } }],
    ['notice-or-consent', 'at all', { noticeOrConsentReference: ' ' }],
    ['separate-consent', 'for sensitive data', { separateConsentReference: null }],
    ['separate-consent', 'in words', { separateConsentReference: ' ' }],
    ['impact-assessment', 'by its name', { impactAssessment: { ...assessment, reference: '' } }],
    ['impact-assessment', 'that finds it lawful', { impactAssessment: { ...assessment, isLawfulAndNecessary: false } }],
    ['impact-assessment', 'of rights', { impactAssessment: { ...assessment, areRightsAndRisksAddressed: false } }],
    ['impact-assessment', 'of the recipient', { impactAssessment: { ...assessment, isRecipientAdequate: false } }],
    ['impact-assessment', 'kept for three years', { impactAssessment: { ...assessment, keptUntil: '2029-03-01' } }],
    ['impact-assessment', 'kept until a day', { impactAssessment: { ...assessment, keptUntil: 'for ever' } }],
    ['purposes', 'at all', { purposes: [] }],
    ['purposes', 'in words', { purposes: ['app_1', ' '] }],
    ['methods', 'at all', { methods: [] }],
    ['categories', 'at all', { categories: [], isSensitive: false }],
    ['categories', 'of personal data alone', { categories: ['C8', 'C11'], isSensitive: false }],
    ['categories', 'that it may have', { categories: ['C3'], isSensitive: false }],
    ['sensitivity', 'as its categories say', { isSensitive: false }],
    ['sensitivity', 'where nothing is sensitive', { categories: ['C8'] }],
    ['transmission', 'at all', { transmission: ' ' }],
    ['retention', 'at all', { retention: '' }],
    ['records-kept', 'for three years', { recordsKeptYears: 2 }],
    ['records-kept', 'for a number of years', { recordsKeptYears: Number.NaN }],
    ['breach-contacts', 'of the exporter', { breachContacts: { exporter: '', recipient: 'b' } }],
    ['breach-contacts', 'of the recipient', { breachContacts: { exporter: 'a', recipient: '' } }],
    ['storage-place', 'of the recipient', { storagePlace: 'CN' }],
    ['onward-recipients', 'of the recipient’s place', { sameJurisdictionRecipients: [parties.HK, parties.MO] }],
    ['onward-recipients', 'with a name', { sameJurisdictionRecipients: [{ ...parties.HK, entity: '' }] }],
  ]

  test.each(cases)('%s, %s', (term, _which, change) => {
    expect(changed(change)).toEqual([`contract-term-not-met ${term}`])
  })

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('subject-count, as %d', (subjectCount) => {
    expect(changed({ subjectCount })).toContain('contract-term-not-met subject-count')
  })

  test('in Hong Kong the exporter’s own basis is the purpose of collection or a prescribed consent', () => {
    const given = (exporter: string) => changed({ legalBases: { exporter, recipient: 'contract' } }, 'HK-GBASC')
    expect(given('HK-DPP3-SAME')).toEqual([])
    expect(given('HK-DPP3-CONSENT')).toEqual([])
    expect(given('consent')).toEqual(['contract-term-not-met legal-basis'])
  })

  test('and nothing is said of what it may leave open', () => {
    expect(changed({ validUntil: null })).toEqual([])
    expect(changed({ impactAssessment: { ...assessment, keptUntil: '2029-03-02' } })).toEqual([])
    expect(changed({ categories: ['C8'], isSensitive: false, separateConsentReference: null })).toEqual([])
    expect(changed({ sameJurisdictionRecipients: [{ ...parties.HK, entity: 'HK-UBI:99990025' }] })).toEqual([])
    for (const city of nineCities) expect(changed({ exporter: { ...parties.CN, city } })).toEqual([])
  })
})

describe('a basis holds', () => {
  const on = (day: string, change: Partial<TransferBasis> = {}) => {
    const basis = contractOf('CN-GBASC-HK', change)
    const year = Number(day.slice(0, 4))
    return against(basis, { counters: [counterOf(basis, { year })] }, `${day}T04:00:00Z`)
  }

  test('from the day of its effect to the day before it expires', () => {
    expect(on('2026-03-01')).toEqual(['basis-lapsed not-yet-effective'])
    expect(on('2026-03-02')).toEqual([])
    expect(on('2028-03-01')).toEqual([])
    expect(on('2028-03-02')).toEqual(['basis-lapsed expired'])
  })

  test('until the day on which it is terminated', () => {
    const termination = { on: '2026-06-01', proof: null }
    expect(on('2026-05-31', { termination })).toEqual([])
    expect(on('2026-06-01', { termination })).toEqual(['basis-lapsed terminated'])
  })

  test('not before its kind was in force', () => {
    const old = { effectiveOn: '2023-12-12' }
    expect(on('2026-05-31', old)).toEqual(['basis-lapsed before-its-kind'])
    expect(on('2026-05-31', { effectiveOn: '2023-12-13' })).toEqual([])
  })

  test('until another that supersedes it takes effect', () => {
    const basis = contractOf('CN-GBASC-HK')
    const next = contractOf('CN-GBASC-HK', { basisId: 'bas_2', supersedes: basis.basisId, effectiveOn: '2026-06-01' })
    const counters = [counterOf(basis)]
    expect(against(basis, { bases: [basis, next], counters }, '2026-05-31T15:59:59Z')).toEqual([])
    expect(against(basis, { bases: [basis, next], counters }, '2026-05-31T16:00:00Z')).toEqual([
      'basis-lapsed superseded',
    ])
    const other = { ...next, supersedes: 'bas_other' }
    expect(against(basis, { bases: [basis, other], counters }, '2026-06-02T00:00:00Z')).toEqual([])
  })

  test.each([
    ['an effect', { effectiveOn: '2026-02-30' }],
    ['an end', { validUntil: 'never' }],
    ['a termination', { termination: { on: '', proof: null } }],
  ] as const)('not with %s that is no date', (_what, change) => {
    expect(changed(change)).toContain('basis-lapsed dates-unreadable')
  })

  test('not with an effect that is no date while nothing is filed', () => {
    const basis = contractOf('CN-GBASC-HK', { effectiveOn: 'soon', filings: [] })
    expect(against(basis)).toContain('basis-lapsed dates-unreadable')
    expect(against(contractOf('CN-GBASC-HK', { filings: [] }), {}, 'soon')).toContain('basis-lapsed dates-unreadable')
  })

  test('as long as what would end or replace it has not come, and never because of itself', () => {
    expect(on('2026-11-26', { termination: { on: '2026-11-27', proof: null } })).toEqual([])
    const basis = contractOf('CN-GBASC-HK', { supersedes: 'bas_CN-GBASC-HK' })
    expect(against(basis)).toEqual([])
  })

  test('not at an instant that cannot be read', () => {
    expect(against(contractOf('CN-GBASC-HK'), {}, 'soon')).toContain('basis-lapsed dates-unreadable')
  })
})

describe('the clock of the filings', () => {
  const unfiled = (change: Partial<TransferBasis> = {}) => contractOf('CN-GBASC-HK', { filings: [], ...change })
  const on = (day: string, basis: TransferBasis) =>
    against(basis, { counters: [counterOf(basis, { year: Number(day.slice(0, 4)) })] }, `${day}T04:00:00Z`)

  test('runs ten working days on each side by its own calendar', () => {
    const basis = unfiled({ effectiveOn: '2026-04-30' })
    expect(on('2026-05-15', basis)).toEqual([])
    expect(on('2026-05-16', basis)).toEqual(['filing-overdue HK 2026-05-15'])
    expect(on('2026-05-18', basis)).toEqual(['filing-overdue HK 2026-05-15'])
    expect(on('2026-05-19', basis)).toEqual(['filing-overdue CN 2026-05-18', 'filing-overdue HK 2026-05-15'])
  })

  test('runs in Macao by the calendar of Macao', () => {
    const basis = contractOf('CN-GBASC-MO', { filings: [filingOf('exporter', 'CN')], effectiveOn: '2026-09-18' })
    expect(on('2026-10-07', basis)).toEqual([])
    expect(on('2026-10-08', basis)).toEqual(['filing-overdue MO 2026-10-07'])
  })

  test('no longer matters once both sides have filed, be it late', () => {
    const filings = [filingOf('exporter', 'CN'), filingOf('recipient', 'HK', { filedOn: '2026-09-01' })]
    expect(on('2026-08-31', unfiled({ filings }))).toEqual(['filing-overdue HK 2026-03-16'])
    expect(on('2026-09-01', unfiled({ filings }))).toEqual([])
  })

  test.each([
    ['was returned', { status: 'returned' }],
    ['is with another authority', { authority: 'Digital Policy Office' }],
    ['has no receipt', { receiptNumber: ' ' }],
    ['lacks a document', { documents: ['contract', 'undertaking'] }],
    ['is of the other side', { side: 'recipient' }],
    ['is of the future', { filedOn: '2026-11-28' }],
  ] as const)('runs on when the filing %s', (_how, change) => {
    const filings = [filingOf('exporter', 'CN', change), filingOf('recipient', 'HK')]
    expect(changed({ filings })).toEqual(['filing-overdue CN 2026-03-16'])
    expect(
      changed({ filings: [filingOf('exporter', 'CN', { status: 'filed' }), filingOf('recipient', 'HK')] }),
    ).toEqual([])
  })

  test.each([
    ['by its receipt', { receiptNumber: 'GD-1', filedOn: '2026-03-04' }],
    ['on a later day, by another number', { receiptNumber: 'GD-9', filedOn: '2026-03-12' }],
  ])('runs on when the filing was taken and then returned %s, until it is made again', (_how, change) => {
    const taken = { receiptNumber: 'GD-1', filedOn: '2026-03-05' }
    const returned = filingOf('exporter', 'CN', { ...change, status: 'returned', documents: [] })
    const others = [filingOf('recipient', 'HK'), filingOf('exporter', 'CN', { ...taken, status: 'filed' }), returned]
    expect(changed({ filings: others })).toEqual(['filing-overdue CN 2026-03-16'])
    const anew = filingOf('exporter', 'CN', { receiptNumber: 'GD-2', filedOn: '2026-03-20' })
    expect(changed({ filings: [...others, anew] })).toEqual([])
  })

  test('does not run for an earlier filing that was returned, told of after the one that was taken', () => {
    const returned = { receiptNumber: 'GD-0', filedOn: '2026-03-02', status: 'returned', documents: [] } as const
    const taken = filingOf('exporter', 'CN', { receiptNumber: 'GD-1', filedOn: '2026-03-05' })
    const filings = [filingOf('recipient', 'HK'), taken, filingOf('exporter', 'CN', returned)]
    expect(changed({ filings })).toEqual([])
  })

  test('is not guessed in a year whose calendar is not gazetted', () => {
    const basis = unfiled({ effectiveOn: '2026-12-18', filings: [filingOf('recipient', 'HK')] })
    expect(on('2026-12-31', basis)).toEqual([])
    expect(on('2027-01-01', basis)).toEqual(['filing-clock-unknown CN 2027'])
    const last = unfiled({ effectiveOn: '2027-12-20', filings: [filingOf('exporter', 'CN')] })
    expect(on('2027-12-31', last)).toEqual([])
    expect(on('2028-01-01', last)).toEqual(['filing-clock-unknown HK 2028'])
  })
})

describe('the subjects of a calendar year', () => {
  const basis = contractOf('CN-GBASC-HK')
  const counted = (subjects: number, addedSubjects: number | null, at = noon) =>
    against(basis, { counters: [counterOf(basis, { subjects })], addedSubjects }, at)

  test('may be as many as the contract states, and not one more', () => {
    expect(counted(900, 100)).toEqual([])
    expect(counted(901, 100)).toEqual(['subject-count-exceeded 1001 1000'])
    expect(counted(1_000, 0)).toEqual([])
  })

  test.each([
    ['of the object', 900, null],
    ['of the object as a number', 900, Number.NaN],
    ['of the object above none', 900, -1],
    ['of the year as a number', Number.NaN, 1],
    ['of the year above none', -5, 1],
  ])('must be counted, those %s too', (_what, subjects, added) => {
    expect(counted(subjects, added)).toEqual(['subject-counter-missing 2026'])
  })

  test('are those of this basis, this exporter and this year', () => {
    for (const change of [{ basisId: 'bas_other' }, { exporter: parties.MO.entity }, { year: 2025 }, { year: 2027 }]) {
      expect(against(basis, { counters: [counterOf(basis, change)] })).toEqual(['subject-counter-missing 2026'])
    }
    expect(against(basis, { counters: [] })).toEqual(['subject-counter-missing 2026'])
  })

  test('are counted anew from midnight of the exporter’s new year', () => {
    const full = counterOf(basis, { subjects: 1_000 })
    const anew = counterOf(basis, { year: 2027, subjects: 0 })
    const at = (instant: string, counters = [full, anew]) => against(basis, { counters }, instant)
    expect(at('2026-12-31T15:59:59.999Z')).toEqual(['subject-count-exceeded 1100 1000'])
    expect(at('2026-12-31T16:00:00Z')).toEqual([])
    expect(at('2026-12-31T16:00:00Z', [full])).toEqual(['subject-counter-missing 2027'])
  })

  test('never fit better when there are more of them', () => {
    const subjects = fc.nat({ max: 1_200 })
    fc.assert(
      fc.property(subjects, subjects, fc.nat({ max: 200 }), (before, added, more) => {
        if (counted(before, added).length > 0) expect(counted(before, added + more)).not.toEqual([])
        if (counted(before, added).length > 0) expect(counted(before + more, added)).not.toEqual([])
      }),
    )
  })
})

describe('the end of a basis', () => {
  const proof = { kind: 'deleted', reference: 'deletion record 7', provedOn: '2026-06-01' } as const
  const ended = (change: Partial<typeof proof> | null, at = noon) => {
    const termination = { on: '2026-06-01', proof: change === null ? null : { ...proof, ...change } }
    const judgement = judgeBasisEnd(contractOf('CN-GBASC-HK', { termination }), { at })
    return judgement.ok ? judgement.receipts : judgement.refusal.violations.map(({ code }) => code)
  }

  test('is complete once it is proved that the data were returned or deleted', () => {
    expect(ended({})).toEqual([
      {
        guard: 'return-or-delete-proved',
        clause: 'gbasc-end',
        inputs: { basisId: 'bas_CN-GBASC-HK', terminatedOn: '2026-06-01', proof: 'deletion record 7' },
      },
    ])
  })

  test('is not complete without a proof, or with one of before the end or of the future', () => {
    const unproved = ['return-or-delete-unproved']
    expect(ended(null)).toEqual(unproved)
    expect(ended({ reference: ' ' } as never)).toEqual(unproved)
    expect(ended({ provedOn: '2026-11-27' } as never)).not.toEqual(unproved)
    expect(ended({ provedOn: '2026-05-31' } as never)).toEqual(unproved)
    expect(ended({ provedOn: '2026-11-28' } as never)).toEqual(unproved)
    expect(ended({}, 'soon')).toEqual(unproved)
  })

  test('is not asked for while the basis stands', () => {
    expect(judgeBasisEnd(contractOf('CN-GBASC-HK'), { at: noon })).toMatchObject({
      ok: true,
      receipts: [{ inputs: { terminatedOn: null, proof: null } }],
    })
  })
})
