import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jurisdictions } from '#jurisdictions.ts'
import { residencyCategories } from './category.ts'
import { derived, type Lineage, mixed, uploadedIn } from './lineage.ts'
import { isAtLeastAsStrict } from './strictness.ts'

const place = fc.constantFrom(...jurisdictions)
const category = fc.constantFrom(...residencyCategories)
const uploaded = fc.tuple(place, category).map(([from, of]) => uploadedIn(from, of))
const sources = fc.array(uploaded, { maxLength: 4 })
const proof = fc.constantFrom(null, '', ' ', 'sha256:lab-run-7')

describe('a laboratory in Shenzhen that tests data of Hong Kong', () => {
  const hongKong = uploadedIn('HK', 'C8')
  const result = { category: 'C5', sources: [hongKong], madeIn: 'CN' } as const

  test('gives a result of Hong Kong, when it is proved that nothing of the mainland went in', () => {
    expect(derived({ ...result, unmixedProof: 'sha256:lab-run-7' })).toEqual({ category: 'C5', origins: ['HK'] })
  })

  test.each([null, '', '  '])('gives a result of both places with the proof %j', (unmixedProof) => {
    expect(derived({ ...result, unmixedProof })).toEqual({ category: 'C5', origins: ['CN', 'HK'] })
  })

  test('gives a result of both places once one source is of the mainland, whatever is proved of the rest', () => {
    const withOneRow = [hongKong, uploadedIn('CN', 'C8')]
    expect(derived({ ...result, sources: withOneRow, unmixedProof: 'sha256:lab-run-7' }).origins).toEqual(['CN', 'HK'])
  })
})

describe('the origins of an object', () => {
  test('are never lost in what is derived from it, and there is always one', () => {
    fc.assert(
      fc.property(sources, place, category, proof, (from, madeIn, of, unmixedProof) => {
        const { origins } = derived({ category: of, sources: from, madeIn, unmixedProof })
        expect(origins.length).toBeGreaterThan(0)
        for (const source of from) expect(origins).toEqual(expect.arrayContaining([...source.origins]))
        if (unmixedProof === null) expect(origins).toContain(madeIn)
        expect(origins).toEqual(jurisdictions.filter((one) => origins.includes(one)))
      }),
    )
  })

  test('stay when it is derived again and again', () => {
    fc.assert(
      fc.property(uploaded, fc.array(place, { maxLength: 5 }), (first, stops) => {
        const last = stops.reduce<Lineage>(
          (object, madeIn) => derived({ category: 'C5', sources: [object], madeIn, unmixedProof: 'sha256:run' }),
          first,
        )
        expect(last.origins).toEqual(first.origins)
      }),
    )
  })
})

describe('objects that are kept as one', () => {
  test('have every origin and the strictest category of theirs', () => {
    fc.assert(
      fc.property(sources, (parts) => {
        const whole = mixed(parts)
        if (whole === null) return
        for (const part of parts) {
          expect(whole.origins).toEqual(expect.arrayContaining([...part.origins]))
          expect(isAtLeastAsStrict(whole.category, part.category)).toBe(true)
        }
      }),
    )
  })

  test('are not kept as one when no category of theirs protects the whole', () => {
    expect(mixed([uploadedIn('HK', 'C9'), uploadedIn('CN', 'C8')])).toEqual({ category: 'C9', origins: ['CN', 'HK'] })
    expect(mixed([uploadedIn('HK', 'C4'), uploadedIn('HK', 'C8')])).toBeNull()
    expect(mixed([])).toBeNull()
  })
})
