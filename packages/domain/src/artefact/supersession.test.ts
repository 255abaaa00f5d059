import { describe, expect, test } from 'vitest'
import { given } from '../given-when-then.fixture.ts'
import { fold } from '../machine.ts'
import { known, uploaded, uploadOf } from './examples.ts'
import { artefactMachine } from './table.ts'

const later = { kind: 'fairness-report', residencyCategory: 'C5', supersedes: 'evd_0' } as const
const earlier = { kind: 'fairness-report', supersededBy: null }
const requirements = ['GBA-AI-ET-03', 'GBA-AI-ET-04']

describe('a new version', () => {
  test('takes the place of the latest one of its kind', () => {
    const state = given(artefactMachine, [])
      .when(uploadOf(later), { ...known, superseded: earlier })
      .then([{ ...uploaded, ...later, requirements }])
    expect(state).toMatchObject({ supersedes: 'evd_0', status: 'quarantined' })
  })

  test.each<[string, typeof known.superseded, string[]]>([
    ['of a file that the application does not have', null, ['/supersedes superseded-unknown evd_0']],
    ['of a file of no kind', { ...earlier, kind: null }, ['/supersedes superseded-of-no-kind evd_0']],
    [
      'of a file of another kind',
      { ...earlier, kind: 'risk-register' },
      ['/supersedes superseded-of-another-kind evd_0'],
    ],
    [
      'of a version that another has superseded',
      { ...earlier, supersededBy: 'evd_2' },
      ['/supersedes superseded-already evd_0'],
    ],
  ])('%s is refused', (_what, superseded, said) => {
    given(artefactMachine, [])
      .when(uploadOf(later), { ...known, superseded })
      .then(said)
  })

  test('without a kind supersedes nothing', () => {
    given(artefactMachine, [])
      .when(uploadOf({ supersedes: 'evd_0' }), { ...known, superseded: earlier })
      .then(['/supersedes superseded-of-another-kind evd_0'])
  })
})

test('the same bytes do not appear to supersede something else', () => {
  const { residencyCategory, kind } = later
  const recorded = { evidenceId: 'evd_1', residencyCategory, kind, effectiveOn: '2026-10-01', requirements } as const
  given(artefactMachine, [])
    .when(uploadOf(later), {
      ...known,
      superseded: earlier,
      recorded: { ...recorded, origins: ['HK'], supersedes: null, dataSubjects: null, smallestGroup: null },
    })
    .then(['/supersedes supersedes-differs evd_1'])
})

test('a file of an event from before supersedes nothing', () => {
  const { supersedes: _supersedes, ...before } = uploaded
  expect(fold(artefactMachine, [before])).toMatchObject({ supersedes: null })
})
