import { describe, expect, test } from 'vitest'
import { at, by, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { isCheckedAgainstCatalogue } from '../technology-catalogue/technology-check.ts'
import { catalogueInForce } from '../technology-catalogue/editions.ts'
import type { CheckEvidenceTechnology } from './commands.ts'
import type { EvidenceUploaded } from './events.ts'
import { checking, inspected, released, technologyCheckOf, uploaded } from './examples.ts'
import { artefactMachine } from './table.ts'

const document = {
  ...uploaded,
  authority: 'cn-gd',
  residencyCategory: 'C4',
  origins: ['CN'],
  madeIn: 'CN',
} as const satisfies EvidenceUploaded
const open = (change: Partial<EvidenceUploaded> = {}) => [
  { ...document, ...change },
  inspected(),
  released('unchecked'),
]

test('a technical document is held against the catalogue, and the last look stands', () => {
  const { catalogue, result, reason, function: as } = technologyCheckOf()
  const checked = { ...by(people.applicationReviewer), function: as, catalogue, result, reason }
  const event = { type: 'EvidenceTechnologyChecked', ...checked } as const
  const state = given(artefactMachine, open()).when(technologyCheckOf(), checking).then([event])
  expect(state).toMatchObject({ technologyCheck: checked })
  const listed = { ...event, result: 'listed' } as const
  const later = given(artefactMachine, [...open(), event])
    // Also after the decision.
    .when(technologyCheckOf({ result: 'listed' }), { ...checking, decidedAt: at })
    .then([listed])
  expect(later).toMatchObject({ technologyCheck: { result: 'listed' } })
})

describe('a document is not checked', () => {
  test.each<[string, Partial<EvidenceUploaded>, Partial<CheckEvidenceTechnology>, object, string[]]>([
    ['of another category', { residencyCategory: 'C10' }, {}, {}, ['technology-check-needless evd_1']],
    ['of no data of the mainland', { origins: ['HK', 'MO'] }, {}, {}, ['technology-check-needless evd_1']],
    ['elsewhere', { authority: 'hk', madeIn: 'HK' }, {}, { authority: 'hk' }, ['technology-check-elsewhere evd_1']],
    [
      'against an earlier edition',
      {},
      { catalogue: 'CN-2023' },
      {},
      ['/catalogue technology-catalogue-not-in-force evd_1'],
    ],
    ['without a reason', {}, { reason: ' ' }, {}, ['/reason text-missing']],
    ['by who has not opened it', {}, {}, { hasOpened: false }, ['technology-check-unread evd_1']],
    ['by who has not declared', {}, {}, { declared: false }, ['impartiality-not-declared']],
    ['in conflict', {}, {}, { hasConflict: true }, ['conflict-declared per_appreviewer']],
    ['without an authorisation', {}, {}, { authorisation: null }, ['not-authorised']],
  ])('%s', (_how, change, command, facts, said) => {
    given(artefactMachine, open(change))
      .when(technologyCheckOf(command), { ...checking, ...facts })
      .then(said)
  })
})

test.each([
  ['2023-12-20', null],
  ['2023-12-21', 'CN-2023'],
  ['2025-07-14', 'CN-2023'],
  ['2025-07-15', 'CN-2025'],
  ['2031-01-01', 'CN-2025'],
])('on %s the catalogue of the mainland is %s', (day, code) => {
  expect(catalogueInForce('CN', day)).toBe(code)
  expect(catalogueInForce('HK', day)).toBeNull()
})

test('a check counts while its edition holds, by the day of the place', () => {
  const check = { catalogue: 'CN-2023', result: 'not-listed' } as const
  const countsAt = (instant: string) => isCheckedAgainstCatalogue(check, 'cn-gd', instant)
  expect([countsAt('2025-07-14T15:59:59Z'), countsAt('2025-07-14T16:00:00Z')]).toEqual([true, false])
  expect(isCheckedAgainstCatalogue({ ...check, result: 'listed' }, 'cn-gd', '2025-01-01T00:00:00Z')).toBe(false)
  expect(isCheckedAgainstCatalogue(check, 'hk', '2025-01-01T00:00:00Z')).toBe(false)
  expect(isCheckedAgainstCatalogue(null, 'cn-gd', '2025-01-01T00:00:00Z')).toBe(false)
})
