import { describe, expect, test } from 'vitest'
import { at, digestA, digestB } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { type Authority, authorities } from '../jurisdictions.ts'
import { judgeByGuards } from '../machine.ts'
import { residencyCategories } from '../residency/category.ts'
import { categoryMayLieHere } from '../residency/upload-guards.ts'
import type { UploadEvidence } from './commands.ts'
import { known, uploadOf, uploaded } from './examples.ts'
import { guardsBeforeBytes } from './guards.ts'
import { artefactMachine } from './table.ts'

describe('an evidence file', () => {
  test('is uploaded, and what is known of it is kept without its name', () => {
    const state = given(artefactMachine, []).when(uploadOf(), known).then([uploaded])
    expect(state).toStrictEqual({
      status: 'quarantined',
      authority: 'hk',
      evidenceId: 'evd_1',
      applicantId: 'apt_1',
      applicationId: 'app_1',
      digest: digestA,
      sizeBytes: 2_048,
      mediaType: 'application/pdf',
      residencyCategory: 'C3',
      effectiveOn: '2026-10-01',
      origins: ['HK'],
      madeIn: 'HK',
      unmixedProof: null,
      dataSubjects: null,
      smallestGroup: null,
      kind: null,
      requirements: [],
      supersedes: null,
      isLate: false,
      scan: 'not-scanned',
      scanDigest: digestA,
      quarantine: { reason: 'unchecked', since: at },
      inspection: null,
      acceptedFindings: null,
      judgement: null,
      judged: null,
      technologyCheck: null,
      shredded: null,
    })
  })

  test.each<[string, Partial<UploadEvidence>, object, string[]]>([
    ['of state secrets', { residencyCategory: 'C0' }, {}, ['/residencyCategory residency-category-never-accepted']],
    [
      'of important data outside the mainland',
      { residencyCategory: 'C11' },
      {},
      ['/residencyCategory residency-category-elsewhere'],
    ],
    [
      'with a smallest group, where its category has none',
      { smallestGroup: 12 },
      {},
      ['/smallestGroup smallest-group-needless'],
    ],
    ['of the last day before 1900', { effectiveOn: '1899-12-31' }, {}, ['/effectiveOn effective-on-too-early']],
    ['without a byte', { sizeBytes: 0 }, {}, ['/file file-empty']],
    ['of other bytes than declared', {}, { storedDigest: digestB }, ['/sha256 file-digest-differs']],
    ['for a declined application', {}, { applicationStatus: 'declined' }, ['/applicationId application-closed']],
    ['for a withdrawn application', {}, { applicationStatus: 'withdrawn' }, ['/applicationId application-closed']],
    [
      'after the decision',
      {},
      { applicationStatus: 'contracted', decidedAt: '2026-11-01T16:00:00Z' },
      ['/applicationId evidence-after-decision'],
    ],
  ])('%s is not uploaded', (_which, change, facts, said) => {
    given(artefactMachine, [])
      .when(uploadOf(change), { ...known, ...facts })
      .then(said)
  })

  test.each<[string, Pick<Partial<UploadEvidence>, 'residencyCategory' | 'effectiveOn' | 'sizeBytes'>, object]>([
    ['of every other category', { residencyCategory: 'C15' }, {}],
    ['of the first day of 1900', { effectiveOn: '1900-01-01' }, {}],
    ['without a date', { effectiveOn: null }, {}],
    ['of one byte', { sizeBytes: 1 }, {}],
  ])('%s is uploaded', (_which, change, facts) => {
    given(artefactMachine, [])
      .when(uploadOf(change), { ...known, ...facts })
      .then([{ ...uploaded, ...change }])
  })
})

test.each([
  ['draft', false],
  ['submitted', false],
  ['in-review', false],
  ['accepted', true],
  ['contracted', true],
] as const)('a file that comes while the application is %s is late: %s', (applicationStatus, isLate) => {
  const state = given(artefactMachine, [])
    .when(uploadOf(), { ...known, applicationStatus })
    .then([{ ...uploaded, isLate }])
  expect(state).toMatchObject({ isLate })
})

test('a file after the decision is refused with the day of the decision at the authority', () => {
  given(artefactMachine, [])
    .when(uploadOf(), { ...known, applicationStatus: 'contracted', decidedAt: '2026-11-01T16:00:00Z' })
    .then([{ violation: '/applicationId evidence-after-decision', params: { decidedOn: '2026-11-02' } }])
})

test('important data are taken in the mainland, and a refusal elsewhere names the place that takes them', () => {
  const change = { authority: 'cn-gd', residencyCategory: 'C11' } as const
  const facts = { ...known, authority: 'cn-gd' } as const
  given(artefactMachine, [])
    .when(uploadOf(change), facts)
    .then([{ ...uploaded, ...change, origins: ['CN'], madeIn: 'CN' }])
  for (const authority of ['hk', 'mo'] as const) {
    expect(categoryMayLieHere.check(null, { ...change, authority }, null)).toEqual([
      {
        pointer: '/residencyCategory',
        code: 'residency-category-elsewhere',
        params: { category: 'C11', place: 'CN' },
      },
    ])
  }
})

test.each(residencyCategories)('%s is taken everywhere, but for C0 and C11', (residencyCategory) => {
  const takenBy = authorities.filter((authority) => {
    const declared = { ...uploadOf({ residencyCategory }), authority }
    const facts = {
      applicationStatus: 'draft',
      decidedAt: null,
      isProofRecorded: false,
      demands: known.demands,
      superseded: null,
    } as const
    return judgeByGuards(guardsBeforeBytes, null, declared, facts).ok
  })
  const expected = { C0: [], C11: ['cn-gd'] as Authority[] }
  expect(takenBy).toEqual(
    Object.hasOwn(expected, residencyCategory) ? expected[residencyCategory as 'C0'] : authorities,
  )
})

test.each(residencyCategories.filter((one) => one !== 'C0' && one !== 'C11'))(
  'of category %s has a smallest group only where results are told by group',
  (residencyCategory) => {
    given(artefactMachine, [])
      .when(uploadOf({ residencyCategory, smallestGroup: 3 }), known)
      .then(
        residencyCategory === 'C5'
          ? [{ ...uploaded, residencyCategory, smallestGroup: 3 }]
          : ['/smallestGroup smallest-group-needless'],
      )
  },
)

describe('the same bytes of the same application', () => {
  const recorded = {
    evidenceId: 'evd_0',
    residencyCategory: 'C3',
    effectiveOn: '2026-10-01',
    origins: ['HK'],
    dataSubjects: null,
    smallestGroup: null,
    kind: null,
    requirements: [],
    supersedes: null,
  } as const

  test('declared alike are no violation', () => {
    given(artefactMachine, [])
      .when(uploadOf(), { ...known, recorded })
      .then([uploaded])
  })

  test('declared otherwise are refused, and everything that differs is named', () => {
    given(artefactMachine, [])
      .when(uploadOf({ residencyCategory: 'C4', effectiveOn: '2026-10-02' }), { ...known, recorded })
      .then(['/residencyCategory residency-category-differs evd_0', '/effectiveOn effective-on-differs evd_0'])
    given(artefactMachine, [])
      .when(uploadOf({ effectiveOn: null }), { ...known, recorded })
      .then(['/effectiveOn effective-on-differs evd_0'])
    given(artefactMachine, [])
      .when(uploadOf(), { ...known, recorded: { ...recorded, effectiveOn: null } })
      .then(['/effectiveOn effective-on-not-recorded evd_0'])
    given(artefactMachine, [])
      .when(uploadOf({ origins: ['CN'] }), { ...known, recorded })
      .then(['/origins origins-differ evd_0'])
    given(artefactMachine, [])
      .when(uploadOf({ origins: ['HK'] }), { ...known, recorded })
      .then([uploaded])
    given(artefactMachine, [])
      .when(uploadOf({ dataSubjects: 2 }), { ...known, recorded })
      .then(['/dataSubjects data-subjects-not-recorded evd_0'])
    given(artefactMachine, [])
      .when(uploadOf({ dataSubjects: 2 }), { ...known, recorded: { ...recorded, dataSubjects: 3 } })
      .then(['/dataSubjects data-subjects-differ evd_0'])
    const report = { ...recorded, residencyCategory: 'C5' } as const
    for (const [smallestGroup, code] of [
      [null, 'not-recorded'],
      [11, 'differs'],
    ] as const)
      given(artefactMachine, [])
        .when(uploadOf({ residencyCategory: 'C5', smallestGroup: 12 }), {
          ...known,
          recorded: { ...report, smallestGroup },
        })
        .then([`/smallestGroup smallest-group-${code} evd_0`])
  })
})
