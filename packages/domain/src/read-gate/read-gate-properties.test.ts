import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clauses } from '../clauses.ts'
import { digestA, digestB } from '../examples.ts'
import { residencyCategories } from '../residency/category.ts'
import { crossingOf } from '../residency/crossing-rules.ts'
import { isAtLeastAsStrict } from '../residency/strictness.ts'
import { type BasisCode, basisKinds } from '../transfer-basis/basis-kinds.ts'
import { contractOf, contractPairs, counterOf, parties } from '../transfer-basis/examples.ts'
import { judgeBasis } from '../transfer-basis/guards.ts'
import type { TransferBasis } from '../transfer-basis/transfer-basis.ts'
import { factsOf, type ReadingPlace, readOfEvaluator, readingPlaces, withObject, withOffice } from './examples.ts'
import { decideRead } from './read-gate.ts'
import type { ReadContent, ReadFacts } from './read-facts.ts'

const place = fc.constantFrom(...readingPlaces)
const category = fc.constantFrom(...residencyCategories)
const origins = fc.uniqueArray(place, { maxLength: 3 })
const allCodes = basisKinds.map(({ code }) => code)

/** Contracts that are whole, and others that something is wrong with, of any code, between any places. */
const basisChange: fc.Arbitrary<Partial<TransferBasis>> = fc.constantFrom<Partial<TransferBasis>>(
  {},
  {},
  { validUntil: '2026-11-27' },
  { effectiveOn: '2026-11-28' },
  { effectiveOn: 'soon' },
  { termination: { on: '2026-11-27', proof: null } },
  { filings: [] },
  { purposes: ['app_2'] },
  { categories: ['C8'], isSensitive: false },
  { categories: ['C9'] },
  { categories: [...residencyCategories] },
  { subjectCount: 10 },
  { storagePlace: 'MO' },
)
const basis = fc
  .tuple(fc.constantFrom(...contractPairs.map(([code]) => code), ...allCodes), place, place, fc.boolean(), basisChange)
  .map(([code, from, to, isMoved, change]) => {
    const moved = isMoved ? { exporter: parties[from], recipient: parties[to] } : {}
    return contractOf(code, { ...moved, ...change })
  })
const facts: fc.Arbitrary<ReadFacts> = fc
  .record({
    to: place,
    category,
    origins,
    bases: fc.array(basis, { maxLength: 5 }),
    scan: fc.record({
      digest: fc.constantFrom(digestA, digestA, digestB),
      state: fc.constantFrom('clean', 'clean', 'not-scanned', 'quarantined'),
      personalData: fc.constantFrom('none-found', 'found', 'not-scanned'),
    }),
    smallestGroup: fc.constantFrom(null, 9, 10),
    hasConfidentialityUndertaking: fc.boolean(),
    isTechnologyExportChecked: fc.boolean(),
    addedSubjects: fc.constantFrom(null, 0, 100, 2_000),
  })
  .map(({ to, category: of, origins: from, bases, scan, smallestGroup, isTechnologyExportChecked, ...rest }) => ({
    ...withObject(factsOf(to, of, from), { scan, smallestGroup, isTechnologyExportChecked }),
    ...rest,
    bases,
    counters: bases.map((one) => counterOf(one)),
  }))

const isAllowed = (known: ReadFacts, read: ReadContent = readOfEvaluator): boolean => decideRead(read, known).ok

describe('whatever the facts are', () => {
  test('nothing that needs a basis crosses without a live one of exactly its pair of places, its category and its case', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const decision = decideRead(readOfEvaluator, known)
        if (!decision.ok) return
        const { origins: from, category: of } = known.object
        const to = known.authorisation?.office?.place ?? ''
        expect(decision.grounds.map((ground) => ground.origin)).toEqual(from)
        for (const ground of decision.grounds) {
          if (ground.kind === 'own-cell') {
            expect(ground.origin).toBe(to)
            continue
          }
          const crossing = crossingOf(of, ground.origin, to)
          if (crossing.kind !== 'crosses') expect.fail(`${of} does not cross from ${ground.origin} to ${to}`)
          expect(ground.kind).toBe(crossing.bases === null ? 'category' : 'basis')
          if (ground.kind !== 'basis') continue
          const lets = known.bases.filter(
            (one) =>
              one.basisId === ground.basisId &&
              one.exporter.place === ground.origin &&
              one.recipient.place === to &&
              one.recipient.entity === known.authorisation?.office?.entity &&
              one.categories.includes(of) &&
              one.purposes.includes(readOfEvaluator.purpose) &&
              judgeBasis(one, readOfEvaluator, known).ok,
          )
          expect(lets.length).toBeGreaterThan(0)
          expect(crossing.bases).toContain(lets[0]?.code)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('nothing crosses that was not found clean, and nothing at all is read of other bytes, of quarantine or of C0', () => {
    fc.assert(
      fc.property(facts, (known) => {
        if (!isAllowed(known)) return
        const { scan, digest, origins: from, category: of } = known.object
        expect(scan?.digest).toBe(digest)
        expect(['clean', 'not-scanned']).toContain(scan?.state)
        if (from.some((origin) => origin !== known.authorisation?.office?.place)) expect(scan?.state).toBe('clean')
        expect(of).not.toBe('C0')
      }),
      { numRuns: 1_000 },
    )
  })

  test('one more origin never turns a refusal into a permission', () => {
    fc.assert(
      fc.property(facts, place, (known, more) => {
        fc.pre(known.object.origins.length > 0)
        const mixed = withObject(known, { origins: [...new Set([...known.object.origins, more])] })
        if (!isAllowed(known)) expect(isAllowed(mixed)).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })

  test('a stricter category never turns a refusal into a permission, where each basis names both or none of them', () => {
    const pair = fc.tuple(category, category).filter(([one, other]) => isAtLeastAsStrict(one, other))
    fc.assert(
      fc.property(facts, pair, (known, [stricter, laxer]) => {
        const bases = known.bases.map((one) =>
          one.categories.includes(stricter) ? { ...one, categories: [...one.categories, laxer] } : one,
        )
        const as = (of: typeof stricter) => isAllowed(withObject({ ...known, bases }, { category: of }))
        if (as(stricter)) expect(as(laxer)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a refusal names at least one thing, each with its clause, and an allowed read names a ground for each origin', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const decision = decideRead(readOfEvaluator, known)
        if (decision.ok) {
          expect(decision.grounds).toHaveLength(known.object.origins.length)
          return
        }
        expect(decision.refusal.violations.length).toBeGreaterThan(0)
        for (const { clause } of decision.refusal.violations) expect(Object.keys(clauses)).toContain(clause)
      }),
    )
  })
})

test.each(residencyCategories)(
  'every category as strict as %s asks at every border for all that it asks for',
  (laxer) => {
    for (const stricter of residencyCategories.filter((one) => isAtLeastAsStrict(one, laxer))) {
      for (const [from, to] of readingPlaces.flatMap((one) => readingPlaces.map((other) => [one, other] as const))) {
        const [above, below] = [crossingOf(stricter, from, to), crossingOf(laxer, from, to)]
        if (above.kind !== 'crosses') continue
        if (below.kind !== 'crosses') expect.fail(`${laxer} does not cross from ${from} to ${to}, but ${stricter} does`)
        expect(above.conditions).toEqual(expect.arrayContaining([...below.conditions]))
        if (below.bases !== null) expect(below.bases).toEqual(expect.arrayContaining([...(above.bases ?? ['none'])]))
      }
    }
  },
)

describe('two bases are never joined', () => {
  const routes: [ReadingPlace, ReadingPlace, ReadingPlace][] = [
    ['CN', 'HK', 'MO'],
    ['CN', 'MO', 'HK'],
    ['HK', 'CN', 'MO'],
    ['MO', 'CN', 'HK'],
  ]
  const between = (from: ReadingPlace, to: ReadingPlace): TransferBasis[] =>
    allCodes.map((code) =>
      contractOf(code, {
        basisId: `bas_${code}_${from}_${to}`,
        exporter: parties[from],
        recipient: parties[to],
        categories: [...residencyCategories],
      }),
    )

  test.each(routes)('from %s over %s to %s nothing that needs a basis is read', (from, over, to) => {
    for (const of of ['C3', 'C4', 'C6', 'C8', 'C9', 'C11'] as const) {
      const crossing = crossingOf(of, from, to)
      if (crossing.kind === 'crosses' && crossing.bases === null) continue
      const bases = [...between(from, over), ...between(over, to)]
      const chained = { ...factsOf(to, of, [from]), bases, counters: bases.map((one) => counterOf(one)) }
      expect(isAllowed(chained)).toBe(false)
    }
  })
})

describe('an allowed read rests on each of its facts', () => {
  type Change = readonly [what: string, without: (known: ReadFacts) => ReadFacts, read: Partial<ReadContent>]
  const always: readonly Change[] = [
    ['the authorisation', (known) => ({ ...known, authorisation: null }), {}],
    ['the assignment', (known) => ({ ...known, assignedAs: [] }), {}],
    ['the declaration', (known) => ({ ...known, declaredFor: [] }), {}],
    ['being in no conflict', (known) => ({ ...known, hasConflict: true }), {}],
    ['not having served the client', (known) => ({ ...known, lastServedClientOn: '2026-01-01' }), {}],
    ['the origins', (known) => withObject(known, { origins: [] }), {}],
    ['a known category', (known) => withObject(known, { category: 'C16' as 'C8' }), {}],
    ['a scan', (known) => withObject(known, { scan: null }), {}],
    ['a scan of these bytes', (known) => withObject(known, { digest: digestB }), {}],
    ['its case', (known) => known, { purpose: 'app_2' }],
    ['the function', (known) => known, { function: 'signatory' }],
    ['the instant', (known) => known, { at: 'soon' }],
    ['the term of the authorisation', (known) => known, { at: '2028-01-01T00:00:00Z' }],
  ]
  const changed = (known: ReadFacts, change: Partial<TransferBasis>): ReadFacts => ({
    ...known,
    bases: known.bases.map((one) => ({ ...one, ...change })),
  })
  const acrossUnderBasis: readonly Change[] = [
    ['the bases', (known) => ({ ...known, bases: [] }), {}],
    ['the counters', (known) => ({ ...known, counters: [] }), {}],
    ['the count of the subjects', (known) => ({ ...known, addedSubjects: null }), {}],
    [
      'a clean scan',
      (known) => withObject(known, { scan: { digest: digestA, state: 'not-scanned', personalData: 'none-found' } }),
      {},
    ],
    ['the office in the place', (known) => withOffice(known, { place: 'XX' }), {}],
    ['the office of the recipient', (known) => withOffice(known, { entity: 'other' }), {}],
    ['the office in the area', (known) => withOffice(known, { city: 'Beijing' }), {}],
    ['the filings', (known) => changed(known, { filings: [] }), {}],
    ['the filing of each side', (known) => changed(known, { filings: known.bases[0]?.filings.slice(1) ?? [] }), {}],
    ['the purposes', (known) => changed(known, { purposes: [] }), {}],
    ['the categories', (known) => changed(known, { categories: [] }), {}],
    ['the notice', (known) => changed(known, { noticeOrConsentReference: '' }), {}],
    ['the stated subjects', (known) => changed(known, { subjectCount: 0 }), {}],
    ['the term', (known) => changed(known, { validUntil: '2026-01-01' }), {}],
    ['the standing', (known) => changed(known, { termination: { on: '2026-11-27', proof: null } }), {}],
    ['the edition', (known) => changed(known, { contractVersion: 'XX' as 'HK' }), {}],
    ['the code', (known) => changed(known, { code: 'CN-NEW' as BasisCode }), {}],
  ]

  test.each(always)('%s, in the own cell and across a border', (_what, without, read) => {
    for (const known of [
      factsOf('HK', 'C8', ['HK'], []),
      factsOf('CN', 'C3', ['HK'], []),
      ...contractPairs.map(([code, , from, to]) => factsOf(to, 'C8', [from], [code])),
    ]) {
      expect(isAllowed(known)).toBe(true)
      expect(isAllowed(without(known), { ...readOfEvaluator, ...read })).toBe(false)
    }
  })

  test.each(acrossUnderBasis)('%s, under a basis', (_what, without) => {
    for (const [code, , from, to] of contractPairs) {
      const known = factsOf(to, 'C8', [from], [code])
      expect(isAllowed(known)).toBe(true)
      expect(isAllowed(without(known))).toBe(false)
    }
  })
})

describe('at the end of a year', () => {
  const known = factsOf('HK', 'C8', ['CN'])
  const full = known.counters.map((counter) => ({ ...counter, subjects: 1_000 }))
  const anew = known.counters.map((counter) => ({ ...counter, year: 2027, subjects: 0 }))
  const at = (instant: string, counters = [...full, ...anew]) =>
    isAllowed({ ...known, counters }, { ...readOfEvaluator, at: instant })

  test('what no longer fits the old year is read from midnight in the exporter’s place, and needs the new year’s counter', () => {
    expect(at('2026-12-31T15:59:59.999Z')).toBe(false)
    expect(at('2026-12-31T16:00:00Z')).toBe(true)
    expect(at('2026-12-31T16:00:00Z', full)).toBe(false)
    expect(at('2026-12-31T15:59:59.999Z', anew)).toBe(false)
  })

  test('at any instant only the counter of its own year counts', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-12-30'), max: new Date('2027-01-03'), noInvalidDate: true }),
        (instant) => {
          const isNewYear = instant.getTime() >= Date.parse('2026-12-31T16:00:00Z')
          expect(at(instant.toISOString())).toBe(isNewYear)
          expect(at(instant.toISOString(), full)).toBe(false)
        },
      ),
    )
  })
})
