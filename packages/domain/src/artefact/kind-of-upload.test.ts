import { describe, expect, test } from 'vitest'
import { given } from '../given-when-then.fixture.ts'
import { fold } from '../machine.ts'
import type { UploadEvidence } from './commands.ts'
import { known, uploaded, uploadOf } from './examples.ts'
import { artefactMachine } from './table.ts'

type Stated = Partial<
  Pick<UploadEvidence, 'kind' | 'requirements' | 'residencyCategory' | 'effectiveOn' | 'authority' | 'at'>
>

const register: Stated = { kind: 'risk-register', residencyCategory: 'C4' }
const drill: Stated = { kind: 'drill-record', residencyCategory: 'C5' }

describe('a file answers', () => {
  test.each<[string, Stated, string[]]>([
    ['nothing where its kind is not said', {}, []],
    ['the requirement that asks for its kind', register, ['GBA-AI-TS-04']],
    ['each of several', { kind: 'fairness-report', residencyCategory: 'C5' }, ['GBA-AI-ET-03', 'GBA-AI-ET-04']],
    [
      'those that are named, in the order of the edition',
      { kind: 'fairness-report', residencyCategory: 'C5', requirements: ['GBA-AI-ET-04', 'GBA-AI-ET-03'] },
      ['GBA-AI-ET-03', 'GBA-AI-ET-04'],
    ],
    [
      'one where only one is named',
      { kind: 'fairness-report', residencyCategory: 'C5', requirements: ['GBA-AI-ET-04'] },
      ['GBA-AI-ET-04'],
    ],
    ['of several those whose category it has', drill, ['GBA-AI-TS-19']],
    ['of several those whose category it has, of personnel', { ...drill, residencyCategory: 'C12' }, ['GBA-AI-ET-08']],
    ['the same under a stricter category', { ...register, residencyCategory: 'C10' }, ['GBA-AI-TS-04']],
  ])('%s', (_what, stated, requirements) => {
    const state = given(artefactMachine, [])
      .when(uploadOf(stated), known)
      .then([{ ...uploaded, ...stated, requirements } as typeof uploaded])
    expect(state).toMatchObject({ kind: stated.kind ?? null, requirements })
  })
})

describe('a file is refused', () => {
  test.each<[string, Stated, string[]]>([
    ['that names requirements and no kind', { requirements: ['GBA-AI-TS-04'] }, ['/kind evidence-kind-missing']],
    ['of a kind that nothing asks for', { kind: 'photo' }, ['/kind evidence-kind-unknown']],
    [
      'for a requirement that asks for another kind',
      { ...register, requirements: ['GBA-AI-TS-04', 'GBA-AI-ET-03'] },
      ['/requirements requirement-asks-otherwise GBA-AI-ET-03'],
    ],
    [
      'for a requirement that there is not',
      { ...register, requirements: ['GBA-AI-ZZ-99'] },
      ['/requirements requirement-unknown GBA-AI-ZZ-99'],
    ],
    [
      'of a looser category than its kind has, and the right one is named',
      { ...register, residencyCategory: 'C3' },
      ['/residencyCategory residency-category-of-kind GBA-AI-TS-04'],
    ],
    [
      'of a category that only another of its requirements has',
      { ...drill, requirements: ['GBA-AI-TS-19', 'GBA-AI-ET-08'] },
      ['/residencyCategory residency-category-of-kind GBA-AI-ET-08'],
    ],
    [
      'of a category that none of its requirements has',
      { ...drill, residencyCategory: 'C1' },
      [
        '/residencyCategory residency-category-of-kind GBA-AI-TS-19',
        '/residencyCategory residency-category-of-kind GBA-AI-ET-08',
      ],
    ],
    ['without its own date', { ...register, effectiveOn: null }, ['/effectiveOn effective-on-missing']],
    ['of a day to come', { ...register, effectiveOn: '2026-11-03' }, ['/effectiveOn effective-on-ahead']],
  ])('%s', (_what, stated, said) => {
    given(artefactMachine, []).when(uploadOf(stated), known).then(said)
  })
})

test('a category that is refused is refused with the right one', () => {
  const [guard] =
    artefactMachine.table.none.uploadEvidence?.guards.filter(({ name }) => name === 'category-of-kind') ?? []
  expect(guard?.check(null, uploadOf({ ...register, residencyCategory: 'C3' }), known)).toEqual([
    expect.objectContaining({
      params: { kind: 'risk-register', requirementId: 'GBA-AI-TS-04', category: 'C4' },
    }),
  ])
})

test('the day of a file is held against the calendar of the authority', () => {
  // In Hong Kong it is the second of November from four in the afternoon of the first, UTC.
  const stated = { ...register, effectiveOn: '2026-11-02' }
  const later = { ...uploadOf({ ...stated, at: '2026-11-01T16:00:00Z' }) }
  const sooner = { ...uploadOf({ ...stated, at: '2026-11-01T15:59:59Z' }) }
  const recorded = { ...uploaded, ...stated, requirements: ['GBA-AI-TS-04'], at: later.at } as typeof uploaded
  given(artefactMachine, []).when(later, known).then([recorded])
  given(artefactMachine, []).when(sooner, known).then(['/effectiveOn effective-on-ahead'])
})

describe('the same bytes of the same application', () => {
  const recorded = {
    evidenceId: 'evd_0',
    residencyCategory: 'C5',
    effectiveOn: '2026-10-01',
    origins: ['HK'],
    dataSubjects: null,
    smallestGroup: null,
    kind: 'fairness-report',
    requirements: ['GBA-AI-ET-03', 'GBA-AI-ET-04'],
    supersedes: null,
  } as const
  const alike = { kind: 'fairness-report', residencyCategory: 'C5' } as const

  test.each<[string, Stated, string[]]>([
    ['as of another kind', { ...alike, kind: 'drill-record' }, ['/kind evidence-kind-differs evd_0']],
    ['as of no kind', { ...alike, kind: null }, ['/kind evidence-kind-differs evd_0']],
    [
      'for fewer requirements',
      { ...alike, requirements: ['GBA-AI-ET-03'] },
      ['/requirements requirements-differ evd_0'],
    ],
  ])('are not declared %s', (_what, stated, said) => {
    given(artefactMachine, [])
      .when(uploadOf(stated), { ...known, recorded })
      .then(said)
  })

  test('are of no kind for ever where none was said', () => {
    given(artefactMachine, [])
      .when(uploadOf(alike), { ...known, recorded: { ...recorded, kind: null, requirements: [] } })
      .then(['/kind evidence-kind-not-recorded evd_0'])
  })
})

test('a file of an event from before is of no kind', () => {
  const { kind: _kind, requirements: _requirements, ...before } = uploaded
  expect(fold(artefactMachine, [before])).toMatchObject({ kind: null, requirements: [] })
})
