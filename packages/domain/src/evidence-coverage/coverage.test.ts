import { isClosed } from '#artefact/evidence-on-record.ts'
import { closureReasons, quarantineReasons } from '#artefact/state.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarDays } from '#instant.ts'
import {
  type Absence,
  type AskedDemand,
  askedOf,
  type CoveringFile,
  coverageOf,
  coverageStandings,
  fileStandings,
  uncovered,
} from './coverage.ts'

const today = '2026-11-02'
const kinds = ['risk-register', 'drill-record', 'fairness-report'] as const
const requirements = ['TS-04', 'TS-19', 'ET-03', 'ET-04'] as const

const demand: fc.Arbitrary<AskedDemand> = fc.record({
  requirementId: fc.constantFrom(...requirements),
  kind: fc.constantFrom(...kinds),
  residencyCategory: fc.constant('C5' as const),
  maxAgeDays: fc.option(fc.integer({ min: 1, max: 400 })),
  isRequired: fc.boolean(),
})
const asked = fc.uniqueArray(demand, {
  selector: ({ requirementId, kind }) => `${requirementId} ${kind}`,
  maxLength: 8,
})
const file: fc.Arbitrary<CoveringFile> = fc.record({
  evidenceId: fc.uuid(),
  digest: fc.constant('a'),
  kind: fc.option(fc.constantFrom(...kinds)),
  requirements: fc.uniqueArray(fc.constantFrom(...requirements)),
  closedFor: fc.option(fc.constantFrom(...quarantineReasons)),
  effectiveOn: fc.option(fc.integer({ min: 0, max: 500 }).map((days) => addCalendarDays(today, -days))),
  supersedes: fc.constant(null),
  isReturned: fc.boolean(),
})
const files = fc.uniqueArray(file, { selector: ({ evidenceId }) => evidenceId, maxLength: 10 })
const absence: fc.Arbitrary<Absence> = fc.record({
  requirementId: fc.constantFrom(...requirements),
  kind: fc.constantFrom(...kinds),
  reason: fc.constant('Nothing of the kind happened.'),
})
const absences = fc.array(absence, { maxLength: 3 })

const rank = (standing: (typeof coverageStandings)[number]) => coverageStandings.indexOf(standing)

describe('over any files and demands', () => {
  test('every demand is told once, in its order, and nothing else', () => {
    fc.assert(
      fc.property(asked, files, absences, (demands, held, explained) => {
        const told = coverageOf(demands, { files: held, absences: explained, today })
        expect(told.map(({ standing: _standing, explanation: _why, files: _files, ...rest }) => rest)).toEqual(demands)
      }),
    )
  })

  test('a file counts for a demand only where its kind and its requirement are those of the demand', () => {
    fc.assert(
      fc.property(asked, files, (demands, held) => {
        for (const { requirementId, kind, files: told } of coverageOf(demands, { files: held, absences: [], today })) {
          const answering = held.filter(
            (one) => one.kind === kind && one.requirements.includes(requirementId) && !isClosed(one),
          )
          expect(told.map(({ evidenceId }) => evidenceId)).toEqual(answering.map(({ evidenceId }) => evidenceId))
        }
      }),
    )
  })

  test('one more file, or one more explanation, never makes a demand stand worse', () => {
    fc.assert(
      fc.property(asked, files, file, absences, absence, (demands, held, another, explained, one) => {
        const before = coverageOf(demands, { files: held, absences: explained, today })
        const filed = coverageOf(demands, { files: [...held, another], absences: explained, today })
        const told = coverageOf(demands, { files: held, absences: [...explained, one], today })
        for (const [index, { standing }] of before.entries()) {
          for (const after of [filed[index], told[index]]) {
            expect(rank(after?.standing ?? 'missing')).toBeLessThanOrEqual(rank(standing))
          }
        }
      }),
    )
  })

  test('a later day never makes what is expired count again', () => {
    fc.assert(
      fc.property(asked, files, fc.nat({ max: 600 }), (demands, held, days) => {
        const now = coverageOf(demands, { files: held, absences: [], today })
        const later = coverageOf(demands, { files: held, absences: [], today: addCalendarDays(today, days) })
        for (const [index, { standing }] of now.entries()) {
          expect(rank(later[index]?.standing ?? 'present')).toBeGreaterThanOrEqual(rank(standing))
        }
      }),
    )
  })

  test('what is uncovered is required and has neither a file that counts nor an explanation', () => {
    fc.assert(
      fc.property(asked, files, absences, (demands, held, explained) => {
        const told = coverageOf(demands, { files: held, absences: explained, today })
        const left = uncovered(told)
        for (const one of told) {
          const isCovered = one.files.some(({ standing }) => standing === 'present') || one.standing === 'explained'
          const isLeft = left.some(
            ({ requirementId, kind }) => requirementId === one.requirementId && kind === one.kind,
          )
          expect(isLeft).toBe(one.isRequired && !isCovered)
        }
      }),
    )
  })
})

describe('a file that may be 180 days old', () => {
  const [aged] = askedOf(
    [{ requirementId: 'TS-19', mustAnswer: true }],
    [{ requirementId: 'TS-19', kind: 'drill-record', residencyCategory: 'C5', maxAgeDays: 180 }],
  )
  const drill = {
    evidenceId: 'evd_1',
    digest: 'a',
    kind: 'drill-record',
    requirements: ['TS-19'],
    supersedes: null,
    closedFor: null,
    isReturned: false,
  }
  const standingOn = (day: string, effectiveOn: string | null) =>
    coverageOf(aged === undefined ? [] : [aged], { files: [{ ...drill, effectiveOn }], absences: [], today: day })[0]

  test.each([
    ['2026-05-06', '2026-11-02', 'present', '2026-11-02'],
    ['2026-05-06', '2026-11-03', 'expired', '2026-11-02'],
    ['2026-11-02', '2026-11-02', 'present', '2027-05-01'],
  ])('of %s is on %s %s', (effectiveOn, day, standing, lastDay) => {
    expect(standingOn(day, effectiveOn)).toMatchObject({ standing, files: [{ standing, lastDay }] })
  })

  test('without a date counts as expired: it may be of any age', () => {
    expect(standingOn(today, null)).toMatchObject({
      standing: 'expired',
      files: [{ standing: 'expired', lastDay: null }],
    })
  })
})

test('a file that does not age counts on every day', () => {
  const demands = askedOf(
    [{ requirementId: 'TS-04', mustAnswer: false }],
    [
      { requirementId: 'TS-04', kind: 'risk-register', residencyCategory: 'C4', maxAgeDays: null },
      { requirementId: 'TS-99', kind: 'risk-register', residencyCategory: 'C4', maxAgeDays: null },
    ],
  )
  const register = {
    evidenceId: 'evd_1',
    digest: 'a',
    kind: 'risk-register',
    requirements: ['TS-04'],
    supersedes: null,
    closedFor: null,
    isReturned: false,
  }
  const covering = { files: [{ ...register, effectiveOn: '1999-01-01' }], absences: [], today }
  expect(coverageOf(demands, covering)).toMatchObject([
    { requirementId: 'TS-04', isRequired: false, standing: 'present' },
  ])
})

test.each(quarantineReasons)(
  'a file that is closed for %s counts for nothing, unless its checks have only not ended',
  (closedFor) => {
    const demand = { requirementId: 'TS-04', kind: 'risk-register', residencyCategory: 'C4', maxAgeDays: null } as const
    const demands = askedOf([{ requirementId: 'TS-04', mustAnswer: true }], [demand])
    const register = {
      evidenceId: 'evd_1',
      digest: 'a',
      kind: 'risk-register',
      requirements: ['TS-04'],
      supersedes: null,
    }
    const files = [{ ...register, effectiveOn: null, isReturned: false, closedFor }]
    expect(coverageOf(demands, { files, absences: [], today })).toMatchObject([
      { standing: closedFor === 'unchecked' ? 'present' : 'missing' },
    ])
  },
)

describe('a file that a later version supersedes', () => {
  const demands = askedOf(
    [
      { requirementId: 'ET-03', mustAnswer: true },
      { requirementId: 'ET-04', mustAnswer: true },
    ],
    ['ET-03', 'ET-04'].map((requirementId) => ({
      requirementId,
      kind: 'fairness-report',
      residencyCategory: 'C5',
      maxAgeDays: 100,
    })),
  )
  const first = {
    evidenceId: 'evd_1',
    digest: 'a',
    kind: 'fairness-report',
    requirements: ['ET-03', 'ET-04'],
    effectiveOn: today,
    supersedes: null,
    closedFor: null,
    isReturned: false,
  }
  const second = { ...first, evidenceId: 'evd_2', digest: 'b', supersedes: 'evd_1' }
  const told = (...held: CoveringFile[]) =>
    coverageOf(demands, { files: held, absences: [], today }).map(({ standing, files: covered }) => [
      standing,
      ...covered.map((one) => `${one.evidenceId} ${one.standing}`),
    ])

  test('is told and does not count: the latest does', () => {
    const both = ['present', 'evd_1 superseded', 'evd_2 present']
    expect(told(first, second)).toEqual([both, both])
    const third = { ...second, evidenceId: 'evd_3', supersedes: 'evd_2' }
    const all = ['present', 'evd_1 superseded', 'evd_2 superseded', 'evd_3 present']
    expect(told(first, second, third)).toEqual([all, all])
  })

  test('does not count where the later version answers no more, or is itself too old', () => {
    expect(told(first, { ...second, requirements: ['ET-03'] })).toEqual([
      ['present', 'evd_1 superseded', 'evd_2 present'],
      ['superseded', 'evd_1 superseded'],
    ])
    const [expired] = told(first, { ...second, effectiveOn: '2026-01-01' })
    expect(expired).toEqual(['expired', 'evd_1 superseded', 'evd_2 expired'])
  })

  test('counts for nothing where it was given back itself', () => {
    expect(told({ ...first, isReturned: true })[0]).toEqual(['returned', 'evd_1 returned'])
    expect(told({ ...first, isReturned: true }, second)[0]).toEqual(['present', 'evd_1 superseded', 'evd_2 present'])
    const both = [
      { ...first, isReturned: true },
      { ...second, isReturned: true },
    ]
    expect(told(...both)[0]).toEqual(['returned', 'evd_1 returned', 'evd_2 returned'])
  })

  test('counts again where the later version was given back', () => {
    expect(told(first, { ...second, isReturned: true })[0]).toEqual(['present', 'evd_1 present', 'evd_2 returned'])
  })

  test.each(closureReasons)(
    'counts again where the later version is closed for %s, and no more once it is released',
    (closedFor) => {
      expect(told(first, { ...second, closedFor })[0]).toEqual(['present', 'evd_1 present'])
      expect(told(first, second)[0]).toEqual(['present', 'evd_1 superseded', 'evd_2 present'])
      expect(told(first, { ...second, closedFor: 'unchecked' })[0]).toEqual([
        'present',
        'evd_1 superseded',
        'evd_2 present',
      ])
    },
  )

  test('is the latest of those that stand: of three versions with the last one closed the second counts, and not the first', () => {
    const third = { ...second, evidenceId: 'evd_3', supersedes: 'evd_2' }
    const malware = { closedFor: 'malware' } as const
    expect(told(first, second, { ...third, ...malware })[0]).toEqual(['present', 'evd_1 superseded', 'evd_2 present'])
    expect(told(first, { ...second, ...malware }, third)[0]).toEqual(['present', 'evd_1 superseded', 'evd_3 present'])
    expect(told(first, { ...second, ...malware }, { ...third, ...malware })[0]).toEqual(['present', 'evd_1 present'])
  })

  test('over any chain of versions exactly the latest that stands counts, if any does', () => {
    const version = fc.record({
      closedFor: fc.option(fc.constantFrom(...quarantineReasons)),
      isReturned: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 6 }), (versions) => {
        const chain = versions.map((state, index) => ({
          ...first,
          ...state,
          evidenceId: `evd_${index}`,
          supersedes: index === 0 ? null : `evd_${index - 1}`,
        }))
        const latest = chain.findLast((one) => !isClosed(one) && !one.isReturned)
        const [covered] = coverageOf(demands, { files: chain, absences: [], today })
        const counting = covered?.files.filter(({ standing }) => standing === 'present') ?? []
        expect(counting.map(({ evidenceId }) => evidenceId)).toEqual(latest === undefined ? [] : [latest.evidenceId])
      }),
    )
  })

  test('is never the reason for which a demand is covered', () => {
    fc.assert(
      fc.property(asked, files, fc.nat(), (everything, held, index) => {
        const earlier = held[index % Math.max(held.length, 1)]
        fc.pre(earlier !== undefined)
        const later = { ...earlier, evidenceId: 'later', requirements: [], supersedes: earlier?.evidenceId ?? null }
        const without = held.filter((one) => one !== earlier)
        const now = coverageOf(everything, { files: [...held, later as CoveringFile], absences: [], today })
        const gone = coverageOf(everything, { files: without, absences: [], today })
        for (const [position, { standing }] of now.entries()) {
          const isCovered = standing === 'present'
          expect(isCovered).toBe(gone[position]?.standing === 'present')
        }
      }),
    )
  })
})

test('every standing of a file is one of a demand, in the same order', () => {
  expect(coverageStandings.filter((one) => fileStandings.some((standing) => standing === one))).toEqual([
    ...fileStandings,
  ])
})
