import { describe, expect, test } from 'vitest'
import { at, digestB, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { decide, fold } from '../machine.ts'
import { foundOf, inspected, inspecting, opened, quarantined, released, uploaded } from './examples.ts'
import { evolveArtefact } from './events.ts'
import { findingCodes, severities } from './finding-codes.ts'
import { closingReasonOf, type Inspection } from './inspection.ts'
import { artefactMachine } from './table.ts'

const signatures = { version: 27_500, madeOn: '2026-11-26' }
const clean = { scan: 'clean', signatures } as const

test('a file is in quarantine from its upload until an inspection has ended', () => {
  expect(evolveArtefact(null, uploaded)).toMatchObject({
    status: 'quarantined',
    quarantine: { reason: 'unchecked', since: at },
    inspection: null,
  })
})

test('a file from before, whose event says of no quarantine, is open', () => {
  const { quarantine: _quarantine, ...before } = uploaded
  expect(evolveArtefact(null, before)).toMatchObject({ status: 'uploaded', quarantine: null })
})

test.each<[string, Partial<Inspection>]>([
  ['nothing is found in and no scanner is set up', {}],
  ['a scanner calls clean', clean],
  ['another category is proposed for', { findings: ['personal-data', 'classification-mark'], personalData: 'found' }],
])('a file that %s is open', (_which, change) => {
  const open = given(artefactMachine, [uploaded])
    .when(inspecting, foundOf(change))
    .then([inspected(change), released('unchecked')])
  const { digest, scan, ...found } = foundOf(change).inspection
  expect(open).toMatchObject({ status: 'uploaded', quarantine: null, scan, scanDigest: digest })
  expect(open?.inspection).toStrictEqual({ ...found, at })
})

const closing: [string, Partial<Inspection>, 'structure' | 'malware' | 'not-scannable'][] = [
  ['runs a script', { findings: ['personal-data', 'pdf-script'] }, 'structure'],
  ['is another file than it says', { findings: ['type-differs'], ...clean }, 'structure'],
  ['holds malware', { scan: 'malware' }, 'malware'],
  ['holds malware and a script', { scan: 'malware', findings: ['pdf-script'] }, 'malware'],
  ['no scanner can look into', { scan: 'not-scannable' }, 'not-scannable'],
]

describe.each(closing)('a file that %s', (_which, change, reason) => {
  test('is closed at its first inspection', () => {
    given(artefactMachine, [uploaded])
      .when(inspecting, foundOf(change))
      .then([inspected(change), quarantined(reason)])
  })

  test('is closed when a later inspection finds it, and says so once', () => {
    const closed = [...opened, inspected(change), quarantined(reason)]
    given(artefactMachine, opened)
      .when(inspecting, foundOf(change))
      .then([inspected(change), quarantined(reason)])
    given(artefactMachine, closed)
      .when(inspecting, foundOf(change))
      .then([inspected(change)])
  })

  test('is open again when a later inspection finds it no more', () => {
    given(artefactMachine, [...opened, inspected(change), quarantined(reason)])
      .when(inspecting, foundOf({}))
      .then([inspected(), released(reason)])
  })
})

test('every finding but a proposal closes a file', () => {
  for (const code of findingCodes)
    expect(closingReasonOf({ scan: 'not-scanned', findings: [code] })).toBe(
      severities[code] === 'propose' ? null : 'structure',
    )
})

test('an inspection says nothing of the store', () => {
  for (const reason of ['digest-differs', 'bytes-missing'] as const)
    given(artefactMachine, [...opened, quarantined(reason)])
      .when(inspecting, foundOf({}))
      .then([inspected()])
})

test('a result counts for the bytes that were inspected alone', () => {
  given(artefactMachine, [uploaded])
    .when(inspecting, foundOf({ digest: digestB }))
    .then(['inspected-other-bytes evd_1'])
})

test.each<Partial<Inspection>>([{ scan: 'clean' }, { scan: 'malware', signatures }, { signatures }])(
  'clean is said by signatures, and by nothing else: %o',
  (change) => {
    given(artefactMachine, [uploaded]).when(inspecting, foundOf(change)).then(['scan-without-signatures evd_1'])
  },
)

test('nobody but the system says what an inspection found', () => {
  const state = fold(artefactMachine, opened)
  for (const actor of [people.applicant, people.evaluatorOne])
    expect(decide(artefactMachine, state, { ...inspecting, actor }, foundOf({}))).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
})
